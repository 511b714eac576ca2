package dev.gatehouse.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.kql.schema.Type;
import dev.gatehouse.settings.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Programs that end in mid-stream; {@code -Dgatehouse.kills=10} asks for more of them. */
@Timeout(300)
class CrashTest {
    @TempDir
    Path temporary;

    @Test
    void noAcknowledgedRowIsLostWhenTheProcessIsKilled() throws Exception {
        var directory = temporary.resolve("logs");
        int kills = Integer.getInteger("gatehouse.kills", 2);
        long from = 0;
        try (var rig = new StoreRig(directory)) {
            rig.settings = new Settings.Store(true, "", List.of("X-Tenant-Id"), Duration.ofDays(365), 1L << 40);
            for (int kill = 0; kill < kills; kill++) {
                long acknowledged;
                try (var writer = OtherProcess.start(directory, from, rig.clock.get())) {
                    acknowledged = writer.kill(writer.acknowledged(20 + 17 * kill));
                }
                var rows = rig.open()
                        .query(Row.query(
                                "SELECT count(*), count(DISTINCT \"TotalTime\"), coalesce(min(\"TotalTime\"), 0),"
                                        + " coalesce(max(\"TotalTime\"), -1) FROM \"ApiManagementGatewayLogs\"",
                                Type.LONG,
                                Type.LONG,
                                Type.LONG,
                                Type.LONG))
                        .rows()
                        .getFirst();
                long found = (long) rows[0];
                assertThat(found).as("rows, acknowledged %s", acknowledged).isGreaterThanOrEqualTo(acknowledged);
                assertThat(rows).as("each once, none missing").containsExactly(found, found, 0L, found - 1);
                assertThat(found % 500).as("only whole batches").isZero();
                assertThat(StoreRig.list(directory)).noneMatch(name -> name.contains("broken"));
                from = found;
                rig.pass(Duration.ofDays(3));
                rig.stop();
            }
            rig.open();
            assertThat(rig.files()).as("there were rolls meanwhile").isNotEmpty();
        }
    }

    @Test
    void aSecondProcessIsToldWhoHasTheStore() throws Exception {
        var directory = temporary.resolve("logs");
        try (var first = OtherProcess.start(directory, 0, StoreRig.START);
                var rig = new StoreRig(directory)) {
            first.acknowledged(1);
            for (var open : List.<org.assertj.core.api.ThrowableAssert.ThrowingCallable>of(
                    rig::open, () -> LogStore.openReadOnly(directory, rig.settings, rig.queries, Row.TABLES))) {
                assertThatThrownBy(open)
                        .isInstanceOf(StoreException.class)
                        .hasMessageContaining("PID " + first.pid())
                        .hasMessageContaining("--url");
            }
            assertThat(first.acknowledged(1)).as("the first goes on").isPositive();
        }
    }

    @Test
    void theSameProcessCannotOpenItTwiceEither() throws Exception {
        try (var first = new StoreRig(temporary.resolve("logs"));
                var second = new StoreRig(temporary.resolve("logs"))) {
            first.write(0, 3);
            assertThatThrownBy(second::open).isInstanceOf(StoreException.class).hasMessageContaining("in use");
            first.write(3, 6);
            assertThat(first.numbers()).hasSize(6);
            first.stop();
            assertThat(second.numbers()).hasSize(6);
        }
    }
}

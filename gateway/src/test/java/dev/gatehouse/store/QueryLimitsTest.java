package dev.gatehouse.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gatehouse.kql.schema.Type;
import dev.gatehouse.settings.Settings;
import dev.gatehouse.store.QueryException.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class QueryLimitsTest {
    private static final String ENDLESS =
            "SELECT sum(a.range * random())::BIGINT FROM range(1000000000) a, range(1000000) b";

    @TempDir
    Path temporary;

    private StoreRig rig;

    @BeforeEach
    void rig() {
        rig = new StoreRig(temporary.resolve("logs"));
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private Kind refused(String sql, Type... types) throws Exception {
        var store = rig.store();
        var refused = catchThrowableOfType(QueryException.class, () -> store.query(Row.query(sql, types)));
        assertThat(refused).as(sql).isNotNull().message().isNotBlank().doesNotContain("\n");
        return refused.kind();
    }

    private static Settings.Queries limits(Duration timeout) {
        return new Settings.Queries(timeout, 1000, 1 << 20, 256 << 20);
    }

    @Test
    void l07_aQueryThatTakesTooLongIsEnded() throws Exception {
        rig.queries = limits(Duration.ofMillis(300));
        assertThat(refused(ENDLESS, Type.LONG)).isEqualTo(Kind.TOO_LONG);
        assertThat(rig.value("SELECT 42", Type.INT)).isEqualTo(42);
    }

    @Test
    void l07_moreRowsThanAllowedAreRefusedAndAsManyAreNot() throws Exception {
        assertThat(rig.store()
                        .query(Row.query("SELECT range FROM range(1000)", Type.LONG))
                        .rows())
                .hasSize(1000);
        assertThat(refused("SELECT range FROM range(1001)", Type.LONG)).isEqualTo(Kind.TOO_MANY_ROWS);
        assertThat(refused("SELECT range FROM range(1000000000000)", Type.LONG)).isEqualTo(Kind.TOO_MANY_ROWS);
    }

    @Test
    void l07_moreBytesThanAllowedAreRefused() throws Exception {
        assertThat(refused("SELECT repeat('x', 2000) FROM range(1000)", Type.STRING))
                .isEqualTo(Kind.TOO_MANY_BYTES);
        assertThat(rig.store()
                        .query(Row.query("SELECT repeat('x', 1000) FROM range(1000)", Type.STRING))
                        .rows())
                .hasSize(1000);
    }

    @Test
    void l07_aQueryThatNeedsTooMuchMemoryIsRefusedAndTheStoreGoesOn() throws Exception {
        assertThat(refused("SELECT len(list(range))::BIGINT FROM range(2000000000)", Type.LONG))
                .isEqualTo(Kind.OUT_OF_MEMORY);
        rig.write(0, 3);
        assertThat(rig.numbers()).hasSize(3);
    }

    @Test
    void aQueryIsCancelledFromAnotherThread() throws Exception {
        var running = rig.store().start(Row.query(ENDLESS, Type.LONG), limits(Duration.ofSeconds(50)));
        var waiting = CompletableFuture.supplyAsync(() -> catchThrowableOfType(QueryException.class, running::result));
        running.cancel();
        assertThat(waiting.get().kind()).isEqualTo(Kind.CANCELLED);
        running.cancel();
    }

    @Test
    void cancelledQueriesMakeRoomForOthers() throws Exception {
        List<Running> endless = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            endless.add(rig.store().start(Row.query(ENDLESS, Type.LONG), limits(Duration.ofSeconds(50))));
        }
        endless.forEach(Running::cancel);
        assertThat(rig.value("SELECT 42", Type.INT)).isEqualTo(42);
    }

    @Test
    void moreQueriesThanCanWaitAreRefused() throws Exception {
        List<Running> endless = new ArrayList<>();
        Kind refused = null;
        for (int i = 0; i < 100 && refused == null; i++) {
            try {
                endless.add(rig.store().start(Row.query(ENDLESS, Type.LONG), limits(Duration.ofSeconds(50))));
            } catch (QueryException e) {
                refused = e.kind();
            }
        }
        endless.forEach(Running::cancel);
        assertThat(refused).isEqualTo(Kind.BUSY);
        assertThat(endless).hasSizeGreaterThanOrEqualTo(64);
    }

    @Test
    void closingEndsQueriesUnderWay() throws Exception {
        var running = rig.store().start(Row.query(ENDLESS, Type.LONG), limits(Duration.ofSeconds(50)));
        rig.close();
        assertThat(catchThrowableOfType(QueryException.class, running::result).kind())
                .isEqualTo(Kind.CANCELLED);
    }

    /** On a stack of usual size the planner, and with it the process, ended at 240. */
    @Test
    void aDeepQueryDoesNotEndTheProcess() throws Exception {
        var sql = "SELECT 1::BIGINT AS a";
        for (int i = 0; i < 400; i++) {
            sql = "SELECT max(a)::BIGINT AS a FROM (" + sql + ") GROUP BY a";
        }
        assertThat(rig.value(sql, Type.LONG)).isEqualTo(1L);
    }

    @Test
    void anErrorInALaterRowFailsTheQueryInsteadOfCuttingTheAnswer() throws Exception {
        rig.queries = new Settings.Queries(Duration.ofSeconds(20), 1_000_000, 64 << 20, 256 << 20);
        assertThat(refused(
                        "SELECT CASE WHEN range = 499999 THEN error('row') ELSE 'x' END FROM range(500000)",
                        Type.STRING))
                .isEqualTo(Kind.FAILED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM read_csv('/etc/passwd')",
                "SELECT content FROM read_text('/etc/hostname')",
                "SELECT * FROM '/etc/passwd'",
                "SELECT file FROM glob('/etc/*')",
                "SELECT * FROM read_parquet('http://127.0.0.1:9/x.parquet')",
                "SELECT * FROM query('COPY (SELECT 1) TO ''{}/out''')",
                "COPY (SELECT 1) TO '{}/out'",
                "COPY (SELECT 1) TO '{}/logs/out'",
                "ATTACH '{}/other.duckdb'",
                "ATTACH '{}/logs/other.duckdb' AS other",
                "INSTALL httpfs",
                "LOAD httpfs",
                "SET lock_configuration = false",
                "SET GLOBAL enable_external_access = true",
                "RESET memory_limit",
                "PRAGMA enable_profiling",
                "CREATE TABLE hot.evil (i INT)",
                "CREATE MACRO evil() AS 1",
                "DROP VIEW \"ApiManagementGatewayLogs\"",
                "DROP TABLE hot.\"ApiManagementGatewayLogs@2026-11-24T05.0\"",
                "DELETE FROM hot.\"ApiManagementGatewayLogs@2026-11-24T05.0\"",
                "INSERT INTO hot.\"ApiManagementGatewayLogs@2026-11-24T05.0\" SELECT * FROM hot.\"ApiManagementGatewayLogs@2026-11-24T05.0\"",
                "WITH a AS (SELECT 1) DELETE FROM hot.\"ApiManagementGatewayLogs@2026-11-24T05.0\"",
                "SELECT 1; DROP VIEW \"ApiManagementGatewayLogs\"",
                "DROP VIEW \"ApiManagementGatewayLogs\"; SELECT 1",
                "SELECT 1) AS q(c0); DROP VIEW \"ApiManagementGatewayLogs\"; SELECT * FROM (SELECT 1",
                "EXPORT DATABASE '{}/logs'",
                "DETACH hot",
                "CHECKPOINT hot",
                "CALL force_checkpoint('hot')",
                ""
            })
    void l07_sqlOnlyReadsAndOnlyTheLogs(String sql) throws Exception {
        rig.write(0, 3);
        assertThat(refused(sql.replace("{}", temporary.toString()), Type.STRING))
                .isEqualTo(Kind.FAILED);
        assertThat(rig.numbers()).hasSize(3);
        assertThat(StoreRig.list(temporary)).containsExactly("logs");
        assertThat(StoreRig.list(rig.directory)).isSubsetOf("hot.duckdb", "hot.duckdb.wal", "segments", "temporary");
    }

    @Test
    void l07_aFolderWhoseNameBeginsLikeTheStoresIsAnotherFolder() throws Exception {
        rig.write(0, 1);
        var other = Files.createDirectories(temporary.resolve("logs2")).resolve("secret.txt");
        Files.writeString(other, "secret");
        for (var path : List.of(other.toString(), rig.directory + "/../logs2/secret.txt")) {
            assertThat(refused("SELECT content FROM read_text('" + path + "')", Type.STRING))
                    .isEqualTo(Kind.FAILED);
        }
    }

    @Test
    void divisionByZeroAndTimesAreAsKustoHasThem() throws Exception {
        var rows = rig.store()
                .query(Row.query(
                        "SELECT 1 // 0, 1.0::DOUBLE / 0, current_setting('TimeZone'), TIMESTAMPTZ '2026-01-01"
                                + " 01:00:00+02'::TIMESTAMP",
                        Type.LONG,
                        Type.REAL,
                        Type.STRING,
                        Type.DATETIME))
                .rows();
        assertThat(rows.getFirst()[0]).isNull();
        assertThat(rows.getFirst()[2]).isEqualTo("UTC");
        assertThat(rows.getFirst()[3]).hasToString("2025-12-31T23:00:00Z");
    }

    @Test
    void theAnswerHasTheOrderOfTheQuery() throws Exception {
        rig.queries = new Settings.Queries(Duration.ofSeconds(20), 400_000, 64 << 20, 256 << 20);
        long expected = 399_999;
        for (var row : rig.store()
                .query(Row.query("SELECT range FROM range(400000) ORDER BY range DESC", Type.LONG))
                .rows()) {
            assertThat(row[0]).isEqualTo(expected--);
        }
        assertThat(expected).isEqualTo(-1);
    }

    @Test
    void columnsWhoseNamesDifferOnlyByCaseAreTwo() throws Exception {
        assertThat(rig.store()
                        .query(Row.query("SELECT 1 AS \"a\", 2 AS \"A\"", Type.INT, Type.INT))
                        .rows()
                        .getFirst())
                .containsExactly(1, 2);
    }

    @Test
    void queriesSeeEveryRowOnceWhileRowsComeAndHoursRoll() throws Exception {
        rig.queries = new Settings.Queries(Duration.ofSeconds(20), 1_000_000, 64 << 20, 256 << 20);
        rig.write(0, 100);
        var writing = new CountDownLatch(1);
        var writer = CompletableFuture.runAsync(() -> {
            try {
                for (int batch = 1; batch < 60; batch++) {
                    rig.write(batch * 100L, batch * 100L + 100);
                    if (batch % 5 == 0) {
                        rig.roll();
                    }
                }
            } catch (Exception e) {
                throw new IllegalStateException(e);
            } finally {
                writing.countDown();
            }
        });
        long last = 0;
        int asked = 0;
        while (writing.getCount() > 0 || asked == 0) {
            var row = rig.store()
                    .query(Row.query(
                            "SELECT count(*), count(DISTINCT \"TotalTime\"), max(\"TotalTime\") FROM"
                                    + " \"ApiManagementGatewayLogs\"",
                            Type.LONG,
                            Type.LONG,
                            Type.LONG))
                    .rows()
                    .getFirst();
            long count = (long) row[0];
            assertThat(row[1]).isEqualTo(count);
            assertThat(row[2]).isEqualTo(count - 1);
            assertThat(count).isGreaterThanOrEqualTo(last);
            last = count;
            asked++;
        }
        writer.join();
        assertThat(rig.numbers()).isEqualTo(StoreRig.range(0, 6000));
        assertThat(asked).isGreaterThan(3);
    }

    @Test
    void anHourThatGoesWhileAQueryReadsItStaysUntilTheQueryEnds() throws Exception {
        rig.write(0, 1000);
        rig.roll();
        var file = rig.directory.resolve("segments").resolve(rig.files().getFirst());
        var slow = rig.store()
                .start(
                        Row.query(
                                "SELECT count(*) FROM \"ApiManagementGatewayLogs\" a, range(100000000) b WHERE"
                                        + " a.\"TotalTime\" + b.range < 0",
                                Type.LONG),
                        limits(Duration.ofSeconds(50)));
        while (rig.store().leases().isIdle()) {
            Thread.onSpinWait();
        }
        rig.pass(Duration.ofDays(3));
        rig.keep();
        assertThat(rig.numbers()).isEmpty();
        assertThat(file).exists();
        slow.cancel();
        while (!rig.store().leases().isIdle()) {
            Thread.onSpinWait();
        }
        rig.keep();
        assertThat(file).doesNotExist();
        assertThat(Files.exists(rig.directory)).isTrue();
    }
}

package dev.gatehouse.logs;

import static dev.gatehouse.logs.LoggedExchanges.begun;
import static dev.gatehouse.logs.LoggedExchanges.end;
import static dev.gatehouse.logs.LoggedExchanges.error;
import static dev.gatehouse.logs.LoggedExchanges.logging;
import static dev.gatehouse.logs.LoggedExchanges.part;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.http.Headers;
import dev.gatehouse.model.Diagnostic.Part;
import dev.gatehouse.policy.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Rows as lines. */
class JsonLinesSinkTest {
    @TempDir
    private Path folder;

    private static List<GatewayLog> rows(String... tenants) {
        List<GatewayLog> rows = new ArrayList<>();
        for (var tenant : tenants) {
            var observer = new GatewayLogObserver(rows::add, () -> 0);
            var exchange = begun(
                    logging(part(List.of("X-Tenant-Id"), 0), Part.NONE),
                    observer,
                    "",
                    new Headers().add("X-Tenant-Id", tenant));
            exchange.measures().failed(error("l10 \u001b[31m\r\n{\"forged\":true}"));
            end(exchange, Response.of(401));
        }
        return rows;
    }

    @Test
    void l10_aRowIsOneLineWhateverIsInIt() throws IOException {
        var file = folder.resolve("gateway.log");
        var sink = JsonLinesSink.file(GatewayLog.TABLE, file);
        sink.write(rows("a\nb", "c"));
        sink.write(rows("d"));
        var lines = Files.readAllLines(file);
        assertThat(lines)
                .hasSize(3)
                .allMatch(
                        line -> line.startsWith("{\"TimeGenerated\":\"2026-03-01T10:00:00.123456Z\",\"_BilledSize\""));
        var first = JsonMapper.shared().readTree(lines.getFirst());
        assertThat(first.get("RequestHeaders").get("X-Tenant-Id").asString()).isEqualTo("a\nb");
        assertThat(first.get("ResponseCode").asInt()).isEqualTo(401);
        assertThat(first.get("TimeGenerated").asString()).isEqualTo("2026-03-01T10:00:00.123456Z");
        assertThat(first.get("IsRequestSuccess").asBoolean()).isFalse();
        assertThat(first.get("Errors").get(0).get("reason").asString()).isEqualTo("TokenExpired");
        assertThat(first.has("ResponseBody")).isFalse();
    }

    @Test
    void aFileThatWasMovedAwayIsMadeAgain() throws IOException {
        var file = folder.resolve("gateway.log");
        var sink = JsonLinesSink.file(GatewayLog.TABLE, file);
        sink.write(rows("a"));
        Files.move(file, folder.resolve("gateway.log.1"));
        sink.write(rows("b", "c"));
        assertThat(Files.readAllLines(file)).hasSize(2);
    }

    @Test
    void aStreamStaysOpen() throws IOException {
        var stream = new ByteArrayOutputStream();
        var sink = JsonLinesSink.stream(GatewayLog.TABLE, stream);
        sink.write(rows("a"));
        sink.write(rows("b"));
        assertThat(stream.toString(StandardCharsets.UTF_8).lines()).hasSize(2);
    }
}

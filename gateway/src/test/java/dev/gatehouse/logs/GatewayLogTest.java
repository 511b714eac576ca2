package dev.gatehouse.logs;

import static dev.gatehouse.logs.LoggedExchanges.begun;
import static dev.gatehouse.logs.LoggedExchanges.callBackend;
import static dev.gatehouse.logs.LoggedExchanges.columns;
import static dev.gatehouse.logs.LoggedExchanges.end;
import static dev.gatehouse.logs.LoggedExchanges.error;
import static dev.gatehouse.logs.LoggedExchanges.logging;
import static dev.gatehouse.logs.LoggedExchanges.part;
import static dev.gatehouse.logs.LoggedExchanges.passBody;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.Shared;
import dev.gatehouse.http.Body;
import dev.gatehouse.http.Headers;
import dev.gatehouse.model.Diagnostic;
import dev.gatehouse.model.Diagnostic.Part;
import dev.gatehouse.model.Diagnostic.Verbosity;
import dev.gatehouse.policy.Leg;
import dev.gatehouse.policy.Response;
import dev.gatehouse.policy.TraceRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an exchange leaves in the log. */
class GatewayLogTest {
    private final List<GatewayLog> log = new ArrayList<>();
    private double random;
    private final GatewayLogObserver observer = new GatewayLogObserver(log::add, () -> random);

    /** The reference lists names by type. */
    @Test
    void theColumnsAreAzures() throws IOException {
        var page = Files.readString(Shared.path("reference/kql.md"));
        var section = page.substring(page.indexOf("## (a)"), page.indexOf("Meaning (gateway-log"));
        var rows = Pattern.compile("^\\| (datetime|string|dynamic|int|long|real|bool) \\| (.*) \\|$", Pattern.MULTILINE)
                .matcher(section);
        var azures = new TreeMap<String, String>();
        while (rows.find()) {
            for (var name : rows.group(2).split(",\\s*", -1)) {
                azures.put(name, rows.group(1));
            }
        }
        var ours = new TreeMap<String, String>();
        GatewayLog.TABLE
                .columns()
                .forEach(column ->
                        ours.put(column.column().name(), column.column().type().toString()));
        assertThat(azures).hasSize(59);
        assertThat(ours).isEqualTo(azures);
    }

    @Test
    void aRowSaysWhatHappened() {
        var exchange = begun(Diagnostic.DEFAULT, observer, "view=full", new Headers());
        callBackend(exchange, Response.of(200), "/base/orders/7?view=full");
        exchange.measures().lookedUp(false, 3 * LoggedExchanges.MILLI);
        end(exchange, Response.of(200));
        var row = columns(log.getFirst());
        assertThat(row)
                .containsEntry("TimeGenerated", LoggedExchanges.TIME)
                .containsEntry("CorrelationId", exchange.requestId().toString())
                .containsEntry("ApiId", "orders")
                .containsEntry("ApiRevision", "2")
                .containsEntry("OperationId", "get-order")
                .containsEntry("ProductId", "")
                .containsEntry("CallerIpAddress", "192.0.2.1")
                .containsEntry("Method", "GET")
                .containsEntry("Url", "https://gateway.example/orders/7?view=full")
                .containsEntry("ResponseCode", 200)
                .containsEntry("IsRequestSuccess", true)
                .containsEntry("RequestSize", 321)
                .containsEntry("ResponseSize", 654)
                .containsEntry("TotalTime", 50L)
                .containsEntry("BackendTime", 30L)
                .containsEntry("Cache", "miss")
                .containsEntry("CacheTime", 3L)
                .containsEntry("BackendMethod", "GET")
                .containsEntry("BackendUrl", "https://backend.example/base/orders/7?view=full")
                .containsEntry("BackendProtocol", "HTTP/1.1")
                .containsEntry("BackendResponseCode", 200)
                .containsEntry("OperationName", "Microsoft.ApiManagement/GatewayLogs")
                .containsEntry("Category", "GatewayLogs")
                .containsEntry("Type", "ApiManagementGatewayLogs")
                .containsEntry("RequestHeaders", null)
                .containsEntry("ResponseBody", "")
                .containsEntry("Errors", null)
                .containsEntry("LastErrorReason", "")
                .containsEntry("LastErrorElapsed", null);
    }

    @Test
    void errorsAreAllThereAndTheLastOneHasColumns() {
        var exchange = begun(Diagnostic.DEFAULT, observer, "", new Headers());
        exchange.measures().failed(error("First."));
        exchange.measures().failed(error("JWT not present."));
        end(exchange, Response.of(401));
        var row = columns(log.getFirst());
        assertThat(row)
                .containsEntry("IsRequestSuccess", false)
                .containsEntry("LastErrorSource", "validate-jwt")
                .containsEntry("LastErrorReason", "TokenExpired")
                .containsEntry("LastErrorMessage", "JWT not present.")
                .containsEntry("LastErrorScope", "api")
                .containsEntry("LastErrorSection", "inbound")
                .containsEntry("BackendResponseCode", null)
                .containsEntry("BackendUrl", "");
        assertThat((String) row.get("Errors"))
                .matches(
                        "\\[\\{\"elapsed\":-?\\d+,\"source\":\"validate-jwt\",\"scope\":\"api\",\"section\":\"inbound\","
                                + "\"reason\":\"TokenExpired\",\"message\":\"First.\"},\\{.*\"JWT not present.\"}]");
    }

    @Test
    void aClientThatLeftHasNoStatus() {
        end(begun(Diagnostic.DEFAULT, observer, "", new Headers()), null);
        assertThat(columns(log.getFirst())).containsEntry("ResponseCode", 0).containsEntry("IsRequestSuccess", false);
    }

    @Test
    void headersHaveTheNamesOfTheSettingAndTheValuesThatCame() {
        var diagnostic = logging(part(List.of("X-Tenant-Id", "Accept", "X-Missing"), 0), part(List.of("ETag"), 0));
        var headers =
                new Headers().add("x-tenant-id", "acme").add("accept", "a").add("ACCEPT", "b");
        var exchange = begun(diagnostic, observer, "", headers);
        exchange.request().headers().remove("Accept");
        end(exchange, new Response(200, "", new Headers().add("etag", "\"1\""), Body.NONE));
        assertThat(columns(log.getFirst()))
                .containsEntry("RequestHeaders", "{\"X-Tenant-Id\":\"acme\",\"Accept\":\"a,b\"}")
                .containsEntry("ResponseHeaders", "{\"ETag\":\"\\\"1\\\"\"}")
                .containsEntry("BackendRequestHeaders", null);
    }

    /** A caller may claim any tenant; the policy knows. */
    @Test
    void aHeaderThatAPolicyHasSetIsLoggedAsItWasSet() {
        var diagnostic = logging(part(List.of("X-Tenant-Id"), 0), Part.NONE);
        var exchange = begun(diagnostic, observer, "", new Headers().add("X-Tenant-Id", "claimed"));
        exchange.request().headers().set("X-Tenant-Id", "validated");
        end(exchange, Response.of(200));
        assertThat(columns(log.getFirst())).containsEntry("RequestHeaders", "{\"X-Tenant-Id\":\"validated\"}");
    }

    @Test
    void whatTheBackendIsToldAndAnswersIsTakenBeforePoliciesChangeIt() {
        var diagnostic = new Diagnostic(
                "azuremonitor",
                Verbosity.INFORMATION,
                true,
                100,
                false,
                Part.NONE,
                Part.NONE,
                part(List.of("X-User"), 8),
                part(List.of("Server"), 8));
        var exchange = begun(diagnostic, observer, "", new Headers());
        exchange.request().headers().set("X-User", "alice");
        passBody(exchange, Leg.BACKEND_REQUEST, "to the backend");
        passBody(exchange, Leg.BACKEND_RESPONSE, "back");
        var answer = new Response(200, "", new Headers().add("server", "kestrel"), Body.NONE);
        callBackend(exchange, answer, "/");
        answer.headers().remove("Server");
        exchange.request().headers().set("X-User", "somebody else");
        end(exchange, answer);
        assertThat(columns(log.getFirst()))
                .containsEntry("BackendRequestHeaders", "{\"X-User\":\"alice\"}")
                .containsEntry("BackendResponseHeaders", "{\"Server\":\"kestrel\"}")
                .containsEntry("BackendRequestBody", "to the b")
                .containsEntry("BackendResponseBody", "back")
                .containsEntry("CallerIpAddress", "");
    }

    @ParameterizedTest
    @CsvSource({
        "abcdef,6,abcdef",
        "abcdef,3,abc",
        "aäb,2,a",
        "aäb,3,aä",
        "a€b,3,a",
        "a€b,4,a€",
        "a😀b,4,a",
        "a😀b,5,a😀"
    })
    void aBodyIsCutBetweenCharacters(String body, int bytes, String logged) {
        var exchange = begun(logging(part(List.of(), bytes), Part.NONE), observer, "", new Headers());
        passBody(exchange, Leg.REQUEST, body);
        end(exchange, Response.of(200));
        assertThat(columns(log.getFirst())).containsEntry("RequestBody", logged);
    }

    @Test
    void bytesThatAreNoTextDoNoHarm() {
        var exchange = begun(logging(part(List.of(), 100), Part.NONE), observer, "", new Headers());
        passBody(exchange, Leg.REQUEST, new byte[] {(byte) 0xFF, 0, (byte) 0xC3, 'a', (byte) 0x80});
        end(exchange, Response.of(200));
        assertThat(columns(log.getFirst())).containsEntry("RequestBody", "\uFFFD\0\uFFFDa\uFFFD");
    }

    /** Azure's limit of an entry; here the row itself is never lost. */
    @Test
    void aRowThatIsTooLargeLosesItsBodiesThenItsHeaders() {
        var diagnostic = new Diagnostic(
                "d",
                Verbosity.VERBOSE,
                true,
                100,
                true,
                part(List.of("A", "B"), 8192),
                part(List.of(), 8192),
                part(List.of(), 8192),
                part(List.of(), 8192));
        for (int headerLength : List.of(10, 9_000, 17_000)) {
            var headers = new Headers().add("A", "a".repeat(headerLength)).add("B", "b".repeat(headerLength));
            var exchange = begun(diagnostic, observer, "", headers);
            for (var leg : Leg.values()) {
                passBody(exchange, leg, "x".repeat(7_000));
            }
            exchange.trace(new TraceRecord("t", "error", "said", Map.of()));
            end(exchange, Response.of(200));
        }
        assertThat(columns(log.get(0)).get("RequestBody")).isEqualTo("x".repeat(7_000));
        assertThat(columns(log.get(1)))
                .containsEntry("RequestBody", "")
                .containsEntry("TraceRecords", null)
                .extractingByKey("RequestHeaders")
                .asString()
                .hasSizeGreaterThan(18_000);
        assertThat(columns(log.get(2)))
                .containsEntry("RequestHeaders", null)
                .containsEntry("ResponseCode", 200)
                .containsEntry("Url", "https://gateway.example/orders/7");
    }

    @ParameterizedTest
    @CsvSource({
        // verbosity, sampling, alwaysLogErrors, random, status : logged
        "INFORMATION, 100, true, 0.99, 200, true",
        "INFORMATION, 50, true, 0.49, 200, true",
        "INFORMATION, 50, true, 0.50, 200, false",
        "INFORMATION, 50, true, 0.50, 401, true",
        "INFORMATION, 50, true, 0.50, 0, true",
        "INFORMATION, 50, false, 0.50, 500, false",
        "INFORMATION, 0, false, 0.0, 500, false",
        "INFORMATION, 0, true, 0.0, 302, false",
        "ERROR, 100, true, 0.0, 200, false",
        "ERROR, 100, true, 0.0, 399, false",
        "ERROR, 100, true, 0.0, 404, true",
        "VERBOSE, 100, false, 0.5, 200, true"
    })
    void verbosityAndSamplingDecideWhatIsLogged(
            Verbosity verbosity, double sampling, boolean errors, double drawn, int status, boolean logged) {
        random = drawn;
        var diagnostic =
                new Diagnostic("d", verbosity, errors, sampling, true, Part.NONE, Part.NONE, Part.NONE, Part.NONE);
        end(begun(diagnostic, observer, "", new Headers()), status == 0 ? null : Response.of(status));
        assertThat(log).hasSize(logged ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({"ERROR,e", "INFORMATION,e i", "VERBOSE,e i v"})
    void tracesAreLoggedByTheirSeverity(Verbosity verbosity, String sources) {
        var diagnostic = new Diagnostic("d", verbosity, true, 100, true, Part.NONE, Part.NONE, Part.NONE, Part.NONE);
        var exchange = begun(diagnostic, observer, "", new Headers());
        exchange.trace(new TraceRecord("e", "error", "m", Map.of("k", "v")));
        exchange.trace(new TraceRecord("i", "information", "m", Map.of()));
        exchange.trace(new TraceRecord("v", "verbose", "m", Map.of()));
        end(exchange, Response.of(500));
        var traces = (String) columns(log.getFirst()).get("TraceRecords");
        assertThat(Pattern.compile("\"source\":\"(.)\"")
                        .matcher(traces)
                        .results()
                        .map(each -> each.group(1))
                        .toList())
                .containsExactly(sources.split(" "));
        assertThat(traces)
                .startsWith("[{\"source\":\"e\",\"severity\":\"error\",\"message\":\"m\",\"metadata\":{\"k\":\"v\"}}");
    }
}

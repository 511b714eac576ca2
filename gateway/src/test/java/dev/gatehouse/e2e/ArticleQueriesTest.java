package dev.gatehouse.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.Shared;
import dev.gatehouse.app.quickstart.Quickstart;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The five queries of the mission's article, verbatim, over the log of a quickstart that has had calls of every sort; what they
 * answer is held against a tally of the calls.
 */
class ArticleQueriesTest {
    private static final Path SAMPLES = Path.of("../samples");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /** A call as the test made it. */
    private record Made(String api, int status, String tenant, String detail) {}

    private static final List<Made> TALLY = new ArrayList<>();
    private static Quickstart quickstart;

    @BeforeAll
    static void calls() throws Exception {
        quickstart = Quickstart.start(SAMPLES.resolve("quickstart"), Optional.empty(), 0, _ -> {});
        for (int i = 0; i < 37; i++) {
            call("steps", "/steps/validate", "", 401);
        }
        for (int i = 0; i < 5; i++) {
            call("orders", "/orders", token("corporate/v2.0", "roles=Other"), 403);
        }
        for (int i = 0; i < 9; i++) {
            call("patterns", "/patterns/problem-details", "", 401);
        }
        call("patterns", "/patterns/problem-details", token("corporate/v2.0", "exp=-3600"), 401);
        for (var tenant : List.of("fabrikam", "fabrikam", "contoso")) {
            call("saas", "/saas/items", token("common/v2.0", "tid=" + tenant), 200);
        }
        call("orders", "/orders", token("corporate/v2.0", "roles=Orders.Read"), 200);
        call("", "/nowhere", "", 404);
    }

    @AfterAll
    static void stop() throws IOException {
        quickstart.close();
        CLIENT.close();
    }

    private static String token(String issuer, String claim) {
        int equals = claim.indexOf('=');
        var claims = quickstart
                .identityProvider()
                .claims()
                .add("aud", "api://quickstart")
                .add("sub", "a")
                .add(claim.substring(0, equals), claim.substring(equals + 1));
        return quickstart.identityProvider().issuer(issuer).token(claims);
    }

    private static void call(String api, String path, String token, int status) throws Exception {
        var request = HttpRequest.newBuilder(quickstart.url().resolve(path));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        var answer = CLIENT.send(request.build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(status);
        var body = answer.body().startsWith("{") ? JsonMapper.shared().readTree(answer.body()) : null;
        var detail = body == null ? "" : body.path("detail").asString("");
        // Whom the backend was told that the call is for: the policy's word, not the caller's.
        var tenant =
                body == null ? "" : body.path("headers").path("x-tenant-id").asString("");
        TALLY.add(new Made(api, status, tenant, detail));
    }

    private static String article(String name) throws IOException {
        return Files.readString(SAMPLES.resolve("queries").resolve(name));
    }

    private static List<Map<String, JsonNode>> ask(String kql) throws Exception {
        var body = JsonMapper.shared().writeValueAsString(Map.of("query", kql, "timespan", "P1D"));
        var request = HttpRequest.newBuilder(quickstart.adminUrl().resolve("/v1/workspaces/default/query"))
                .header("Authorization", "Bearer " + quickstart.adminSecret())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        var answer = CLIENT.send(request.build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        var table = JsonMapper.shared().readTree(answer.body()).get("tables").get(0);
        assertThat(table.get("name").asString()).isEqualTo("PrimaryResult");
        List<Map<String, JsonNode>> rows = new ArrayList<>();
        for (var row : table.get("rows")) {
            Map<String, JsonNode> named = new TreeMap<>();
            for (int i = 0; i < row.size(); i++) {
                named.put(table.get("columns").get(i).get("name").asString(), row.get(i));
            }
            rows.add(named);
        }
        return rows;
    }

    /** Sums of a column by another, whatever hour the calls fell into. */
    private static Map<String, Long> sums(List<Map<String, JsonNode>> rows, String by, String column) {
        return rows.stream()
                .collect(Collectors.groupingBy(
                        row -> row.get(by).asString(),
                        TreeMap::new,
                        Collectors.summingLong(row -> row.get(column).asLong())));
    }

    private static Map<String, Long> tally(Predicate<Made> which, Function<Made, String> by) {
        return TALLY.stream().filter(which).collect(Collectors.groupingBy(by, TreeMap::new, Collectors.counting()));
    }

    @Test
    void theQueriesAreTheArticles() throws IOException {
        for (var number : List.of(1, 2, 3, 4, 5)) {
            try (var files = Files.list(Shared.path("seed/kql"))) {
                var theirs = files.filter(file -> file.getFileName().toString().startsWith(number + "-"))
                        .findFirst()
                        .orElseThrow();
                assertThat(article(theirs.getFileName().toString())).isEqualTo(Files.readString(theirs));
            }
        }
    }

    @Test
    void authenticationFailureRate() throws Exception {
        var rows = ask(article("1-authentication-failure-rate.kql"));
        assertThat(sums(rows, "ApiId", "FailedRequests"))
                .isEqualTo(tally(made -> made.status == 401 || made.status == 403, Made::api));
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.get("FailureRate").asDouble()).isEqualTo(100.0);
            assertThat(Instant.parse(row.get("TimeGenerated").asString()).getEpochSecond() % 3600)
                    .isZero();
        });
    }

    @Test
    void topUnauthorizedCallers() throws Exception {
        var rows = ask(article("2-top-unauthorized-callers.kql"));
        assertThat(sums(rows, "ApiId", "AttemptCount")).isEqualTo(tally(made -> made.status == 401, Made::api));
        assertThat(rows)
                .allSatisfy(
                        row -> assertThat(row.get("CallerIpAddress").asString()).isEqualTo("127.0.0.1"));
        assertThat(rows.getFirst().get("AttemptCount").asLong()).isEqualTo(37);
    }

    @Test
    void jwtValidationErrorsByType() throws Exception {
        var rows = ask(article("3-jwt-validation-errors-by-type.kql"));
        var expected = tally(made -> made.status == 401, Made::detail);
        assertThat(sums(rows, "ErrorDetail", "Count")).isEqualTo(expected);
        assertThat(expected).hasSizeGreaterThan(2);
    }

    @Test
    void successfulAuthByTenant() throws Exception {
        var rows = ask(article("4-successful-auth-by-tenant.kql"));
        assertThat(sums(rows, "TenantId", "RequestCount"))
                .isEqualTo(tally(made -> made.status == 200 && !made.tenant.isEmpty(), Made::tenant))
                .containsEntry("fabrikam", 2L)
                .containsEntry("contoso", 1L);
    }

    @Test
    void alertOnASpikeInAuthFailures() throws Exception {
        var rows = ask(article("5-alert-spike-in-auth-failures.kql"));
        var failures = TALLY.stream()
                .filter(made -> made.status == 401 || made.status == 403)
                .count();
        assertThat(failures).isGreaterThan(50);
        assertThat(rows)
                .singleElement()
                .satisfies(row -> assertThat(row.get("FailureCount").asLong()).isEqualTo(failures));
    }

    /** Under the old names, and in the newest way of asking. */
    @Test
    void theSameLogUnderItsOldName() throws Exception {
        var rows = ask("AzureDiagnostics | where Category == \"GatewayLogs\" and responseCode_d == 404 | count");
        assertThat(rows.getFirst().get("Count").asLong()).isEqualTo(1);
    }

    @Test
    void l09_noTokenIsInTheLog() throws Exception {
        assertThat(ask("search \"eyJ\" | count").getFirst().get("Count").asLong())
                .isZero();
        assertThat(ask("ApiManagementGatewayLogs | where * contains \"eyJ\" | count")
                        .getFirst()
                        .get("Count")
                        .asLong())
                .isZero();
    }
}

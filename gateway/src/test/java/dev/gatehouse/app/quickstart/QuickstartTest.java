package dev.gatehouse.app.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.artifacts.LoadResult;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The sample folder served as a newcomer has it served: every pattern, over real sockets with real signatures. */
class QuickstartTest {
    private static final Path SAMPLE = Path.of("../samples/quickstart");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static Quickstart quickstart;

    @TempDir
    private Path temporary;

    @BeforeAll
    static void start() throws Exception {
        quickstart = Quickstart.start(SAMPLE, Optional.empty(), 0, _ -> {});
    }

    @AfterAll
    static void stop() throws Exception {
        quickstart.close();
        assertThat(quickstart.folder()).doesNotExist();
        CLIENT.close();
    }

    @Test
    void everyPrintedCallAnswersAsPrinted() throws Exception {
        for (Example example : quickstart.examples()) {
            List<Integer> statuses = new ArrayList<>();
            for (int i = 0; i < example.statuses().size(); i++) {
                statuses.add(call(example.method(), example.path(), example.headers())
                        .statusCode());
            }
            assertThat(statuses).as(example.shows()).isEqualTo(example.statuses());
        }
    }

    @Test
    void thePrintedCallsShowEachAnswerThatThereIs() {
        assertThat(quickstart.examples().stream().flatMap(example -> example.statuses().stream()))
                .contains(200, 401, 403, 429);
    }

    /** Claims are separated by semicolons; every token has the samples' audience unless it says otherwise. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET    | /steps/validate                | corporate/v2.0 | sub=a                                  | 200",
                "GET    | /steps/validate                | corporate/v2.0 | aud=api://other                        | 401",
                "GET    | /steps/validate                | customers/v2.0 | sub=a                                  | 401",
                "GET    | /steps/validate                | corporate/v2.0 | exp=                                   | 401",
                "GET    | /steps/require-claims          | corporate/v2.0 | roles=Quickstart.Admin;email=a@b       | 200",
                "GET    | /steps/require-claims          | corporate/v2.0 | roles=Quickstart.Admin                 | 403",
                "GET    | /steps/require-claims          | corporate/v2.0 | roles=Other;email=a@b                  | 403",
                "GET    | /steps/require-claims          | corporate/v2.0 | roles=Quickstart.Admin;email=a;tid=x   | 403",
                "GET    | /steps/two-providers           | partner-a      | sub=a                                  | 401",
                "GET    | /patterns/role-required        | corporate/v2.0 | roles=X;roles=Reports.ReadWrite        | 200",
                "GET    | /patterns/role-required        | corporate/v2.0 | roles=X                                | 401",
                "GET    | /patterns/tiers                | corporate/v2.0 | subscription_tier=free;department=d    | 401",
                "GET    | /patterns/tiers                | corporate/v2.0 | subscription_tier=premium              | 401",
                "GET    | /orders                        | corporate/v2.0 | roles=Orders.Read                      | 200",
                "GET    | /orders/4711                   | corporate/v2.0 | roles=Orders.ReadWrite                 | 200",
                "POST   | /orders                        | corporate/v2.0 | roles=Orders.ReadWrite                 | 200",
                "PUT    | /orders/4711                   | corporate/v2.0 | roles=Orders.Read                      | 403",
                "DELETE | /orders/4711                   | corporate/v2.0 | roles=Orders.ReadWriteAll              | 403",
                "PATCH  | /orders/4711                   | corporate/v2.0 | roles=Orders.ReadWrite                 | 404",
                "GET    | /documents                     | corporate/v2.0 | scp=profile Documents.Read             | 200",
                "POST   | /documents                     | corporate/v2.0 | scp=profile Documents.Read             | 403",
                "POST   | /documents                     | corporate/v2.0 | scp=Documents.ReadWrite                | 200",
                "GET    | /tenants/fabrikam/orders       | common/v2.0    | tid=fabrikam                           | 200",
                "GET    | /tenants/fabrikam/orders       | corporate/v2.0 | tid=fabrikam                           | 401",
                "GET    | /billing/invoices              | corporate/v2.0 | roles=Billing.Access                   | 200",
                "GET    | /billing/invoices              | corporate/v2.0 | roles=Other                            | 401",
                "DELETE | /billing/invoices/1            | corporate/v2.0 | roles=Billing.Access                   | 403",
                "DELETE | /billing/invoices/1            | corporate/v2.0 | roles=Admin                            | 200",
                "GET    | /nothing                       | corporate/v2.0 | sub=a                                  | 404",
            })
    void aPatternAnswersAsItsDocumentSays(String method, String path, String issuer, String claims, int status)
            throws Exception {
        var answer = call(method, path, bearer(issuer, claims.split(";", -1)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/steps/claims-to-variables | corporate/v2.0 | sub=a;tid=t    | x-greeting         | a of t",
                "/steps/forward-identity    | corporate/v2.0 | sub=a          | x-user-id          | a",
                "/steps/forward-identity    | corporate/v2.0 | roles=A;roles=B| x-user-roles       | A,B",
                "/steps/two-providers       | corporate/v2.0 | sub=a          | x-signed-in-at     | corporate",
                "/steps/two-providers       | customers/v2.0 | aud=api://shop | x-signed-in-at     | customers",
                "/saas/items/7              | common/v2.0    | tid=fabrikam   | x-tenant-id        | fabrikam",
                "/billing/invoices          | corporate/v2.0 | sub=a;roles=Admin | x-authenticated-user | a",
            })
    void theBackendReadsWhoIsCalling(String path, String issuer, String claims, String header, String value)
            throws Exception {
        var seen = received(call("GET", path, bearer(issuer, claims.split(";", -1))));
        assertThat(seen.path("headers").path(header).asString("")).isEqualTo(value);
    }

    @Test
    void theTokenStaysAtTheGateway() throws Exception {
        var seen = received(call("GET", "/steps/forward-identity", bearer("corporate/v2.0", "sub=a")));
        assertThat(seen.path("headers").has("authorization")).isFalse();
    }

    @Test
    void identityHeadersOfTheCallerDoNotGetThrough() throws Exception {
        var headers = Map.of(
                "Authorization",
                "Bearer " + token("corporate/v2.0", "sub=a"),
                "X-User-Id",
                "admin",
                "X-Authenticated-User",
                "admin");
        var seen = received(call("GET", "/steps/validate", headers));
        assertThat(seen.path("headers").has("x-user-id")).isFalse();
        assertThat(seen.path("headers").has("x-authenticated-user")).isFalse();
    }

    @Test
    void theUserContextIsOneObjectInBase64() throws Exception {
        var seen = received(
                call("GET", "/patterns/user-context", bearer("corporate/v2.0", "sub=ålice", "name=A", "scp=x y")));
        var context = JsonMapper.shared()
                .readTree(new String(
                        Base64.getDecoder()
                                .decode(seen.path("headers")
                                        .path("x-user-context")
                                        .asString("")),
                        StandardCharsets.UTF_8));
        assertThat(context.path("userId").asString("")).isEqualTo("ålice");
        assertThat(context.path("scopes").asString("")).isEqualTo("x y");
        assertThat(context.path("email").asString("none")).isEmpty();
        assertThat(seen.path("headers").path("x-correlation-id").asString("")).isNotEmpty();
    }

    @Test
    void aCheckedTokenIsRememberedAndNothingElseIs() throws Exception {
        var path = "/patterns/cached-validation";
        var token = token("corporate/v2.0", "sub=a");
        var header = Map.of("Authorization", "Bearer " + token);
        assertThat(tokenCheck(call("GET", path, header))).isEqualTo("now");
        assertThat(tokenCheck(call("GET", path, header))).isEqualTo("remembered");
        assertThat(tokenCheck(call("GET", path, Map.of("Authorization", token))))
                .isEqualTo("now");
        assertThat(call("GET", path, Map.of()).statusCode()).isEqualTo(401);
        assertThat(call("GET", path, Map.of("Authorization", "Bearer")).statusCode())
                .isEqualTo(401);
    }

    @Test
    void thePlanSetsTheLimit() throws Exception {
        var premium = bearer("corporate/v2.0", "subscription_tier=premium", "department=d");
        for (int i = 0; i < 5; i++) {
            assertThat(call("GET", "/patterns/tiers", premium).statusCode()).isEqualTo(200);
        }
        assertThat(call("GET", "/patterns/tiers", premium).statusCode()).isEqualTo(429);
        var enterprise = bearer("corporate/v2.0", "subscription_tier=enterprise", "department=d");
        assertThat(call("GET", "/patterns/tiers", enterprise).statusCode()).isEqualTo(200);
    }

    @Test
    void usersDoNotShareTheirLimit() throws Exception {
        var path = "/patterns/per-user-limit";
        var one = bearer("corporate/v2.0", "sub=one");
        assertThat(call("GET", path, one).headers().firstValue("x-calls-left")).contains("2");
        call("GET", path, one);
        call("GET", path, one);
        assertThat(call("GET", path, one).statusCode()).isEqualTo(429);
        assertThat(call("GET", path, bearer("corporate/v2.0", "sub=two")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void strangersAmongThePartnersHaveTwoCalls() throws Exception {
        var headers = Map.of(
                "Authorization",
                "Bearer " + token("corporate/v2.0", "azp=stranger"),
                "Ocp-Apim-Subscription-Key",
                "quickstart-partner-a-2");
        assertThat(received(call("GET", "/partners/offers", headers))
                        .path("headers")
                        .path("x-program")
                        .asString(""))
                .isEqualTo("Partner program");
        assertThat(call("GET", "/partners/offers", headers).statusCode()).isEqualTo(200);
        assertThat(call("GET", "/partners/offers", headers).statusCode()).isEqualTo(429);
    }

    @Test
    void problemDetailsSayWhatWasWrong() throws Exception {
        var answer = call("GET", "/patterns/problem-details", Map.of());
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
        assertThat(answer.headers().firstValue("www-authenticate").orElse("")).contains("JWT not present.");
        assertThat(JsonMapper.shared().readTree(answer.body()).path("reason").asString(""))
                .isEqualTo("TokenNotPresent");
    }

    @Test
    void keysThatRotateAreTakenUp() throws Exception {
        try (var other = Quickstart.start(SAMPLE, Optional.empty(), 0, _ -> {})) {
            var issuer = other.identityProvider().issuer("corporate/v2.0");
            var path = other.url() + "/steps/validate";
            var before = issuer.token(other.identityProvider().claims().add("aud", "api://quickstart"));
            assertThat(call("GET", URI.create(path), Map.of("Authorization", "Bearer " + before))
                            .statusCode())
                    .isEqualTo(200);
            issuer.rotate();
            var after = issuer.token(other.identityProvider().claims().add("aud", "api://quickstart"));
            for (var token : List.of(after, before)) {
                assertThat(call("GET", URI.create(path), Map.of("Authorization", "Bearer " + token))
                                .statusCode())
                        .isEqualTo(200);
            }
            assertThat(issuer.keyFetches()).isEqualTo(2);
        }
    }

    @Test
    void aKeptFolderIsServedAgainWithWhatWasChanged() throws Exception {
        var folder = temporary.resolve("kept");
        try (var first = Quickstart.start(SAMPLE, Optional.of(folder), 0, _ -> {})) {
            assertThat(first.folder()).isEqualTo(folder);
        }
        var document = folder.resolve("apis/steps/operations/validate/policy.xml");
        Files.writeString(document, Files.readString(document).replace("A valid token is needed.", "Changed."));
        try (var second = Quickstart.start(SAMPLE, Optional.of(folder), 0, _ -> {})) {
            assertThat(call("GET", second.url().resolve("/steps/validate"), Map.of())
                            .body())
                    .contains("Changed.");
            for (Example example : second.examples().subList(0, 2)) {
                assertThat(call("GET", second.url().resolve(example.path()), example.headers())
                                .statusCode())
                        .isEqualTo(example.statuses().getFirst());
            }
        }
        assertThat(folder).exists();
    }

    @Test
    void j15_aChangeIsTakenUpAndABrokenOneIsNot() throws Exception {
        var reports = new LinkedBlockingQueue<LoadResult>();
        var folder = temporary.resolve("kept");
        try (var running = Quickstart.start(SAMPLE, Optional.of(folder), 0, reports::add)) {
            var document = folder.resolve("apis/steps/operations/validate/policy.xml");
            var text = Files.readString(document);
            Files.writeString(document, text.replace("A valid token is needed.", "Changed."));
            next(reports, report -> report.catalog() != null);
            assertThat(call("GET", running.url().resolve("/steps/validate"), Map.of())
                            .body())
                    .contains("Changed.");

            Files.writeString(document, text.replace("<validate-jwt", "<validate-jott"));
            next(
                    reports,
                    report -> report.diagnostics().stream()
                            .anyMatch(found -> found.message().contains("validate-jott")));
            assertThat(call("GET", running.url().resolve("/steps/validate"), Map.of())
                            .body())
                    .contains("Changed.");
        }
    }

    /** Waits for such a report; a file that was read half written makes another one before it. */
    private static void next(BlockingQueue<LoadResult> reports, Predicate<LoadResult> wanted) throws Exception {
        LoadResult report;
        do {
            report = reports.poll(30, TimeUnit.SECONDS);
            assertThat(report).as("a report of a reload").isNotNull();
        } while (!wanted.test(report));
    }

    @Test
    void aKeptFolderWithErrorsIsRefusedWithEveryOneOfThem() throws Exception {
        var folder = temporary.resolve("kept");
        Quickstart.start(SAMPLE, Optional.of(folder), 0, _ -> {}).close();
        Files.writeString(folder.resolve("policy.xml"), "<policies><inbound><nope/><neither/></inbound></policies>");
        assertThatThrownBy(() -> Quickstart.start(SAMPLE, Optional.of(folder), 0, _ -> {}))
                .isInstanceOfSatisfying(
                        RefusedFolderException.class,
                        refused -> assertThat(refused.diagnostics())
                                .extracting(found -> found.message())
                                .anyMatch(message -> message.contains("nope"))
                                .anyMatch(message -> message.contains("neither")));
        assertThat(folder.resolve("policy.xml")).exists();
    }

    @Test
    void aTakenPortIsReported() throws Exception {
        try (var taken = new ServerSocket(0)) {
            assertThatThrownBy(() -> Quickstart.start(
                            SAMPLE, Optional.of(temporary.resolve("kept")), taken.getLocalPort(), _ -> {}))
                    .isInstanceOf(IOException.class);
        }
    }

    private static String tokenCheck(HttpResponse<String> answer) {
        return received(answer).path("headers").path("x-token-check").asString("");
    }

    private static JsonNode received(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    private static Map<String, String> bearer(String issuer, String... claims) {
        return Map.of("Authorization", "Bearer " + token(issuer, claims));
    }

    private static String token(String issuer, String... claims) {
        var all = quickstart.identityProvider().claims();
        boolean audience = false;
        for (String claim : claims) {
            int equals = claim.indexOf('=');
            audience |= claim.startsWith("aud=");
            all.add(claim.substring(0, equals), claim.substring(equals + 1));
        }
        if (!audience) {
            all.add("aud", "api://quickstart");
        }
        return quickstart.identityProvider().issuer(issuer).token(all);
    }

    private static HttpResponse<String> call(String method, String path, Map<String, String> headers) throws Exception {
        return call(method, quickstart.url().resolve(path), headers);
    }

    private static HttpResponse<String> call(String method, URI uri, Map<String, String> headers) throws Exception {
        var request = HttpRequest.newBuilder(uri).method(method, BodyPublishers.noBody());
        headers.forEach(request::header);
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }
}

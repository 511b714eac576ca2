package dev.gatehouse.policy.elements;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.http.Body;
import dev.gatehouse.http.Headers;
import dev.gatehouse.jose.Jwt;
import dev.gatehouse.jose.Signing;
import dev.gatehouse.policy.Exchange;
import dev.gatehouse.policy.Scope;
import dev.gatehouse.settings.Settings;
import dev.gatehouse.standing.TokenStanding;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole documents with {@code introspect-token} and a real server on a socket. */
class IntrospectTokenTest {
    private static final long NOW = Gateway.START.getEpochSecond();
    private static final Settings SETTINGS = Settings.DEFAULT.withInsecureLoopback(true);
    private static final String UNKNOWN = "401 TokenStateUnknown";

    private final Gateway gateway = new Gateway(new ScriptedExpressions());
    private final Endpoint server = new Endpoint();
    private final TokenStanding standing = new TokenStanding(SETTINGS, gateway::nanos);

    @BeforeEach
    void settings() {
        gateway.settings = SETTINGS;
        gateway.states = standing;
    }

    @AfterEach
    void stop() {
        server.close();
        standing.close();
    }

    private void policy(String attributes, String children) {
        policy(Scope.API, element(attributes, children));
    }

    private void policy(Scope scope, String elements) {
        gateway.policy(
                scope,
                "<policies xmlns:gh=\"urn:gatehouse:extensions\"><inbound>%s</inbound><backend><forward-request/></backend></policies>"
                        .formatted(elements));
        assertThat(gateway.diagnostics.hasErrors())
                .as(gateway.diagnostics.list().toString())
                .isFalse();
    }

    private String element(String attributes, String children) {
        return """
                <gh:introspect-token header-name="Authorization" output-token-variable-name="token"
                  endpoint="%s" client-id="gate:house" client-secret="a secret&amp;" clock-skew="0" %s>%s</gh:introspect-token>
                """.formatted(server.address(), attributes, children);
    }

    private String call(String token) throws Exception {
        return outcome(exchange(token));
    }

    private Exchange exchange(String token) throws Exception {
        return start(token).get(10, TimeUnit.SECONDS);
    }

    private CompletableFuture<Exchange> start(String token) {
        return gateway.start("GET", "/orders", new Headers().add("Authorization", "Bearer " + token), Body.NONE);
    }

    private static String outcome(Exchange exchange) {
        var error = exchange.lastError();
        return error == null ? "passed" : exchange.response().status() + " " + error.reason();
    }

    private static String active(String more) {
        return "{\"active\":true,\"exp\":%d%s}".formatted(NOW + 600, more);
    }

    @Test
    void anActiveTokenPassesAndWhatTheServerSaysIsInTheVariable() throws Exception {
        policy("", "");
        server.answer = active(",\"sub\":\"anna\",\"scope\":\"read write\",\"client_id\":\"app\"");
        var exchange = exchange("opaque-1");
        assertThat(outcome(exchange)).isEqualTo("passed");
        assertThat(exchange.variables().get("token"))
                .isInstanceOfSatisfying(
                        Jwt.class, jwt -> assertThat(jwt.subject()).isEqualTo("anna"));
        assertThat(gateway.counted).containsExactly("token of none: valid");
    }

    @Test
    void theQuestionIsThatOfTheStandard() throws Exception {
        policy("", "");
        call("a+b/c==");
        var asked = server.asked.getFirst();
        assertThat(asked.method()).isEqualTo("POST");
        assertThat(asked.body()).isEqualTo("token=a%2Bb%2Fc%3D%3D&token_type_hint=access_token");
        assertThat(asked.authorization())
                .isEqualTo("Basic "
                        + Base64.getEncoder()
                                .encodeToString("gate%3Ahouse:a+secret%26".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void theClientCanSayInTheBodyWhoItIs() throws Exception {
        policy("client-authentication=\"post\"", "");
        call("t");
        assertThat(server.asked.getFirst().authorization()).isNull();
        assertThat(server.asked.getFirst().body())
                .endsWith("&client_id=gate%3Ahouse&client_secret="
                        + URLEncoder.encode("a secret&", StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"exp\":99999999999}",
                "{\"active\":\"true\"}",
                "{\"active\":1}",
                "{\"active\":null}",
                "{\"active\":true,\"active\":true}",
                "{\"active\":true,\"error\":\"invalid_client\"}",
                "{\"error\":\"invalid_request\"}",
                "[true]",
                "true",
                "<html><body>active</body></html>",
                "{\"active\":true",
                "{\"active\":true} {\"active\":true}",
            })
    void g01_whatIsNoAnswerOfTheStandardIsNoYes(String answer) throws Exception {
        policy("require-expiration-time=\"false\"", "");
        server.answer = answer;
        assertThat(call("opaque")).isEqualTo(UNKNOWN);
    }

    @Test
    void g01_anInactiveTokenIsRefusedWhateverElseIsSaid() throws Exception {
        policy("", "");
        server.answer = "{\"active\":false,\"exp\":%d,\"sub\":\"anna\"}".formatted(NOW + 600);
        assertThat(call("opaque")).isEqualTo("401 TokenInactive");
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 204, 302, 400, 401, 403, 429, 500, 503})
    void g02_otherStatusesAreNoYes(int status) throws Exception {
        policy("", "");
        server.status = status;
        server.answer = status == 204 ? "" : active("");
        assertThat(call("opaque")).isEqualTo(UNKNOWN);
    }

    @Test
    void g02_aServerThatIsDownIsSparedAndAskedAgainLater() throws Exception {
        policy("", "");
        server.status = 500;
        for (int i = 0; i < 20; i++) {
            assertThat(call("opaque-" + i)).isEqualTo(UNKNOWN);
        }
        assertThat(server.asked).hasSize(5);
        server.status = 200;
        server.answer = active("");
        gateway.pass(Duration.ofSeconds(6));
        assertThat(call("opaque-99")).isEqualTo("passed");
        assertThat(call("opaque-98")).isEqualTo("passed");
    }

    @Test
    void g02_badTokensDoNotMakeTheServerBeSpared() throws Exception {
        policy("", "");
        server.status = 400;
        for (int i = 0; i < 20; i++) {
            assertThat(call("opaque-" + i)).isEqualTo(UNKNOWN);
        }
        assertThat(server.asked).hasSize(20);
    }

    @Test
    void g02_aServerOutOfReachIsNoYesAndTheTokenIsInNoText() throws Exception {
        policy("", "");
        server.close();
        var exchange = exchange("canary-of-a-token");
        assertThat(outcome(exchange)).isEqualTo(UNKNOWN);
        assertThat(exchange.traceRecords().toString()).doesNotContain("canary");
        assertThat(Gateway.answer(exchange)).doesNotContain("canary");
    }

    @Test
    void g02_aServerThatNeverAnswersIsWaitedForAsLongAsThePolicySays() throws Exception {
        policy("timeout-seconds=\"1\"", "");
        server.answer = active("");
        var never = new CountDownLatch(1);
        server.gate = never;
        long begin = System.nanoTime();
        var exchange = exchange("opaque");
        var waited = Duration.ofNanos(System.nanoTime() - begin);
        assertThat(outcome(exchange)).isEqualTo(UNKNOWN);
        assertThat(exchange.traceRecords().toString()).contains("took longer than 1000 ms");
        assertThat(waited).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        assertThat(never.getCount()).as("the server has not answered").isEqualTo(1);
    }

    @Test
    void g02_theTokenIsNotInTheAddress() throws Exception {
        policy("", "");
        call("canary-of-a-token");
        assertThat(server.asked.getFirst().target()).isEqualTo("/tokens");
    }

    @Test
    void g02_anAnswerWithoutEndIsNotReadToItsEnd() throws Exception {
        policy("", "");
        server.answer = active(",\"x\":\"" + "y".repeat(100_000) + "\"");
        assertThat(call("opaque")).isEqualTo(UNKNOWN);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`good`            | `\"aud\":[\"api\",\"x\"],\"iss\":\"https://idp.example\",\"client_id\":\"app\",\"scope\":\"a b\"` | passed",
                "`audience`        | `\"aud\":\"other\",\"iss\":\"https://idp.example\",\"client_id\":\"app\",\"scope\":\"a b\"`       | 401 TokenAudienceNotAllowed",
                "`no audience`     | `\"iss\":\"https://idp.example\",\"client_id\":\"app\",\"scope\":\"a b\"`                        | 401 TokenAudienceNotAllowed",
                "`issuer`          | `\"aud\":\"api\",\"iss\":\"https://idp.example/\",\"client_id\":\"app\",\"scope\":\"a b\"`        | 401 TokenIssuerNotAllowed",
                "`another client`  | `\"aud\":\"api\",\"iss\":\"https://idp.example\",\"client_id\":\"evil\",\"scope\":\"a b\"`        | 401 TokenClaimValueNotAllowed",
                "`scope's prefix`  | `\"aud\":\"api\",\"iss\":\"https://idp.example\",\"client_id\":\"app\",\"scope\":\"ab\"`          | 401 TokenClaimValueNotAllowed",
                "`no scope`        | `\"aud\":\"api\",\"iss\":\"https://idp.example\",\"client_id\":\"app\"`                           | 401 TokenClaimNotFound",
                "`not yet`         | `\"aud\":\"api\",\"iss\":\"https://idp.example\",\"client_id\":\"app\",\"scope\":\"a\",\"nbf\":99999999999` | 401 JwtInvalid",
            })
    void g03_whatTheServerSaysMustMeetTheRules(String what, String members, String outcome) throws Exception {
        policy("", """
                <audiences><audience>api</audience></audiences>
                <issuers><issuer>https://idp.example</issuer></issuers>
                <required-claims>
                  <claim name="client_id"><value>app</value></claim>
                  <claim name="scope" separator=" "><value>a</value></claim>
                </required-claims>
                """);
        server.answer = active("," + members);
        assertThat(call("opaque")).isEqualTo(outcome);
    }

    @Test
    void g03_anExpiredTokenIsRefusedAlsoWhereTheServerSaysItIsActive() throws Exception {
        policy("", "");
        server.answer = "{\"active\":true,\"exp\":%d}".formatted(NOW);
        assertThat(call("opaque-1")).isEqualTo("401 TokenExpired");
        server.answer = "{\"active\":true}";
        assertThat(call("opaque-2")).isEqualTo("401 JwtInvalid");
    }

    @Test
    void g04_aTokenThatLooksLikeAJwtIsAskedAboutLikeAnyOther() throws Exception {
        policy("", "");
        server.answer = "{\"active\":false}";
        assertThat(call(Signing.token(Signing.RSA, active("")))).isEqualTo("401 TokenInactive");
        assertThat(server.asked).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a\"b", "tok\u00e9n", "a,b", "=", "a=b"})
    void whatIsNoTokenIsNotAskedAbout(String token) throws Exception {
        policy("", "");
        server.answer = active("");
        assertThat(call(token)).isEqualTo("401 JwtInvalid");
        assertThat(server.asked).isEmpty();
    }

    @Test
    void f01_aKeptAnswerIsJudgedByEveryPolicyAnew() throws Exception {
        policy(Scope.GLOBAL, element("", ""));
        server.answer = active(",\"aud\":\"api\"");
        assertThat(call("opaque")).isEqualTo("passed");
        policy(Scope.API, "<base/>" + element("", "<audiences><audience>other</audience></audiences>"));
        assertThat(call("opaque")).isEqualTo("401 TokenAudienceNotAllowed");
        assertThat(server.asked).hasSize(1);
    }

    @Test
    void f02_anotherEndpointOrClientIsAnotherAnswer() throws Exception {
        try (var other = new Endpoint()) {
            server.answer = active("");
            other.answer = "{\"active\":false}";
            policy("", "");
            assertThat(call("opaque")).isEqualTo("passed");
            policy(Scope.API, element("", "").replace(server.address(), other.address()));
            assertThat(call("opaque")).isEqualTo("401 TokenInactive");
            policy(Scope.API, element("", "").replace("gate:house", "other"));
            assertThat(call("opaque")).isEqualTo("passed");
            assertThat(server.asked).hasSize(2);
            policy(Scope.API, element("", "").replace("a secret", "new secret"));
            assertThat(call("opaque")).isEqualTo("passed");
            assertThat(server.asked).as("with the new secret").hasSize(3);
        }
    }

    @Test
    void f03_anAnswerIsKeptForAsLongAsThePolicySaysButNotUntilExpiry() throws Exception {
        policy("cache-seconds=\"60\"", "");
        server.answer = active("");
        for (int i = 0; i < 3; i++) {
            assertThat(call("opaque")).isEqualTo("passed");
        }
        assertThat(server.asked).hasSize(1);
        gateway.pass(Duration.ofSeconds(60));
        assertThat(call("opaque")).isEqualTo("passed");
        assertThat(server.asked).as("after the minute").hasSize(2);
        gateway.pass(Duration.ofSeconds(539));
        assertThat(call("opaque")).isEqualTo("passed");
        server.answer = "{\"active\":false}";
        gateway.pass(Duration.ofSeconds(1));
        assertThat(call("opaque")).as("at exp").isEqualTo("401 TokenInactive");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"expires_in\":0",
                "\"expires_in\":-5",
                "\"expires_in\":\"soon\"",
                "\"expires_in\":null",
                "\"exp\":1"
            })
    void f03_anAnswerWithoutTimeLeftIsNotKept(String member) throws Exception {
        policy("require-expiration-time=\"false\"", "");
        server.answer = "{\"active\":true,%s}".formatted(member);
        call("opaque");
        call("opaque");
        assertThat(server.asked).hasSize(2);
    }

    @Test
    void f03_expiresInShortensAndCacheSecondsZeroKeepsNothing() throws Exception {
        policy("require-expiration-time=\"false\"", "");
        server.answer = "{\"active\":true,\"expires_in\":10}";
        call("opaque");
        gateway.pass(Duration.ofSeconds(9));
        call("opaque");
        assertThat(server.asked).hasSize(1);
        gateway.pass(Duration.ofSeconds(1));
        call("opaque");
        assertThat(server.asked).hasSize(2);
        policy("cache-seconds=\"0\" require-expiration-time=\"false\"", "");
        call("another");
        call("another");
        assertThat(server.asked).hasSize(4);
    }

    @Test
    void f03_aPolicyWithAShortMemoryDoesNotLiveOnWhatAnotherRemembers() throws Exception {
        policy(Scope.GLOBAL, element("cache-seconds=\"3600\"", ""));
        server.answer = "{\"active\":true,\"exp\":%d}".formatted(NOW + 7200);
        assertThat(call("opaque")).isEqualTo("passed");
        gateway.pass(Duration.ofSeconds(10));
        policy(Scope.GLOBAL, element("cache-seconds=\"10\"", ""));
        assertThat(call("opaque")).isEqualTo("passed");
        assertThat(server.asked).as("ten seconds are over").hasSize(2);
        server.answer = "{\"active\":false}";
        policy(Scope.GLOBAL, element("cache-seconds=\"0\"", ""));
        assertThat(call("opaque")).as("revoked").isEqualTo("401 TokenInactive");
    }

    @Test
    void f04_inactiveIsKeptForMomentsAndFailuresForLess() throws Exception {
        policy("", "");
        server.answer = "{\"active\":false}";
        call("opaque");
        call("opaque");
        assertThat(server.asked).hasSize(1);
        gateway.pass(Duration.ofSeconds(10));
        server.status = 404;
        assertThat(call("opaque")).isEqualTo(UNKNOWN);
        call("opaque");
        assertThat(server.asked).hasSize(2);
        gateway.pass(Duration.ofSeconds(1));
        server.status = 200;
        server.answer = active("");
        assertThat(call("opaque")).isEqualTo("passed");
    }

    @Test
    void f05_tokensThatDifferInTheirLastCharacterOnlyAreTwo() throws Exception {
        policy("", "");
        server.answer = active("");
        var token = "t".repeat(4000);
        assertThat(call(token + "a")).isEqualTo("passed");
        server.answer = "{\"active\":false}";
        assertThat(call(token + "b")).isEqualTo("401 TokenInactive");
        assertThat(call(token + "a")).isEqualTo("passed");
    }

    @Test
    void manyCallsWithOneTokenAreOneQuestion() throws Exception {
        policy("", "");
        server.answer = active("");
        var gate = new CountDownLatch(1);
        server.gate = gate;
        var calls = new ArrayList<CompletableFuture<Exchange>>();
        for (int i = 0; i < 50; i++) {
            calls.add(start("opaque"));
        }
        gate.countDown();
        for (var call : calls) {
            assertThat(outcome(call.get(10, TimeUnit.SECONDS))).isEqualTo("passed");
        }
        assertThat(server.asked).hasSize(1);
    }

    @Test
    void failuresAnswerAsThePolicySays() throws Exception {
        policy("failed-validation-httpcode=\"403\" failed-validation-error-message=\"no\"", "");
        server.answer = "{\"active\":false}";
        var exchange = exchange("opaque");
        assertThat(outcome(exchange)).isEqualTo("403 TokenInactive");
        assertThat(Gateway.answer(exchange)).contains("\"message\": \"no\"");
    }
}

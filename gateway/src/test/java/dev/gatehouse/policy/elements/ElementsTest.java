package dev.gatehouse.policy.elements;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.expr.lib.json.JObject;
import dev.gatehouse.expr.lib.json.JsonRead;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.http.Body;
import dev.gatehouse.http.Headers;
import dev.gatehouse.model.Subscription;
import dev.gatehouse.policy.Exchange;
import dev.gatehouse.policy.LastError;
import dev.gatehouse.policy.Response;
import dev.gatehouse.policy.Scope;
import dev.gatehouse.settings.Settings;
import dev.gatehouse.settings.Settings.Limits.WithoutSubscription;
import dev.gatehouse.text.Diagnostic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Policies with values that are computed, among them such as no well-meaning expression gives. */
class ElementsTest {
    private Object x = "";
    private Object y = "";
    private final Gateway gateway = new Gateway(new ScriptedExpressions()
            .with("x", _ -> x)
            .with("y", _ -> y)
            .with("overflows", _ -> overflow(1))
            .with("fails", _ -> {
                throw DotNetException.nullReference();
            })
            .with("context.Response.StatusCode == 200", exchange -> status(exchange) == 200)
            .with("token.AsJwt().Subject", _ -> x)
            .with(
                    "context.Request.Url.Path",
                    exchange -> exchange.request().url().path()));

    private static int overflow(int n) {
        return n == 0 ? 0 : overflow(n + 1) + 1;
    }

    private static int status(Exchange exchange) {
        var response = exchange.response();
        return response == null ? 0 : response.status();
    }

    private Gateway inbound(String content) {
        gateway.policy(
                Scope.API,
                "<policies><inbound>" + content + "</inbound><backend><forward-request/></backend></policies>");
        return gateway;
    }

    private Exchange run(String content) throws Exception {
        var exchange = inbound(content).get("/orders/1");
        assertThat(gateway.diagnostics.hasErrors())
                .as("%s", gateway.diagnostics.list())
                .isFalse();
        return exchange;
    }

    private static Headers headers(String... fields) {
        var headers = new Headers();
        for (int i = 0; i < fields.length; i += 2) {
            headers.add(fields[i], fields[i + 1]);
        }
        return headers;
    }

    private List<String> codes() {
        return gateway.diagnostics.list().stream().map(Diagnostic::code).toList();
    }

    // ---- set-header

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nX-Admin: 1", "a\nb", "a\rb", "a\0b", "a\u007Fb", "\u0001"})
    void h06_aValueThatWouldSplitTheHeaderFailsTheRequest(String value) throws Exception {
        x = value;
        var exchange = run("<set-header name='X-User'><value>@(x)</value></set-header>");
        assertThat(status(exchange)).isEqualTo(500);
        assertThat(Gateway.answer(exchange)).doesNotContain("X-Admin").contains("Internal server error");
        assertThat(exchange.lastError())
                .isEqualTo(new LastError(
                        "set-header",
                        "HeaderValueInvalid",
                        "The value for header 'X-User' holds a control character.",
                        "api",
                        "inbound",
                        "set-header[1]",
                        null,
                        500));
        assertThat(gateway.received).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {"a,b|a,b", " a |a", "a\tb|a\tb", "Jörg|Jörg"})
    void h06_otherValuesStayOneField(String value, String sent) throws Exception {
        x = value;
        run("<set-header name='X-User'><value>@(x)</value></set-header>");
        assertThat(gateway.received.getFirst()).contains("\nX-User: " + sent + "\n");
    }

    @Test
    void h01_theBackendSeesOneValueOurs() throws Exception {
        x = "ours";
        inbound("<set-header name='X-User'><value>@(x)</value></set-header>")
                .send("GET", "/orders/1", headers("X-User", "theirs", "x-user", "theirs too"), Body.NONE);
        assertThat(gateway.received.getFirst()).isEqualTo("GET https://backend.example/base/orders/1\nX-User: ours\n");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = "")
    void h02_withoutAValueTheCallersOwnIsGone(String value) throws Exception {
        x = value;
        inbound("<set-header name='X-User'><value>@(x)</value></set-header>")
                .send("GET", "/orders/1", headers("X-User", "theirs"), Body.NONE);
        assertThat(gateway.received.getFirst()).doesNotContain("theirs");
        assertThat(gateway.received.getFirst().contains("X-User: \n")).isEqualTo(value != null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"X_User_Id", "X.User.Id", "x-user-id", "X-User_id"})
    void h03_namesThatABackendTakesForOursAreGone(String alias) throws Exception {
        x = "ours";
        inbound("<set-header name='X-User-Id'><value>@(x)</value></set-header>")
                .send("GET", "/orders/1", headers(alias, "theirs"), Body.NONE);
        assertThat(gateway.received.getFirst()).doesNotContain("theirs").contains("X-User-Id: ours");
    }

    @Test
    void h10_lettingTheCallersOwnIdentityThroughIsWarnedAbout() {
        inbound("<set-header name='X-User' exists-action='append'><value>@(x)</value></set-header>"
                + "<set-header name='X-Tenant-Id' exists-action='skip'><value>@(x)</value></set-header>"
                + "<set-header name='X-Trace' exists-action='skip'><value>@(x)</value></set-header>"
                + "<set-header name='X-User'><value>@(x)</value></set-header>");
        assertThat(codes()).containsExactly("POL207", "POL207");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "X User", "X-User:", "X\n", "Ü"})
    void aComputedHeaderNameThatIsNoneFailsTheRequest(String name) throws Exception {
        x = name;
        var exchange = run("<set-header name='@(x)'><value>v</value></set-header>");
        assertThat(exchange.lastError().reason()).isEqualTo("HeaderNameInvalid");
        assertThat(gateway.received).isEmpty();
    }

    @Test
    void existsActionMayBeComputed() throws Exception {
        x = "append";
        inbound("<set-header name='A' exists-action='@(x)'><value>2</value></set-header>")
                .send("GET", "/orders/1", headers("A", "1"), Body.NONE);
        assertThat(gateway.received.getFirst()).contains("A: 1,2");
        x = "nonsense";
        assertThat(gateway.get("/orders/1").lastError().reason()).isEqualTo("ExpressionValueEvaluationFailure");
    }

    // ---- set-body, set-status, set-variable

    static Stream<Arguments> bodies() {
        return Stream.of(
                Arguments.of("text", "text"),
                Arguments.of("bytes".getBytes(StandardCharsets.UTF_8), "bytes"),
                Arguments.of(true, "True"),
                Arguments.of(1.5, "1.5"),
                Arguments.of(null, ""));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void aBodyIsWhatTheExpressionGives(Object value, String sent) throws Exception {
        x = value;
        inbound("<set-body>@(x)</set-body>").send("POST", "/orders/1", new Headers(), Body.of("old"));
        assertThat(gateway.received.getFirst()).isEqualTo("POST https://backend.example/base/orders/1\n" + sent);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 99, 101, 199, 600, 1000})
    void aStatusThatIsNoneFailsTheRequest(int code) throws Exception {
        x = code;
        var exchange = run("<return-response><set-status code='@(x)' reason='R' /></return-response>");
        assertThat(exchange.lastError().message()).isEqualTo("'%d' is not a status of a response.".formatted(code));
        assertThat(status(exchange)).isEqualTo(500);
    }

    @Test
    void variablesKeepTheirType() throws Exception {
        x = 5L;
        y = List.of(1);
        var exchange = run("<set-variable name='a' value='@(x)'/><set-variable name='b' value='@(y)'/>"
                + "<set-variable name='c' value='5'/>");
        assertThat(exchange.variables())
                .containsEntry("a", 5L)
                .containsEntry("b", List.of(1))
                .containsEntry("c", "5");
    }

    @Test
    void returnResponseStartsFromTheResponseInAVariableAndLeavesThatAlone() throws Exception {
        var kept = new Response(201, "Made", headers("A", "1", "B", "1"), Body.of("kept"));
        x = kept;
        var exchange = run("<set-variable name='r' value='@(x)'/><return-response response-variable-name='r'>"
                + "<set-header name='B'><value>2</value></set-header></return-response>");
        assertThat(Gateway.answer(exchange)).isEqualTo("201 Made\nA: 1\nB: 2\nkept");
        assertThat(kept.headers().first("B")).isEqualTo("1");
    }

    // ---- rewrite-uri

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/tenants/t1/orders|/tenants/t1/orders?page=2",
                "/a b/ü?q=a b|/a%20b/%C3%BC?q=a%20b&page=2",
                "relative|/relative?page=2",
                "/a%2Fb%zz|/a%2Fb%25zz?page=2",
                "/a#b\\c|/a%23b%5Cc?page=2",
                "/{id}|/%7Bid%7D?page=2",
                "/a?page=3&page=4|/a?page=3&page=4",
            })
    void aComputedTargetGoesOutAsItIsWithWhatCannotStandThereEncoded(String target, String sent) throws Exception {
        x = target;
        inbound("<rewrite-uri template='@(x)' />").get("/orders/1?view=full&page=2");
        assertThat(gateway.received.getFirst()).isEqualTo("GET https://backend.example/base" + sent + "\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/tenants/../admin", "/tenants/..", "/a/./b", "/a/%2e%2E/b", "/a/..%2fb", "..", "/a\\..\\b"})
    void aClaimCannotClimbOutOfThePath(String target) throws Exception {
        x = target;
        var exchange = run("<rewrite-uri template='@(x)' />");
        assertThat(status(exchange)).isEqualTo(400);
        assertThat(exchange.lastError().reason()).isEqualTo("RewriteUriInvalid");
        assertThat(gateway.received).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a\r\nHost: evil", "/a\nb", "/a b HTTP/1.1"})
    void aTargetCannotSplitTheRequestLine(String target) throws Exception {
        x = target;
        run("<rewrite-uri template='@(x)' />");
        assertThat(gateway.received.getFirst().lines().findFirst().orElseThrow())
                .matches("GET https://backend.example/base/\\S+");
    }

    // ---- set-backend-service

    @Test
    void aBackendMayBeComputed() throws Exception {
        gateway.backends.put("eu", dev.gatehouse.model.Backend.of("eu", "https://eu.example/x/"));
        x = "eu";
        run("<set-backend-service backend-id='@(x)' />");
        x = "us";
        assertThat(gateway.get("/orders/1").lastError().message()).isEqualTo("There is no backend 'us'.");
        x = "https://other.example";
        run("<set-backend-service base-url='@(x)' />");
        x = "file:///etc/passwd";
        var failed = gateway.get("/orders/1");
        assertThat(failed.lastError().reason()).isEqualTo("BackendUrlInvalid");
        assertThat(status(failed)).isEqualTo(500);
        assertThat(gateway.received)
                .extracting(text -> text.lines().findFirst().orElseThrow())
                .containsExactly("GET https://eu.example/x/orders/1", "GET https://other.example/orders/1");
    }

    // ---- rate limits

    private static Subscription subscription(String id) {
        return new Subscription(id, id, "key", "key", "key2", Instant.EPOCH, null, null, null);
    }

    @Test
    void rateLimitCountsBySubscription() throws Exception {
        inbound("<rate-limit calls='1' renewal-period='60' />");
        gateway.subscription = subscription("a");
        assertThat(status(gateway.get("/orders/1"))).isEqualTo(200);
        assertThat(status(gateway.get("/orders/1"))).isEqualTo(429);
        gateway.subscription = subscription("b");
        assertThat(status(gateway.get("/orders/1"))).isEqualTo(200);
        gateway.subscription = null;
        assertThat(status(gateway.get("/orders/1"))).isEqualTo(200);
        assertThat(status(gateway.get("/orders/1"))).isEqualTo(429);
    }

    @Test
    void withoutASubscriptionNothingIsLimitedWhereTheSettingsSaySo() throws Exception {
        var limits = Settings.DEFAULT.limits();
        gateway.settings = Settings.DEFAULT.withLimits(new Settings.Limits(WithoutSubscription.OFF, limits.maxKeys()));
        inbound("<rate-limit calls='0' renewal-period='60' />");
        assertThat(status(gateway.get("/orders/1"))).isEqualTo(200);
        assertThat(gateway.diagnostics.list())
                .extracting(Diagnostic::message)
                .containsExactly("calls without a subscription are not limited");
        gateway.subscription = subscription("a");
        assertThat(status(gateway.get("/orders/1"))).isEqualTo(429);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " "})
    void k02_anEmptyKeyIsRefusedAndSharesNoCounter(String key) throws Exception {
        x = key;
        var exchange = run("<rate-limit-by-key calls='1' renewal-period='60' counter-key='@(x)' />");
        assertThat(status(exchange)).isEqualTo(400);
        assertThat(exchange.lastError().reason()).isEqualTo("CounterKeyMissing");
    }

    @Test
    void k01_aKeyFromATokenNobodyVerifiedIsWarnedAbout() {
        inbound("<rate-limit-by-key calls='1' renewal-period='60' counter-key='@(token.AsJwt().Subject)' />");
        assertThat(codes()).containsExactly("POL221");
    }

    @Test
    void k03_keysAreComparedExactlyAndLongOnesDoNotRunTogether() throws Exception {
        inbound("<rate-limit-by-key calls='1' renewal-period='60' counter-key='@(x)' />");
        var keys = new ArrayList<>(List.of("user", "User", "us\u00e9r", "use\u0301r", "a".repeat(1_000_000)));
        keys.add("a".repeat(999_999) + "b");
        for (var key : keys) {
            x = key;
            assertThat(status(gateway.get("/orders/1"))).isEqualTo(200);
            assertThat(status(gateway.get("/orders/1"))).isEqualTo(429);
        }
    }

    @Test
    void k06_aNegativeCountGivesNothingBack() throws Exception {
        x = -5;
        inbound("<rate-limit-by-key calls='1' renewal-period='60' counter-key='k' increment-count='@(x)' />");
        assertThat(status(gateway.get("/orders/1"))).isEqualTo(200);
        x = 1;
        assertThat(status(gateway.get("/orders/1"))).isEqualTo(200);
        assertThat(status(gateway.get("/orders/1"))).isEqualTo(429);
    }

    @Test
    void incrementConditionLooksAtTheResponse() throws Exception {
        inbound("<rate-limit-by-key calls='1' renewal-period='60' counter-key='k'"
                + " increment-condition='@(context.Response.StatusCode == 200)' />");
        gateway.backend = _ -> Response.of(500);
        assertThat(status(gateway.get("/orders/1"))).isEqualTo(500);
        assertThat(status(gateway.get("/orders/1"))).isEqualTo(500);
        gateway.backend = _ -> Response.of(200);
        assertThat(status(gateway.get("/orders/1"))).isEqualTo(200);
        assertThat(status(gateway.get("/orders/1"))).isEqualTo(429);
        gateway.pass(Duration.ofSeconds(60));
        assertThat(status(gateway.get("/orders/1"))).isEqualTo(200);
    }

    @Test
    void aConditionThatFailsAfterTheResponseCountsOnce() throws Exception {
        inbound("<rate-limit-by-key calls='1' renewal-period='60' counter-key='k' increment-count='@(y)'"
                + " increment-condition='@(fails)' />");
        y = 1;
        assertThat(status(gateway.get("/orders/1"))).isEqualTo(200);
        assertThat(status(gateway.get("/orders/1"))).isEqualTo(429);
    }

    @Test
    void anExpressionThatNeedsTooMuchStackLeadsToOnError() throws Exception {
        var exchange = run("<set-variable name='v' value='@(overflows)' />");
        assertThat(exchange.lastError().reason()).isEqualTo("ExpressionValueEvaluationFailure");
        assertThat(status(exchange)).isEqualTo(500);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 301})
    void aComputedPeriodThatIsNoneFailsTheRequest(int period) throws Exception {
        x = period;
        var exchange = run("<rate-limit-by-key calls='1' renewal-period='@(x)' counter-key='k' />");
        assertThat(exchange.lastError().reason()).isEqualTo("RateLimitInvalid");
    }

    // ---- the value cache

    @Test
    void cachedValuesKeepTheirTypeAndAreNobodysToChange() throws Exception {
        byte[] bytes = {1, 2, 3};
        x = bytes;
        y = 7;
        run(
                "<cache-store-value key='a' value='@(x)' duration='60'/><cache-store-value key='b' value='@(y)' duration='60'/>");
        bytes[0] = 9;
        var exchange =
                run("<cache-lookup-value key='a' variable-name='a'/><cache-lookup-value key='b' variable-name='b'/>");
        ((byte[]) exchange.variables().get("a"))[1] = 9;
        var again = gateway.get("/orders/1");
        assertThat((byte[]) again.variables().get("a")).containsExactly(1, 2, 3);
        assertThat(again.variables().get("b")).isEqualTo(7);
    }

    @Test
    void aCachedObjectIsACopyForEachWhoLooksItUp() throws Exception {
        var object = JsonRead.object("{\"a\": 1}");
        x = object;
        run("<cache-store-value key='o' value='@(x)' duration='60'/>");
        object.remove("a");
        inbound("<cache-lookup-value key='o' variable-name='o'/>");
        ((JObject) gateway.get("/orders/1").variables().get("o")).remove("a");
        assertThat(((JObject) gateway.get("/orders/1").variables().get("o")).toString())
                .isEqualToIgnoringWhitespace("{\"a\":1}");
    }

    @Test
    void f11_longKeysAreBoundedAndDoNotRunTogether() throws Exception {
        x = "k".repeat(100_000);
        y = 1;
        run("<cache-store-value key='@(x)' value='@(y)' duration='60'/>");
        inbound("<cache-lookup-value key='@(x)' variable-name='v'/>");
        assertThat(gateway.get("/orders/1").variables().get("v")).isEqualTo(1);
        x = "k".repeat(100_001);
        assertThat(gateway.get("/orders/1").variables()).doesNotContainKey("v");
    }

    @Test
    void f11_aKeyMadeFromTheRequestIsMentioned() {
        inbound("<cache-lookup-value key='@(context.Request.Url.Path)' variable-name='v'/>");
        assertThat(codes()).containsExactly("POL223");
    }

    @Test
    void nullIsNotCached() throws Exception {
        x = null;
        var exchange = run("<cache-store-value key='a' value='@(x)' duration='60'/>"
                + "<cache-lookup-value key='a' variable-name='v' default-value='d'/>");
        assertThat(exchange.variables()).containsEntry("v", "d");
    }

    // ---- forward-request, choose

    @Test
    void timeoutsAreSecondsOrMillisecondsAndThreeHundredSecondsByDefault() throws Exception {
        x = 7;
        for (var attributes : List.of("", "timeout='10'", "timeout-ms='1500'", "timeout='@(x)' continue-timeout='2'")) {
            gateway.policy(Scope.API, "<policies><backend><forward-request " + attributes + "/></backend></policies>");
            gateway.get("/orders/1");
        }
        assertThat(gateway.options)
                .extracting(options -> options.timeout())
                .containsExactly(
                        Duration.ofSeconds(300),
                        Duration.ofSeconds(10),
                        Duration.ofMillis(1500),
                        Duration.ofSeconds(7));
        assertThat(gateway.options.getLast().continueTimeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(gateway.options.getFirst().bufferResponse()).isTrue();
    }

    @Test
    void laterConditionsAreNotLookedAt() throws Exception {
        var asked = new AtomicInteger();
        Function<Exchange, Object> counted = _ -> asked.incrementAndGet() > 0;
        var counting = new Gateway(new ScriptedExpressions().with("asked", counted));
        counting.policy(Scope.API, """
                <policies><inbound><choose>
                  <when condition="@(asked)"><set-variable name="a" value="1" /></when>
                  <when condition="@(asked)"><set-variable name="b" value="1" /></when>
                </choose></inbound></policies>""");
        assertThat(counting.get("/").variables()).containsOnlyKeys("a");
        assertThat(asked).hasValue(1);
    }
}

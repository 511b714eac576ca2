package dev.gatehouse.policy.elements;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.RSAKey;
import dev.gatehouse.Shared;
import dev.gatehouse.expr.CSharpCompiler;
import dev.gatehouse.http.Body;
import dev.gatehouse.http.Headers;
import dev.gatehouse.jose.IssuerName;
import dev.gatehouse.jose.JwkSet;
import dev.gatehouse.jose.Jwt;
import dev.gatehouse.jose.KeySet;
import dev.gatehouse.jose.KeySource;
import dev.gatehouse.jose.MalformedException;
import dev.gatehouse.jose.Signing;
import dev.gatehouse.model.Operation;
import dev.gatehouse.policy.Exchange;
import dev.gatehouse.policy.LastError;
import dev.gatehouse.policy.Scope;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The seventeen documents that the project is for, with real expressions and real signatures: as they
 * were published where they are at hand, and our own of the same behaviour.
 */
@ParameterizedClass
@EnumSource
class SeedDocumentsTest {
    enum Documents {
        OWN,
        PUBLISHED
    }

    private static final CSharpCompiler COMPILER = CSharpCompiler.create();
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String TENANT = "11111111-2222-3333-4444-555555555555";
    private static final String LOGIN = "https://login.microsoftonline.com/" + TENANT + "/v2.0";
    private static final String METADATA = "/.well-known/openid-configuration";
    private static final String ANY_TENANT = "https://login.microsoftonline.com/{tenantid}/v2.0";
    private static final long NOW = Gateway.START.getEpochSecond();
    private static final RSAKey STRANGER = Signing.rsa("rsa-1");

    /** Metadata address to issuer. */
    private static final Map<String, String> ISSUERS = Map.of(
            LOGIN + METADATA,
            LOGIN,
            "https://login.microsoftonline.com/common/v2.0" + METADATA,
            ANY_TENANT,
            "https://customers.b2clogin.com/customers.onmicrosoft.com/signin/v2.0" + METADATA,
            "https://customers.b2clogin.com/b2c-id/v2.0/",
            "https://partner-a.auth0.com" + METADATA,
            "https://partner-a.auth0.com/",
            "https://accounts.google.com" + METADATA,
            "https://accounts.google.com");

    private static final Map<String, RSAKey> KEYS = new TreeMap<>();

    static {
        ISSUERS.values().forEach(issuer -> KEYS.put(issuer, Signing.rsa("key of " + issuer)));
        // All tenants of one provider sign with the same keys.
        KEYS.put(LOGIN, KEYS.get(ANY_TENANT));
    }

    @Parameter
    Documents documents;

    private final Gateway gateway = new Gateway(COMPILER);
    private boolean providersAreUp = true;

    @BeforeEach
    void providers() {
        gateway.keys = address -> new Provider(address);
        gateway.policy(Scope.GLOBAL, "<policies><inbound/><backend><forward-request/></backend></policies>");
    }

    private final class Provider implements KeySource {
        private final String address;

        Provider(String address) {
            this.address = address;
        }

        @Override
        public String name() {
            return address;
        }

        @Override
        public State state() {
            var issuer = ISSUERS.get(address);
            if (issuer == null || !providersAreUp) {
                return new Failed("no such provider");
            }
            try {
                var keys = JwkSet.read(Signing.keySet(KEYS.get(issuer)).getBytes(StandardCharsets.UTF_8));
                return new Ready(new KeySet(new IssuerName(issuer), keys.keys(), 1));
            } catch (MalformedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public State load() {
            return state();
        }

        @Override
        public boolean worthRefreshing(String keyId) {
            return false;
        }

        @Override
        public State refresh(String keyId) {
            return state();
        }
    }

    private void load(String name) throws IOException {
        var path = documents == Documents.PUBLISHED
                ? Shared.path("seed/policies").resolve(name + ".xml")
                : Path.of("src", "test", "resources", "seed", name + ".xml");
        var text = Files.readString(path)
                .replace("{your-tenant-id}", TENANT)
                .replace("{your-tenant}", TENANT)
                .replace("{tenant-id}", TENANT)
                .replace("{b2c-tenant-id}", "b2c-id")
                .replace("{b2c-tenant}", "customers")
                .replace("{policy}", "signin");
        gateway.policy(Scope.API, text);
        assertThat(gateway.diagnostics.hasErrors())
                .as("%s", gateway.diagnostics.list())
                .isFalse();
    }

    // ---- tokens

    private static Map<String, Object> claims(Object... more) {
        var claims = new LinkedHashMap<String, Object>();
        claims.put("iss", LOGIN);
        claims.put(
                "aud",
                List.of(
                        "api://orders",
                        "api://your-api-client-id",
                        "api://corporate-api-id",
                        "api://your-multi-tenant-api",
                        "api://saas-platform-api",
                        "api://b2b-api"));
        claims.put("sub", "user-1");
        claims.put("tid", TENANT);
        claims.put("exp", NOW + 3600);
        for (int i = 0; i < more.length; i += 2) {
            if (more[i + 1] == null) {
                claims.remove((String) more[i]);
            } else {
                claims.put((String) more[i], more[i + 1]);
            }
        }
        return claims;
    }

    private static String token(Object... more) {
        var claims = claims(more);
        var issuer = String.valueOf(claims.get("iss"));
        return Signing.token(KEYS.getOrDefault(issuer, KEYS.get(ANY_TENANT)), JSON.writeValueAsString(claims));
    }

    private Exchange send(String method, String target, String token, String... fields) throws Exception {
        var headers = new Headers();
        if (token != null) {
            headers.add("Authorization", token.isEmpty() || token.contains(" ") ? token : "Bearer " + token);
        }
        for (int i = 0; i < fields.length; i += 2) {
            headers.add(fields[i], fields[i + 1]);
        }
        return gateway.send(method, target, headers, Body.NONE);
    }

    private Exchange get(String token) throws Exception {
        return send("GET", "/orders/7", token);
    }

    private static int status(Exchange exchange) {
        return exchange.response().status();
    }

    private static String reason(Exchange exchange) {
        LastError error = exchange.lastError();
        return error == null ? "" : error.reason();
    }

    private static JsonNode json(Exchange exchange) {
        return JSON.readTree(Gateway.text(exchange.response().body()));
    }

    private String sent() {
        return gateway.received.getLast();
    }

    private void refused(Exchange exchange, String reason) {
        assertThat(reason(exchange)).isEqualTo(reason);
        assertThat(status(exchange)).isEqualTo(401);
        assertThat(gateway.received).isEmpty();
    }

    // ---- one test or more for each document

    @Test
    void document01_onlyAGoodTokenReachesTheBackend() throws Exception {
        load("01-basic-validation");
        refused(get(null), "TokenNotPresent");
        refused(get("Bearer garbage"), "JwtInvalid");
        refused(get(token("exp", NOW - 3600)), "TokenExpired");
        refused(get(token("exp", null)), "JwtInvalid");
        refused(get(token("aud", "api://else")), "TokenAudienceNotAllowed");
        refused(get(Signing.token(STRANGER, JSON.writeValueAsString(claims()))), "TokenSignatureKeyNotFound");
        var tampered = token().split("[.]", -1);
        refused(
                get(tampered[0] + "." + Signing.base64url(JSON.writeValueAsString(claims("sub", "admin"))) + "."
                        + tampered[2]),
                "TokenSignatureInvalid");
        assertThat(status(get(token()))).isEqualTo(200);
        assertThat(gateway.received).hasSize(1);
    }

    @Test
    void document01_theAnswerHasTheDocumentsMessage() throws Exception {
        load("01-basic-validation");
        var message = json(get(null)).get("message").asString();
        assertThat(Gateway.text(get(null).response().body()))
                .isEqualTo("{ \"statusCode\": 401, \"message\": \"%s\" }".formatted(message));
        assertThat(message)
                .isEqualTo(documents == Documents.OWN ? "Bring a valid token." : "Unauthorized. Valid token required.");
    }

    @Test
    void document02_everyRequiredClaimMustFit() throws Exception {
        load("02-required-claims");
        refused(get(token("email", "a@b", "roles", List.of("Other"))), "TokenClaimValueNotAllowed");
        refused(get(token("roles", List.of("API.Access"))), "TokenClaimNotFound");
        refused(get(token("roles", "API.Access", "email", "a@b", "tid", "other")), "TokenClaimValueNotAllowed");
        var good = get(token("roles", List.of("x", "API.Access"), "email", "a@b"));
        assertThat(status(good)).isEqualTo(200);
        assertThat(good.variables().get("validatedToken")).isInstanceOf(Jwt.class);
    }

    @Test
    void document03_claimsBecomeVariablesWithTheirDefaults() throws Exception {
        load("03-claims-into-variables");
        assertThat(get(token("email", "a@b", "roles", List.of("r1", "r2"))).variables())
                .containsEntry("userId", "user-1")
                .containsEntry("userEmail", "a@b")
                .containsEntry("tenantId", TENANT)
                .containsEntry("userRoles", "r1,r2");
        assertThat(get(token("sub", null)).variables())
                .containsEntry("userId", "unknown")
                .containsEntry("userEmail", "")
                .containsEntry("userRoles", "");
    }

    @Test
    void document04_theBackendGetsTheIdentityAndNotTheToken() throws Exception {
        load("04-backend-headers");
        send(
                "GET",
                "/orders/7",
                token("email", "a@b", "roles", List.of("r1", "r2")),
                "X-User-Id",
                "forged",
                "x_user_roles",
                "admin",
                "X-Other",
                "kept");
        assertThat(sent().lines().skip(1))
                .containsExactlyInAnyOrder(
                        "X-User-Id: user-1",
                        "X-User-Email: a@b",
                        "X-User-Roles: r1,r2",
                        "X-Tenant-Id: " + TENANT,
                        "X-Other: kept");
    }

    @Test
    void document05_theIssuerSaysWhichProviderItWas() throws Exception {
        load("05-multiple-identity-providers");
        assertThat(get(token()).variables()).containsEntry("idpSource", "AzureAD");
        assertThat(get(token("iss", "https://customers.b2clogin.com/b2c-id/v2.0/"))
                        .variables())
                .containsEntry("idpSource", "B2C");
        var crossed = JSON.writeValueAsString(claims("iss", "https://customers.b2clogin.com/b2c-id/v2.0/"));
        gateway.received.clear();
        assertThat(status(get(Signing.token(KEYS.get(LOGIN), crossed)))).isEqualTo(401);
        assertThat(gateway.received).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"Orders.Read,200", "Orders.ReadWrite,200", "Orders,401", "orders.read,401"})
    void document06_oneOfTwoRoles(String role, int status) throws Exception {
        load("06-role-required");
        assertThat(status(get(token("roles", List.of("Other", role))))).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,Orders.Read,200,",
        "GET,Orders.ReadWrite,200,",
        "GET,Other,403,Orders.Read",
        "POST,Orders.Read,403,Orders.ReadWrite",
        "POST,Orders.ReadWrite,200,",
        "PUT,Orders.Read,403,Orders.ReadWrite",
        "DELETE,Orders.ReadWrite,200,",
        "PATCH,Orders.ReadWrite,403,Orders.ReadWrite",
    })
    void document07_readingAndWritingTakeDifferentRoles(String method, String role, int status, String needed)
            throws Exception {
        load("07-roles-by-method");
        var exchange = send(method, "/orders/7", token("roles", List.of(role)));
        assertThat(status(exchange)).isEqualTo(status);
        if (status == 403) {
            assertThat(exchange.response().reason()).isEqualTo("Forbidden");
            assertThat(exchange.response().headers().all("Content-Type")).containsExactly("application/json");
            assertThat(json(exchange).get("error").asString()).isEqualTo("insufficient_permissions");
            assertThat(json(exchange).get("required_role").asString()).isEqualTo(needed);
            assertThat(gateway.received).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET,Orders.Read profile,200",
        "GET,Orders.ReadWrite,200",
        "GET,profile,403",
        "POST,Orders.Read,403",
        "POST,openid Orders.ReadWrite,200",
    })
    void document08_scopesDecide(String method, String scopes, int status) throws Exception {
        load("08-delegated-scopes");
        var exchange = send(method, "/orders/7", token("scp", scopes));
        assertThat(status(exchange)).isEqualTo(status);
        if (status == 403) {
            assertThat(json(exchange).get("error").asString()).isEqualTo("insufficient_scope");
        }
    }

    @ParameterizedTest
    @CsvSource({"premium,100", "enterprise,1000"})
    void document09_theTierDecidesHowManyCalls(String tier, int calls) throws Exception {
        load("09-custom-claims-rate-limit");
        refused(get(token("subscription_tier", "free", "department", "d")), "TokenClaimValueNotAllowed");
        refused(get(token("subscription_tier", tier)), "TokenClaimNotFound");
        var token = token("subscription_tier", tier, "department", "d");
        for (int i = 0; i < calls; i++) {
            assertThat(status(get(token))).isEqualTo(200);
        }
        var refused = get(token);
        assertThat(status(refused)).isEqualTo(429);
        assertThat(refused.response().headers().first("Retry-After")).isEqualTo("60");
        assertThat(Gateway.text(refused.response().body()))
                .isEqualTo(
                        "{ \"statusCode\": 429, \"message\": \"Rate limit is exceeded. Try again in 60 seconds.\" }");
    }

    @Test
    void document10_aTokenThatWasGoodAMomentAgoIsNotValidatedAgain() throws Exception {
        load("10-validation-caching");
        var token = token();
        assertThat(get(token).variables()).doesNotContainKey("cachedUserId").containsKey("jwt");
        providersAreUp = false;
        var again = get(token);
        assertThat(status(again)).isEqualTo(200);
        assertThat(again.variables()).containsEntry("cachedUserId", "user-1").doesNotContainKey("jwt");
        assertThat(status(get(token("sub", "user-2")))).isEqualTo(401);
        gateway.pass(java.time.Duration.ofMinutes(5));
        assertThat(status(get(token))).isEqualTo(401);
    }

    @Test
    void f10_refusalsAreNotCached() throws Exception {
        load("10-validation-caching");
        for (int i = 0; i < 2; i++) {
            assertThat(status(get("Bearer garbage"))).isEqualTo(401);
            assertThat(status(get(token("exp", NOW - 3600)))).isEqualTo(401);
            assertThat(status(get(null))).isEqualTo(401);
        }
        assertThat(status(get(token()))).isEqualTo(200);
    }

    @Test
    void document11_refusalsAreProblems() throws Exception {
        load("11-custom-error-responses");
        var exchange = get(token("exp", NOW - 3600));
        assertThat(status(exchange)).isEqualTo(401);
        assertThat(exchange.response().reason()).isEqualTo("Unauthorized");
        assertThat(exchange.response().headers().all("Content-Type")).containsExactly("application/problem+json");
        assertThat(exchange.response().headers().first("WWW-Authenticate"))
                .startsWith("Bearer realm=\"")
                .endsWith(", error=\"invalid_token\", error_description=\"Token expired. Access denied.\"");
        var problem = json(exchange);
        assertThat(problem.get("title").asString()).isEqualTo("Authentication Failed");
        assertThat(problem.get("status").asInt()).isEqualTo(401);
        assertThat(problem.get("detail").asString()).isEqualTo("Token expired. Access denied.");
        assertThat(problem.get("instance").asString()).isEqualTo("/orders/7");
        assertThat(problem.get("timestamp").asString()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{7}Z");
        assertThat(status(get(token()))).isEqualTo(200);
    }

    @Test
    void document12_everyUserHasALimit() throws Exception {
        load("12-rate-limit-per-user");
        for (int i = 0; i < 100; i++) {
            assertThat(status(get(token()))).isEqualTo(200);
        }
        var refused = get(token());
        assertThat(status(refused)).isEqualTo(429);
        assertThat(refused.lastError().source()).isEqualTo("rate-limit-by-key");
        assertThat(status(get(token("sub", "user-2")))).isEqualTo(200);
        gateway.pass(java.time.Duration.ofMinutes(1));
        assertThat(status(get(token()))).isEqualTo(200);
    }

    @Test
    void document13_theBackendGetsTheUserAsJson() throws Exception {
        load("13-user-context-header");
        var exchange = get(token("email", "ä@b", "roles", List.of("r1", "r2"), "scp", "s1 s2"));
        var headers = exchange.request().headers();
        var user = JSON.readTree(
                new String(Base64.getDecoder().decode(headers.first("X-User-Context")), StandardCharsets.UTF_8));
        assertThat(user.get("userId").asString()).isEqualTo("user-1");
        assertThat(user.get("email").asString()).isEqualTo("ä@b");
        assertThat(user.get("tenantId").asString()).isEqualTo(TENANT);
        assertThat(user.get("roles").asString()).isEqualTo("r1,r2");
        assertThat(user.get("scopes").asString()).isEqualTo("s1 s2");
        assertThat(headers.first("X-Correlation-Id"))
                .isEqualTo(exchange.requestId().toString());
        assertThat(headers.contains("Authorization")).isFalse();
        var correlated = send("GET", "/orders/7", token(), "X-Correlation-Id", "theirs");
        assertThat(correlated.request().headers().all("X-Correlation-Id")).containsExactly("theirs");
    }

    @Test
    void document14_anotherTenantsDataIsRefused() throws Exception {
        load("14-tenant-match");
        gateway.operation = new Operation("orders", "Orders", "GET", "/tenants/{tenantId}/orders");
        assertThat(status(send("GET", "/tenants/" + TENANT + "/orders", token())))
                .isEqualTo(200);
        gateway.received.clear();
        var refused = send("GET", "/tenants/other/orders", token());
        assertThat(status(refused)).isEqualTo(403);
        assertThat(json(refused).get("error").asString()).isEqualTo("tenant_mismatch");
        assertThat(gateway.received).isEmpty();
        var foreign = token("tid", "other", "iss", "https://login.microsoftonline.com/other/v2.0");
        assertThat(status(send("GET", "/tenants/other/orders", foreign))).isEqualTo(200);
        assertThat(status(send("GET", "/tenants/" + TENANT + "/orders", foreign)))
                .isEqualTo(403);
    }

    @Test
    void document15_theTenantBecomesPartOfThePath() throws Exception {
        load("15-tenant-isolation-rewrite");
        send("GET", "/orders/7?page=2", token(), "X-Tenant-Id", "forged");
        assertThat(sent())
                .startsWith("GET https://backend.example/base/tenants/" + TENANT + "/orders/7?page=2\n")
                .contains("X-Tenant-Id: " + TENANT + "\n")
                .doesNotContain("forged");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../admin", "..", "a/../../b"})
    void document15_aTenantCannotClimbOutOfItsPath(String tenant) throws Exception {
        load("15-tenant-isolation-rewrite");
        var exchange = get(token("tid", tenant, "iss", "https://login.microsoftonline.com/" + tenant + "/v2.0"));
        assertThat(status(exchange)).isBetween(400, 401);
        assertThat(gateway.received).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"Orders.Access,200", "Admin,200", "User,401"})
    void document16_theBackendTrustsOneHeader(String role, int status) throws Exception {
        load("16-central-auth");
        var exchange = send("GET", "/orders/7", token("roles", List.of(role)), "X-Authenticated-User", "root");
        assertThat(status(exchange)).isEqualTo(status);
        if (status == 200) {
            assertThat(sent().lines().skip(1)).containsExactly("X-Authenticated-User: user-1");
        } else {
            assertThat(gateway.received).isEmpty();
        }
    }

    @Test
    void document17_partnersHaveTheirOwnProvidersAndLimits() throws Exception {
        load("17-partner-rate-limits");
        var known = token("iss", "https://partner-a.auth0.com/", "azp", "partner-a-client-id");
        var unknown = token("iss", "https://accounts.google.com", "azp", "someone");
        for (int i = 0; i < 100; i++) {
            assertThat(status(get(known))).isEqualTo(200);
            assertThat(status(get(unknown))).isEqualTo(200);
        }
        assertThat(status(get(known))).isEqualTo(200);
        assertThat(status(get(unknown))).isEqualTo(429);
        assertThat(status(get(token("azp", "someone else")))).isEqualTo(200);
    }
}

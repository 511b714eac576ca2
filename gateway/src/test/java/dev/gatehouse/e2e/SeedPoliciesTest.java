package dev.gatehouse.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.gatehouse.Shared;
import dev.gatehouse.app.idp.Claims;
import dev.gatehouse.app.idp.Issuer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Each of the article's 17 documents, with only placeholders and identity providers' addresses
 * replaced, served over real sockets to tokens with real signatures. All are APIs of one gateway; the
 * documents lie outside the project, so where they are missing this is skipped.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SeedPoliciesTest {
    private static final String TENANT = Issuer.TENANT;

    private Path folder;
    private World world;
    private Issuer tenant;
    private Issuer b2c;
    private Issuer common;
    private Issuer partner;
    private Issuer google;

    @BeforeAll
    void serve(@TempDir Path folder) throws Exception {
        this.folder = folder;
        var documents = Shared.path("seed/policies");
        world = World.with(List.of("tenant/v2.0", "b2clogin.com/v2.0", "common/v2.0", "partner-a", "google"));
        tenant = world.issuer("tenant/v2.0");
        b2c = world.issuer("b2clogin.com/v2.0");
        common = world.issuer("common/v2.0");
        partner = world.issuer("partner-a");
        google = world.issuer("google");
        try (var files = Files.list(documents)) {
            for (var file : files.sorted().toList()) {
                addApi(file);
            }
        }
        world.serve(folder);
    }

    @AfterAll
    void stop() {
        if (world != null) {
            world.close();
        }
    }

    /** Document {@code 07-roles-by-method.xml} becomes the API {@code s07} at {@code /s07}. */
    private void addApi(Path document) throws IOException {
        var name = "s" + document.getFileName().toString().substring(0, 2);
        var api = Files.createDirectories(folder.resolve("apis").resolve(name));
        Files.writeString(api.resolve("apiInformation.json"), """
                { "properties": { "displayName": "%s", "path": "%s", "serviceUrl": "%s/backend", "subscriptionRequired": false } }
                """.formatted(name, name, world.echoUrl()));
        Files.writeString(api.resolve("specification.yaml"), """
                openapi: 3.0.1
                info: { title: Orders, version: "1" }
                paths:
                  /orders:
                    get: { operationId: list-orders, responses: { "200": { description: ok } } }
                    post: { operationId: create-order, responses: { "200": { description: ok } } }
                    put: { operationId: replace-orders, responses: { "200": { description: ok } } }
                    delete: { operationId: delete-orders, responses: { "200": { description: ok } } }
                    patch: { operationId: patch-orders, responses: { "200": { description: ok } } }
                  /tenants/{tenantId}/orders:
                    parameters: [ { name: tenantId, in: path, required: true, schema: { type: string } } ]
                    get: { operationId: tenant-orders, responses: { "200": { description: ok } } }
                """);
        var text = Files.readString(document)
                .replace(
                        "https://login.microsoftonline.com/common/v2.0",
                        common.url().toString())
                .replaceAll(
                        "https://login\\.microsoftonline\\.com/\\{(your-)?tenant(-id)?\\}/v2\\.0",
                        tenant.url().toString())
                .replace(
                        "https://{b2c-tenant}.b2clogin.com/{b2c-tenant}.onmicrosoft.com/{policy}/v2.0",
                        b2c.url().toString())
                .replace("https://{b2c-tenant}.b2clogin.com/{b2c-tenant-id}/v2.0/", b2c.name())
                .replace("https://partner-a.auth0.com", partner.url().toString())
                .replace("https://accounts.google.com", google.url().toString())
                .replace("{your-tenant-id}", TENANT);
        assertThat(text)
                .as("every placeholder is replaced")
                .doesNotContain("https://login", "{your-", "{tenant-id}", "{b2c");
        Files.writeString(api.resolve("policy.xml"), text);
    }

    private Claims claims() {
        return world.claims().add("aud", "api://your-api-client-id");
    }

    private HttpResponse<String> get(String api, String token) throws Exception {
        return world.call("GET", "/" + api + "/orders", token);
    }

    private static JsonNode json(HttpResponse<String> response) {
        return JsonMapper.shared().readTree(response.body());
    }

    /** What the backend received in a header, lower-case name; empty if it did not come. */
    private static String received(HttpResponse<String> response, String header) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return json(response).at("/headers/" + header).asString("");
    }

    private void assertRefused(HttpResponse<String> response, int status, String body) {
        assertThat(response.body()).isEqualTo(body);
        assertThat(response.statusCode()).isEqualTo(status);
    }

    private static String standard(String message) {
        return "{ \"statusCode\": 401, \"message\": \"" + message + "\" }";
    }

    static Stream<Arguments> everyDocument() {
        return Stream.of(
                arguments("s01", "Unauthorized. Valid token required."),
                arguments("s02", "Token missing required claims."),
                arguments("s03", "JWT not present."),
                arguments("s04", "JWT not present."),
                arguments("s05", "Unauthorized"),
                arguments("s06", "JWT not present."),
                arguments("s07", "JWT not present."),
                arguments("s08", "JWT not present."),
                arguments("s09", "JWT not present."),
                arguments("s10", "JWT not present."),
                arguments("s12", "JWT not present."),
                arguments("s13", "JWT not present."),
                arguments("s14", "JWT not present."),
                arguments("s15", "JWT not present."),
                arguments("s16", "JWT not present."),
                arguments("s17", "JWT not present."));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyDocument")
    void withoutATokenTheBackendIsNeverCalled(String api, String message) throws Exception {
        long before = world.backendRequests();
        assertRefused(get(api, null), 401, standard(message));
        assertThat(world.backendRequests()).isEqualTo(before);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyDocument")
    void garbageAndWrongTokensAreRefused(String api, String message) throws Exception {
        long before = world.backendRequests();
        var good = tenant.token(claims());
        var forged = good.substring(0, good.lastIndexOf('.') + 1)
                + new StringBuilder(good.substring(good.lastIndexOf('.') + 1)).reverse();
        for (var token : List.of(
                "invalid.token.here",
                forged,
                tenant.token(world.claims().add("aud", "https://graph.microsoft.com")),
                tenant.token(claims().add("exp", "-4000")),
                google.token(claims().add("iss", "https://evil.example")))) {
            assertThat(get(api, token).statusCode()).isEqualTo(401);
        }
        assertThat(world.backendRequests()).isEqualTo(before);
    }

    @Test
    void s01BasicValidation() throws Exception {
        assertThat(get("s01", tenant.token(claims())).statusCode()).isEqualTo(200);
        var message = standard("Unauthorized. Valid token required.");
        assertRefused(get("s01", tenant.token(claims().add("exp", "-4000"))), 401, message);
        assertRefused(get("s01", tenant.token(claims().add("exp", ""))), 401, message);
        assertRefused(get("s01", tenant.token(claims().add("iss", tenant.name() + "/"))), 401, message);
        assertRefused(get("s01", tenant.token(world.claims().add("aud", "api://your-api-client-id/"))), 401, message);
    }

    @Test
    void s02RequiredClaims() throws Exception {
        assertThat(get(
                                "s02",
                                tenant.token(claims().add("roles", "[\"API.Access\",\"x\"]")
                                        .add("email", "a@b")))
                        .statusCode())
                .isEqualTo(200);
        var message = standard("Token missing required claims.");
        assertRefused(get("s02", tenant.token(claims().add("roles", "API.Access"))), 401, message);
        assertRefused(get("s02", tenant.token(claims().add("roles", "API.Other").add("email", "a@b"))), 401, message);
        assertRefused(
                get(
                        "s02",
                        tenant.token(claims().add("roles", "API.Access")
                                .add("email", "a@b")
                                .add("tid", "other"))),
                401,
                message);
    }

    @Test
    void s03ClaimsIntoVariables() throws Exception {
        assertThat(get("s03", tenant.token(claims())).statusCode()).isEqualTo(200);
    }

    @Test
    void s04BackendHeaders() throws Exception {
        var token = tenant.token(
                claims().add("sub", "user-1").add("email", "jane@contoso.com").add("roles", "[\"A\",\"B\"]"));
        var response = world.call(
                "GET",
                "/s04/orders",
                token,
                Map.of("X-User-Id", "spoofed", "x-user-email", "spoofed", "X-Tenant-Id", "spoofed"));
        assertThat(received(response, "x-user-id")).isEqualTo("user-1");
        assertThat(received(response, "x-user-email")).isEqualTo("jane@contoso.com");
        assertThat(received(response, "x-user-roles")).isEqualTo("A,B");
        assertThat(received(response, "x-tenant-id")).isEqualTo(TENANT);
        assertThat(received(response, "authorization")).isEmpty();
        var bare = world.call("GET", "/s04/orders", tenant.token(claims()), Map.of("X-User-Email", "spoofed"));
        assertThat(received(bare, "x-user-email")).as("H02").isEmpty();
    }

    @Test
    void s05MultipleIdentityProviders() throws Exception {
        assertThat(get("s05", tenant.token(world.claims().add("aud", "api://corporate-api-id")))
                        .statusCode())
                .isEqualTo(200);
        assertThat(get("s05", b2c.token(world.claims().add("aud", "api://b2c-api-id")))
                        .statusCode())
                .isEqualTo(200);
        // B20: one provider's key cannot sign for the other.
        assertRefused(
                get(
                        "s05",
                        b2c.token(world.claims().add("aud", "api://b2c-api-id").add("iss", tenant.name()))),
                401,
                standard("Unauthorized"));
    }

    @Test
    void s06RoleRequired() throws Exception {
        assertThat(get("s06", tenant.token(claims().add("roles", "Orders.ReadWrite")))
                        .statusCode())
                .isEqualTo(200);
        assertRefused(
                get("s06", tenant.token(claims().add("roles", "Orders.Reader"))),
                401,
                standard("Claim roles value of Orders.Reader is not allowed. Access denied."));
        assertRefused(
                get("s06", tenant.token(claims())),
                401,
                standard("JWT token is missing the following claims: roles. Access denied."));
    }

    @Test
    void s07RolesByMethod() throws Exception {
        var reader = tenant.token(claims().add("roles", "Orders.Read"));
        var writer = tenant.token(claims().add("roles", "Orders.ReadWrite"));
        assertThat(get("s07", reader).statusCode()).isEqualTo(200);
        assertThat(world.call("POST", "/s07/orders", writer).statusCode()).isEqualTo(200);
        for (var method : List.of("POST", "PUT", "DELETE", "PATCH")) {
            var refused = world.call(method, "/s07/orders", reader);
            assertThat(refused.statusCode()).as(method).isEqualTo(403);
            assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/json");
            assertThat(refused.body()).isEqualTo("""
                    {
                      "error": "insufficient_permissions",
                      "message": "You do not have the required role for this operation.",
                      "required_role": "Orders.ReadWrite"
                    }""");
        }
        assertThat(json(get("s07", tenant.token(claims()))).get("required_role").asString())
                .isEqualTo("Orders.Read");
    }

    @Test
    void s08DelegatedScopes() throws Exception {
        assertThat(get("s08", tenant.token(claims().add("scp", "Orders.Read profile")))
                        .statusCode())
                .isEqualTo(200);
        assertRefused(
                world.call("POST", "/s08/orders", tenant.token(claims().add("scp", "Orders.Read profile"))),
                403,
                "{\"error\": \"insufficient_scope\", \"message\": \"Required OAuth2 scope not present in token.\"}");
        assertThat(world.call("POST", "/s08/orders", tenant.token(claims().add("scp", "Orders.ReadWrite")))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void s09CustomClaimsAndRateLimitByTier() throws Exception {
        var premium = tenant.token(claims().add("subscription_tier", "premium").add("department", "sales"));
        var enterprise =
                tenant.token(claims().add("subscription_tier", "enterprise").add("department", "sales"));
        assertRefused(
                get(
                        "s09",
                        tenant.token(claims().add("subscription_tier", "free").add("department", "sales"))),
                401,
                standard("Claim subscription_tier value of free is not allowed. Access denied."));
        assertRefused(
                get("s09", tenant.token(claims().add("subscription_tier", "premium"))),
                401,
                standard("JWT token is missing the following claims: department. Access denied."));
        for (int i = 0; i < 100; i++) {
            assertThat(get("s09", premium).statusCode()).isEqualTo(200);
        }
        var limited = get("s09", premium);
        assertThat(limited.statusCode()).isEqualTo(429);
        var seconds = limited.headers().firstValue("Retry-After").orElseThrow();
        assertThat(limited.body())
                .isEqualTo("{ \"statusCode\": 429, \"message\": \"Rate limit is exceeded. Try again in %s seconds.\" }"
                        .formatted(seconds));
        assertThat(get("s09", enterprise).statusCode()).isEqualTo(200);
    }

    @Test
    void s10ValidationCaching() throws Exception {
        var token = tenant.token(claims().add("sub", "cached"));
        for (int i = 0; i < 3; i++) {
            assertThat(get("s10", token).statusCode()).isEqualTo(200);
        }
        // What the document says it does: a token seen as valid is not looked at again for 300 seconds.
        assertThat(get("s10", tenant.token(world.claims().add("aud", "other"))).statusCode())
                .isEqualTo(401);
    }

    @Test
    void s11CustomErrorResponses() throws Exception {
        var response = get("s11", null);
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(response.headers().firstValue("WWW-Authenticate"))
                .hasValue("Bearer realm=\"your-api\", error=\"invalid_token\", error_description=\"JWT not present.\"");
        var body = json(response);
        assertThat(body.get("detail").asString()).isEqualTo("JWT not present.");
        assertThat(body.get("status").asInt()).isEqualTo(401);
        assertThat(body.get("instance").asString()).isEqualTo("/orders");
        assertThat(body.get("timestamp").asString()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{7}Z");
        assertThat(get("s11", tenant.token(claims())).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @MethodSource("troubleshooting")
    void s11EachRowOfTheTroubleshootingTableHasItsMessage(String detail, String name, String value) throws Exception {
        var claims = name.equals("aud") ? world.claims() : claims();
        assertThat(json(get("s11", tenant.token(claims.add(name, value))))
                        .get("detail")
                        .asString())
                .isEqualTo(detail);
    }

    static Stream<Arguments> troubleshooting() {
        return Stream.of(
                arguments("Token expired. Access denied.", "exp", "-4000"),
                arguments("Audience not found. Access denied.", "aud", "someone-else"),
                arguments("Issuer not found. Access denied.", "iss", "https://elsewhere.example"),
                arguments("Invalid token. Access denied.", "nbf", "+4000"));
    }

    @Test
    void s12RateLimitPerUser() throws Exception {
        var one = tenant.token(claims().add("sub", "one"));
        for (int i = 0; i < 100; i++) {
            assertThat(get("s12", one).statusCode()).isEqualTo(200);
        }
        assertThat(get("s12", one).statusCode()).isEqualTo(429);
        assertThat(get("s12", tenant.token(claims().add("sub", "one").add("jti", "another")))
                        .statusCode())
                .isEqualTo(429);
        assertThat(get("s12", tenant.token(claims().add("sub", "two"))).statusCode())
                .isEqualTo(200);
    }

    @Test
    void s13UserContextHeader() throws Exception {
        var token = tenant.token(claims().add("sub", "user-1")
                .add("email", "jane@contoso.com")
                .add("name", "Jane Dörte")
                .add("roles", "[\"A\",\"B\"]")
                .add("scp", "user.read profile"));
        var response = get("s13", token);
        var context =
                new String(Base64.getDecoder().decode(received(response, "x-user-context")), StandardCharsets.UTF_8);
        assertThat(context).isEqualTo("""
                {
                  "userId": "user-1",
                  "email": "jane@contoso.com",
                  "name": "Jane Dörte",
                  "tenantId": "%s",
                  "roles": "A,B",
                  "scopes": "user.read profile"
                }""".formatted(TENANT));
        assertThat(received(response, "x-correlation-id")).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
        assertThat(received(response, "authorization")).isEmpty();
        var given = world.call("GET", "/s13/orders", token, Map.of("X-Correlation-Id", "mine"));
        assertThat(received(given, "x-correlation-id")).isEqualTo("mine");
    }

    @Test
    void s14TenantMatch() throws Exception {
        var token = common.token(world.claims().add("aud", "api://your-multi-tenant-api"));
        assertThat(world.call("GET", "/s14/tenants/" + TENANT + "/orders", token)
                        .statusCode())
                .isEqualTo(200);
        assertRefused(
                world.call("GET", "/s14/tenants/22222222-2222-2222-2222-222222222222/orders", token),
                403,
                "{\"error\": \"tenant_mismatch\", \"message\": \"Token tenant does not match the requested resource tenant.\"}");
    }

    @Test
    void s15TenantIsolationRewrite() throws Exception {
        var token = common.token(world.claims().add("aud", "api://saas-platform-api"));
        var response = world.call("GET", "/s15/orders?page=2", token);
        assertThat(received(response, "x-tenant-id")).isEqualTo(TENANT);
        assertThat(json(response).get("path").asString()).isEqualTo("/backend/tenants/" + TENANT + "/orders");
        assertThat(json(response).get("query").asString()).isEqualTo("page=2");
    }

    @Test
    void s16CentralAuth() throws Exception {
        var response = get("s16", tenant.token(claims().add("roles", "Admin").add("sub", "boss")));
        assertThat(received(response, "x-authenticated-user")).isEqualTo("boss");
        assertThat(received(response, "authorization")).isEmpty();
        assertThat(get("s16", tenant.token(claims().add("roles", "Nobody"))).statusCode())
                .isEqualTo(401);
    }

    @Test
    void s17PartnerRateLimits() throws Exception {
        var unknown = partner.token(world.claims().add("aud", "api://b2b-api").add("azp", "someone"));
        for (int i = 0; i < 100; i++) {
            assertThat(get("s17", unknown).statusCode()).isEqualTo(200);
        }
        assertThat(get("s17", unknown).statusCode()).isEqualTo(429);
        for (var issuer : List.of(partner, google, tenant)) {
            var known = issuer.token(world.claims().add("aud", "api://b2b-api").add("azp", "partner-a-client-id"));
            assertThat(get("s17", known).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void keysAreFetchedOnceForAThousandRequestsAndRotationLosesNone() throws Exception {
        var token = tenant.token(claims());
        assertThat(get("s03", token).statusCode()).isEqualTo(200);
        long before = tenant.keyFetches();
        for (int i = 0; i < 1000; i++) {
            assertThat(get("s03", token).statusCode()).isEqualTo(200);
        }
        assertThat(tenant.keyFetches()).isEqualTo(before);
        partner.rotate();
        var fresh = partner.token(world.claims().add("aud", "api://b2b-api").add("azp", "partner-b-client-id"));
        assertThat(get("s17", fresh).statusCode()).isEqualTo(200);
    }
}

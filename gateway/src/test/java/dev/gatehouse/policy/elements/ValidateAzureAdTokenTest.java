package dev.gatehouse.policy.elements;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSAEncrypter;
import com.nimbusds.jose.jwk.RSAKey;
import dev.gatehouse.SelfSigned;
import dev.gatehouse.http.Body;
import dev.gatehouse.http.Headers;
import dev.gatehouse.jose.Encrypting;
import dev.gatehouse.jose.Jwt;
import dev.gatehouse.jose.Signing;
import dev.gatehouse.keys.OpenIdProviders;
import dev.gatehouse.keys.Provider;
import dev.gatehouse.model.Certificate;
import dev.gatehouse.policy.Exchange;
import dev.gatehouse.policy.Scope;
import dev.gatehouse.settings.Settings;
import java.security.interfaces.RSAPublicKey;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole documents with {@code validate-azure-ad-token}, and a provider on a socket whose documents are Entra ID's. */
class ValidateAzureAdTokenTest {
    private static final long NOW = Gateway.START.getEpochSecond();
    private static final String TENANT = "11111111-2222-3333-4444-555555555555";
    private static final String OTHER = "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee";
    private static final String PERSONAL = "9188040d-6c67-4c5b-b112-36a304b66dad";
    private static final String CLIENT = "c0000000-0000-0000-0000-000000000001";
    private static final String API = "a0000000-0000-0000-0000-000000000002";
    private static final RSAKey PERSONAL_KEY = Signing.rsa("personal");

    private static Provider entra;
    private static Provider china;
    private static OpenIdProviders keys;

    private final ScriptedExpressions expressions = new ScriptedExpressions();
    private final Gateway gateway = new Gateway(expressions);

    @BeforeAll
    static void start() {
        entra = cloud("https://login.microsoftonline.com/", "https://sts.windows.net/");
        china = cloud("https://login.partner.microsoftonline.cn/", "https://sts.chinacloudapi.cn/");
        keys = new OpenIdProviders(Settings.DEFAULT.withInsecureLoopback(true), System::nanoTime);
    }

    private static Provider cloud(String login, String sts) {
        var provider = new Provider(Signing.keySet(Signing.RSA));
        // As in Entra, the keys of personal accounts are bound to their issuer.
        String personal = PERSONAL_KEY.toPublicJWK().toJSONString();
        String bound = "{\"issuer\":\"" + login + PERSONAL + "/v2.0\"," + personal.substring(1);
        provider.serve("/all/keys", "{\"keys\":[" + Signing.RSA.toPublicJWK().toJSONString() + "," + bound + "]}");
        for (var tenant : Map.of(
                        TENANT,
                        TENANT,
                        OTHER,
                        OTHER,
                        "contoso.example",
                        TENANT,
                        "common",
                        "{tenantid}",
                        "organizations",
                        "{tenantid}",
                        "consumers",
                        PERSONAL)
                .entrySet()) {
            String all = provider.base() + "/all/keys";
            String path = "/" + tenant.getKey();
            provider.serve(
                    path + "/v2.0/.well-known/openid-configuration",
                    Provider.metadata(login + tenant.getValue() + "/v2.0", all));
            if (!tenant.getKey().equals("consumers")) {
                provider.serve(
                        path + "/.well-known/openid-configuration",
                        Provider.metadata(sts + tenant.getValue() + "/", all));
            }
        }
        return provider;
    }

    @AfterAll
    static void stop() {
        keys.close();
        entra.close();
        china.close();
    }

    private Gateway with(String attributes, String children) {
        return document("<validate-azure-ad-token " + attributes + ">" + children + "</validate-azure-ad-token>");
    }

    private Gateway document(String element) {
        gateway.keys = keys;
        var settings = Settings.DEFAULT.withInsecureLoopback(true);
        var tokens = settings.tokens();
        gateway.settings = settings.withTokens(new Settings.Tokens(
                tokens.clockSkew(),
                tokens.keyRefresh(),
                tokens.minKeyRefresh(),
                tokens.unknownKeyRefetch(),
                tokens.staleKeys(),
                tokens.privateKeyHosts(),
                tokens.maxLength(),
                tokens.cachedTokens(),
                tokens.requireAudiences(),
                new Settings.AzureAd(entra.base())));
        return gateway.policy(
                Scope.API,
                "<policies><inbound>" + element + "</inbound><backend><forward-request/></backend></policies>");
    }

    private static final String CLIENTS = "<client-application-ids><application-id>other</application-id>"
            + "<application-id> " + CLIENT + " </application-id></client-application-ids>";

    /** Claims of one token; those given replace the usual ones, and null leaves one out. */
    private static String token(RSAKey key, Map<String, String> usual, String... changes) {
        var claims = new TreeMap<>(usual);
        for (int i = 0; i < changes.length; i += 2) {
            if (changes[i + 1] == null) {
                claims.remove(changes[i]);
            } else {
                claims.put(changes[i], changes[i + 1]);
            }
        }
        var text = claims.entrySet().stream()
                .map(claim -> "\"%s\":\"%s\"".formatted(claim.getKey(), claim.getValue()))
                .collect(Collectors.joining(","));
        return Signing.token(key, "{\"exp\":%d,%s}".formatted(NOW + 600, text));
    }

    private static String second(String tenant, String... changes) {
        return token(
                Signing.RSA,
                Map.of(
                        "iss", "https://login.microsoftonline.com/" + tenant + "/v2.0",
                        "tid", tenant,
                        "ver", "2.0",
                        "azp", CLIENT,
                        "aud", API),
                changes);
    }

    private static String first(String tenant, String... changes) {
        return token(
                Signing.RSA,
                Map.of(
                        "iss",
                        "https://sts.windows.net/" + tenant + "/",
                        "tid",
                        tenant,
                        "ver",
                        "1.0",
                        "appid",
                        CLIENT,
                        "aud",
                        "api://" + API),
                changes);
    }

    private static String personal() {
        return token(
                PERSONAL_KEY,
                Map.of(
                        "iss", "https://login.microsoftonline.com/" + PERSONAL + "/v2.0",
                        "tid", PERSONAL,
                        "ver", "2.0",
                        "azp", CLIENT,
                        "aud", API));
    }

    private Exchange send(String token) throws Exception {
        return gateway.send("GET", "/orders", new Headers().add("Authorization", "Bearer " + token), Body.NONE);
    }

    /** What became of a request: {@code passed}, or reason, status and message. */
    private String outcome(Exchange exchange) {
        var error = exchange.lastError();
        if (error == null) {
            assertThat(gateway.received).as("backend").hasSize(1);
            gateway.received.clear();
            return "passed";
        }
        assertThat(gateway.received).as("backend").isEmpty();
        assertThat(error.source()).isEqualTo("validate-azure-ad-token");
        return error.reason() + " " + Gateway.text(exchange.response().body());
    }

    private static String refused(String reason, String message) {
        return reason + " { \"statusCode\": 401, \"message\": \"" + message + "\" }";
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # tenant-id                                     | v2 here | v1 here | v2 other | v1 other | personal
            11111111-2222-3333-4444-555555555555            | yes     | yes     | issuer   | issuer   | issuer
            contoso.example                                 | yes     | yes     | issuer   | issuer   | issuer
            Contoso.Example                                 | yes     | yes     | issuer   | issuer   | issuer
            https://contoso.example                         | yes     | yes     | issuer   | issuer   | issuer
            https://contoso.example/                        | yes     | yes     | issuer   | issuer   | issuer
            https://login.microsoftonline.com/contoso.example/v2.0 | yes | yes  | issuer   | issuer   | issuer
            common                                          | yes     | yes     | yes      | yes      | yes
            organizations                                   | yes     | yes     | yes      | yes      | issuer
            Organizations                                   | yes     | yes     | yes      | yes      | issuer
            https://login.microsoftonline.com/organizations | yes     | yes     | yes      | yes      | issuer
            https://login.microsoftonline.com/common/       | yes     | yes     | yes      | yes      | yes
            consumers                                       | issuer  | issuer  | issuer   | issuer   | yes
            AAAAAAAA-BBBB-CCCC-DDDD-EEEEEEEEEEEE            | issuer  | issuer  | yes      | yes      | issuer
            """)
    void n07_tenants(
            String tenant, String secondHere, String firstHere, String secondOther, String firstOther, String personal)
            throws Exception {
        with("tenant-id=\"" + tenant + "\"", CLIENTS);
        assertThat(gateway.diagnostics.hasErrors()).isFalse();
        assertThat(outcome(send(second(TENANT)))).isEqualTo(expected(secondHere));
        assertThat(outcome(send(first(TENANT)))).isEqualTo(expected(firstHere));
        assertThat(outcome(send(second(OTHER)))).isEqualTo(expected(secondOther));
        assertThat(outcome(send(first(OTHER)))).isEqualTo(expected(firstOther));
        assertThat(outcome(send(personal()))).isEqualTo(expected(personal));
    }

    private static String expected(String word) {
        return word.equals("yes") ? "passed" : refused("TokenIssuerNotAllowed", "Issuer not found. Access denied.");
    }

    /** Each row changes a good token of the tenant. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # version | claim | value                                | outcome
            2 | azp   | c0000000-0000-0000-0000-000000000001         | passed
            2 | azp   | other                                        | passed
            2 | azp   | another                                      | TokenClaimValueNotAllowed
            2 | azp   | c0000000-0000-0000-0000-0000000000012        | TokenClaimValueNotAllowed
            2 | azp   | c0000000-0000-0000-0000-00000000000          | TokenClaimValueNotAllowed
            2 | azp   | ''                                           | TokenClaimValueNotAllowed
            2 | azp   | -                                            | TokenClaimNotFound
            1 | appid | c0000000-0000-0000-0000-000000000001         | passed
            1 | appid | another                                      | TokenClaimValueNotAllowed
            1 | appid | -                                            | TokenClaimNotFound
            # what is in the other version's claim does not count
            2 | appid | another                                      | passed
            1 | azp   | another                                      | passed
            """)
    void n07_clientApplications(String version, String claim, String value, String expected) throws Exception {
        with("tenant-id=\"" + TENANT + "\"", CLIENTS);
        var token = version.equals("2") ? second(TENANT, claim, value) : first(TENANT, claim, value);
        assertThat(outcome(send(token))).startsWith(expected);
    }

    @Test
    void n07_theOtherVersionsClaimDoesNotStandIn() throws Exception {
        with("tenant-id=\"" + TENANT + "\"", CLIENTS);
        assertThat(outcome(send(second(TENANT, "azp", null, "appid", CLIENT))))
                .isEqualTo(refused(
                        "TokenClaimNotFound", "JWT token is missing the following claims: azp. Access denied."));
        assertThat(outcome(send(first(TENANT, "appid", null, "azp", CLIENT))))
                .isEqualTo(refused(
                        "TokenClaimNotFound", "JWT token is missing the following claims: appid. Access denied."));
        assertThat(outcome(send(second(TENANT, "azp", "x"))))
                .isEqualTo(refused("TokenClaimValueNotAllowed", "Claim azp value of x is not allowed. Access denied."));
    }

    @Test
    void d22_aUserWhoseSubjectIsAClientsIdIsNotThatClient() throws Exception {
        with("tenant-id=\"" + TENANT + "\"", CLIENTS);
        assertThat(outcome(send(second(TENANT, "azp", "another", "sub", CLIENT, "oid", CLIENT, "client_id", CLIENT))))
                .startsWith("TokenClaimValueNotAllowed");
    }

    @Test
    void d23_theSameUserInAnotherTenantIsAnother() throws Exception {
        with(
                "tenant-id=\"" + TENANT + "\"",
                CLIENTS + "<required-claims><claim name=\"oid\"><value>u1</value></claim></required-claims>");
        assertThat(outcome(send(second(TENANT, "oid", "u1")))).isEqualTo("passed");
        assertThat(outcome(send(second(OTHER, "oid", "u1")))).startsWith("TokenIssuerNotAllowed");
        assertThat(outcome(send(second(OTHER, "oid", "u1", "tid", TENANT)))).startsWith("TokenIssuerNotAllowed");
    }

    @Test
    void d24_b20_rolesOfAnIssuerThatThisPolicyDoesNotTrustAreNotAsked() throws Exception {
        document("<validate-azure-ad-token tenant-id=\"" + OTHER + "\">" + CLIENTS + "</validate-azure-ad-token>"
                + "<validate-azure-ad-token tenant-id=\"" + TENANT + "\">" + CLIENTS
                + "<required-claims><claim name=\"roles\"><value>admin</value></claim></required-claims>"
                + "</validate-azure-ad-token>");
        var stranger = send(second(OTHER, "roles", "admin"));
        assertThat(outcome(stranger)).startsWith("TokenIssuerNotAllowed");
        assertThat(stranger.traceRecords()).hasSize(1);
    }

    @Test
    void encryptedTokensPassWhereThePolicyNamesTheirCertificate() throws Exception {
        var made = SelfSigned.of("RSA");
        gateway.certificates.put("enc", new Certificate("enc", made.certificate(), made.key()));
        var encrypter = new RSAEncrypter((RSAPublicKey) made.certificate().getPublicKey());
        String token = Encrypting.token("RSA-OAEP-256", "A256GCM", encrypter, second(TENANT));
        with("tenant-id=\"" + TENANT + "\"", CLIENTS);
        assertThat(outcome(send(token))).startsWith("JwtInvalid");
        with(
                "tenant-id=\"" + TENANT + "\"",
                "<decryption-keys><key certificate-id=\"enc\"/></decryption-keys>" + CLIENTS);
        assertThat(gateway.diagnostics.hasErrors()).isFalse();
        assertThat(outcome(send(token))).isEqualTo("passed");
        assertThat(outcome(send(second(TENANT)))).isEqualTo("passed");
    }

    /** Multi-tenant issuers with a list of those that may call. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # tenant in iss                        | tid                                  | outcome
            11111111-2222-3333-4444-555555555555   | 11111111-2222-3333-4444-555555555555 | passed
            aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee   | aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee | TokenClaimValueNotAllowed
            aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee   | 11111111-2222-3333-4444-555555555555 | TokenIssuerNotAllowed
            11111111-2222-3333-4444-555555555555   | aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee | TokenIssuerNotAllowed
            ..%2f                                  | ..%2f                                | TokenIssuerNotAllowed
            ..                                     | ..                                   | TokenIssuerNotAllowed
            ''                                     | ''                                   | TokenIssuerNotAllowed
            AAAAAAAA-BBBB-CCCC-DDDD-EEEEEEEEEEEE   | AAAAAAAA-BBBB-CCCC-DDDD-EEEEEEEEEEEE | TokenIssuerNotAllowed
            11111111-2222-3333-4444-555555555555/x | 11111111-2222-3333-4444-555555555555 | TokenIssuerNotAllowed
            {tenantid}                             | {tenantid}                           | TokenIssuerNotAllowed
            """)
    void b23_multiTenantIssuers(String issuing, String tenant, String expected) throws Exception {
        with(
                "tenant-id=\"organizations\"",
                CLIENTS + "<required-claims><claim name=\"tid\" match=\"any\"><value>" + TENANT
                        + "</value></claim></required-claims>");
        assertThat(gateway.diagnostics.list()).isEmpty();
        assertThat(outcome(send(second(issuing, "tid", tenant)))).startsWith(expected);
        assertThat(outcome(send(first(issuing, "tid", tenant)))).startsWith(expected);
    }

    @Test
    void b23_aTokenWithoutTenantMatchesNoTemplate() throws Exception {
        with("tenant-id=\"common\"", CLIENTS);
        assertThat(outcome(send(second(TENANT, "tid", null)))).startsWith("TokenIssuerNotAllowed");
    }

    @Test
    void b22_metadataOfOneTenantThatNamesAllOthersLetsNoneOfThemIn() throws Exception {
        try (var broken = new Provider(Signing.keySet(Signing.RSA))) {
            broken.serve(
                    "/" + TENANT + "/v2.0/.well-known/openid-configuration",
                    Provider.metadata("https://login.microsoftonline.com/{tenantid}/v2.0", broken.base() + "/keys"));
            with("tenant-id=\"" + TENANT + "\" authentication-endpoint=\"" + broken.base() + "\"", CLIENTS);
            assertThat(outcome(send(second(OTHER)))).startsWith("TokenIssuerNotAllowed");
            assertThat(outcome(send(second(TENANT)))).isEqualTo("passed");
        }
    }

    @Test
    void n07_keysOfPersonalAccountsSignForNoOtherTenant() throws Exception {
        with("tenant-id=\"common\"", CLIENTS);
        var token = token(
                PERSONAL_KEY,
                Map.of(
                        "iss", "https://login.microsoftonline.com/" + TENANT + "/v2.0",
                        "tid", TENANT,
                        "ver", "2.0",
                        "azp", CLIENT,
                        "aud", API));
        assertThat(outcome(send(token))).isEqualTo(refused("JwtInvalid", "Invalid token. Access denied."));
    }

    @Test
    void n07_otherCloudsAreNamedByTheirEndpoint() throws Exception {
        with("tenant-id=\"" + TENANT + "\" authentication-endpoint=\"" + china.base() + "/\"", CLIENTS);
        assertThat(outcome(send(second(TENANT, "iss", "https://login.partner.microsoftonline.cn/" + TENANT + "/v2.0"))))
                .isEqualTo("passed");
        assertThat(outcome(send(first(TENANT, "iss", "https://sts.chinacloudapi.cn/" + TENANT + "/"))))
                .isEqualTo("passed");
        assertThat(outcome(send(second(TENANT)))).startsWith("TokenIssuerNotAllowed");
    }

    @Test
    void n07_aTenantsUrlNamesItsCloud() throws Exception {
        with("tenant-id=\"" + china.base() + "/" + TENANT + "\"", CLIENTS);
        assertThat(outcome(send(second(TENANT, "iss", "https://login.partner.microsoftonline.cn/" + TENANT + "/v2.0"))))
                .isEqualTo("passed");
        assertThat(outcome(send(second(TENANT)))).startsWith("TokenIssuerNotAllowed");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a0000000-0000-0000-0000-000000000002        | passed
            api://a0000000-0000-0000-0000-000000000002  | passed
            a0000000-0000-0000-0000-00000000000         | TokenAudienceNotAllowed
            api://a0000000-0000-0000-0000-000000000002/ | TokenAudienceNotAllowed
            https://a0000000-0000-0000-0000-000000000002 | TokenAudienceNotAllowed
            """)
    void n07_backendApplications(String audience, String expected) throws Exception {
        with(
                "tenant-id=\"" + TENANT + "\"",
                CLIENTS + "<backend-application-ids><application-id>" + API
                        + "</application-id></backend-application-ids>");
        assertThat(outcome(send(second(TENANT, "aud", audience)))).startsWith(expected);
    }

    @Test
    void everyFailureHasTheReasonAndMessageOfValidateJwt() throws Exception {
        with(
                "tenant-id=\"" + TENANT + "\"",
                "<audiences><audience>" + API + "</audience></audiences><required-claims><claim name=\"scp\""
                        + " separator=\" \"><value>read</value></claim></required-claims>");
        assertThat(outcome(gateway.get("/orders"))).isEqualTo(refused("TokenNotPresent", "JWT not present."));
        assertThat(outcome(send("garbage"))).isEqualTo(refused("JwtInvalid", "Invalid token. Access denied."));
        assertThat(outcome(send(second(TENANT, "aud", "x"))))
                .isEqualTo(refused("TokenAudienceNotAllowed", "Audience not found. Access denied."));
        assertThat(outcome(send(second(TENANT))))
                .isEqualTo(refused(
                        "TokenClaimNotFound", "JWT token is missing the following claims: scp. Access denied."));
        assertThat(outcome(send(second(TENANT, "scp", "read.all"))))
                .isEqualTo(refused(
                        "TokenClaimValueNotAllowed", "Claim scp value of read.all is not allowed. Access denied."));
        assertThat(outcome(send(second(TENANT, "scp", "write read")))).isEqualTo("passed");
        assertThat(outcome(send(token(Signing.OTHER_RSA, Map.of("iss", "https://sts.windows.net/" + TENANT + "/")))))
                .isEqualTo(refused("TokenSignatureKeyNotFound", "Key not found. Access denied."));
        var good = second(TENANT);
        assertThat(outcome(send(good.substring(0, good.length() - 8) + "AAAAAAAA")))
                .isEqualTo(refused("TokenSignatureInvalid", "Invalid token. Access denied."));
        var none =
                Signing.base64url("{\"alg\":\"none\"}") + good.substring(good.indexOf('.'), good.lastIndexOf('.') + 1);
        assertThat(outcome(send(none))).startsWith("JwtInvalid");
        var undated = Signing.token(
                Signing.RSA, "{\"iss\":\"https://sts.windows.net/%s/\",\"tid\":\"%s\"}".formatted(TENANT, TENANT));
        assertThat(outcome(send(undated))).startsWith("JwtInvalid");
        var expired = Signing.token(
                Signing.RSA, "{\"iss\":\"https://sts.windows.net/%s/\",\"exp\":%d}".formatted(TENANT, NOW - 301));
        assertThat(outcome(send(expired))).isEqualTo(refused("TokenExpired", "Token expired. Access denied."));
    }

    @Test
    void anEndpointOutOfReachSaysSo() throws Exception {
        with("tenant-id=\"" + TENANT + "\" authentication-endpoint=\"http://127.0.0.1:1\"", CLIENTS);
        assertThat(outcome(send(second(TENANT))))
                .isEqualTo(refused("JwtInvalid", "Unable to download JWKS. Access denied."));
    }

    @Test
    void statusMessagePlaceAndVariableAreTheAuthorsChoice() throws Exception {
        with(
                "tenant-id=\"" + TENANT + "\" header-name=\"X-Token\" failed-validation-httpcode=\"403\""
                        + " failed-validation-error-message=\"No.\" output-token-variable-name=\"jwt\"",
                CLIENTS);
        assertThat(outcome(send(second(TENANT))))
                .isEqualTo("TokenNotPresent { \"statusCode\": 403, \"message\": \"No.\" }");
        var exchange = gateway.send("GET", "/orders", new Headers().add("X-Token", second(TENANT)), Body.NONE);
        assertThat(outcome(exchange)).isEqualTo("passed");
        assertThat(exchange.variables().get("jwt"))
                .isInstanceOfSatisfying(
                        Jwt.class, jwt -> assertThat(jwt.claimText("tid")).isEqualTo(TENANT));
    }

    @Test
    void n06_afterARefusalOfTheApplicationThereIsNoVariable() throws Exception {
        with("tenant-id=\"" + TENANT + "\" output-token-variable-name=\"jwt\"", CLIENTS);
        assertThat(send(second(TENANT, "azp", "x")).variables()).isEmpty();
    }

    @Test
    void tokensMayComeFromTheQueryOrAnExpression() throws Exception {
        with("tenant-id=\"" + TENANT + "\" query-parameter-name=\"t\"", CLIENTS);
        assertThat(outcome(gateway.get("/orders?t=" + second(TENANT)))).isEqualTo("passed");
        expressions.with("own", _ -> second(TENANT));
        with("tenant-id=\"" + TENANT + "\" token-value=\"@(own)\"", CLIENTS);
        assertThat(outcome(gateway.get("/orders"))).isEqualTo("passed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"11111111-2222-3333-4444-555555555555", "organizations", "contoso.example"})
    void theTenantMayBeAnExpression(String tenant) throws Exception {
        expressions.with("tenant", exchange -> exchange.request().headers().first("X-Tenant"));
        with("tenant-id=\"@(tenant)\"", CLIENTS);
        var headers =
                new Headers().add("Authorization", "Bearer " + second(TENANT)).add("X-Tenant", tenant);
        for (int i = 0; i < 2; i++) {
            assertThat(outcome(gateway.send("GET", "/orders", headers, Body.NONE)))
                    .isEqualTo("passed");
        }
        headers.set("X-Tenant", OTHER);
        assertThat(outcome(gateway.send("GET", "/orders", headers, Body.NONE))).startsWith("TokenIssuerNotAllowed");
        for (String none : new String[] {"", "..", "../common", "common?x=", "a/b/c", "evil.example@x", "nowhere"}) {
            headers.set("X-Tenant", none);
            assertThat(outcome(gateway.send("GET", "/orders", headers, Body.NONE)))
                    .isEqualTo(refused("JwtInvalid", "Invalid token. Access denied."));
        }
        headers.remove("X-Tenant");
        assertThat(outcome(gateway.send("GET", "/orders", headers, Body.NONE))).startsWith("JwtInvalid");
    }

    @Test
    void f01_aTokenVerifiedForOnePolicyIsJudgedAnewByTheNext() throws Exception {
        document("<validate-azure-ad-token tenant-id=\"common\">" + CLIENTS + "</validate-azure-ad-token>"
                + "<validate-azure-ad-token tenant-id=\"" + TENANT + "\">" + CLIENTS + "</validate-azure-ad-token>");
        var token = second(OTHER);
        for (int i = 0; i < 2; i++) {
            assertThat(outcome(send(token))).startsWith("TokenIssuerNotAllowed");
        }
    }

    @Test
    void b31_compilingADocumentFetchesNothing() {
        int before = entra.metadataRequests.get();
        with("tenant-id=\"" + TENANT + "\"", CLIENTS);
        assertThat(entra.metadataRequests).hasValue(before);
    }
}

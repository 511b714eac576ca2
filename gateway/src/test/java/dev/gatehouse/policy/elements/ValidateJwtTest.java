package dev.gatehouse.policy.elements;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.AESEncrypter;
import com.nimbusds.jose.crypto.ECDHEncrypter;
import com.nimbusds.jose.crypto.RSAEncrypter;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import dev.gatehouse.SelfSigned;
import dev.gatehouse.app.SettingsReader;
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
import dev.gatehouse.text.Diagnostic;
import dev.gatehouse.text.Diagnostics;
import dev.gatehouse.text.Severity;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPrivateKey;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole documents with {@code validate-jwt}, real signatures and a real provider on a socket. */
class ValidateJwtTest {
    private static final long NOW = Gateway.START.getEpochSecond();
    private static final RSAKey STRANGER = Signing.rsa("stranger");

    private static Provider provider;
    private static OpenIdProviders providers;

    private final ScriptedExpressions expressions = new ScriptedExpressions();
    private final Gateway gateway = new Gateway(expressions);

    @BeforeAll
    static void start() {
        provider = new Provider(Signing.keySet(Signing.RSA, Signing.P256));
        providers = new OpenIdProviders(Settings.DEFAULT.withInsecureLoopback(true), System::nanoTime);
    }

    @AfterAll
    static void stop() {
        providers.close();
        provider.close();
    }

    private Gateway with(String element) {
        gateway.keys = providers;
        gateway.settings = Settings.DEFAULT.withInsecureLoopback(true);
        return gateway.policy(
                Scope.API,
                "<policies><inbound>" + element + "</inbound><backend><forward-request/></backend></policies>");
    }

    private static String element(String attributes, String children) {
        return "<validate-jwt header-name=\"Authorization\" " + attributes + "><openid-config url=\""
                + provider.address() + "\"/>" + children + "</validate-jwt>";
    }

    private static String claims(String more) {
        return "{\"iss\":\"%s\",\"aud\":\"api://orders\",\"exp\":%d%s}".formatted(provider.issuer(), NOW + 600, more);
    }

    private static String good() {
        return Signing.token(Signing.RSA, claims(",\"roles\":[\"reader\",\"writer\"],\"scp\":\"a b\""));
    }

    private Exchange send(String... authorization) throws Exception {
        var headers = new Headers();
        for (String value : authorization) {
            headers.add("Authorization", value);
        }
        return gateway.send("GET", "/orders", headers, Body.NONE);
    }

    /** Status, reason and what the caller reads. */
    private String outcome(Exchange exchange) {
        var error = exchange.lastError();
        var response = exchange.response();
        if (error == null) {
            assertThat(gateway.received).as("backend").hasSize(1);
            gateway.received.clear();
            return "passed";
        }
        assertThat(gateway.received).as("backend").isEmpty();
        assertThat(error.source()).isEqualTo("validate-jwt");
        assertThat(response.headers().first("Content-Type")).isEqualTo("application/json");
        return error.reason() + " " + Gateway.text(response.body());
    }

    private static String refused(String reason, String message) {
        return reason + " { \"statusCode\": 401, \"message\": \"" + message + "\" }";
    }

    @Test
    void aGoodTokenPassesAndIsKeptInTheVariable() throws Exception {
        with(element("output-token-variable-name=\"jwt\"", "<audiences><audience>api://orders</audience></audiences>"));
        var exchange = send("Bearer " + good());
        assertThat(outcome(exchange)).isEqualTo("passed");
        assertThat(exchange.variables().get("jwt"))
                .isInstanceOfSatisfying(
                        Jwt.class, jwt -> assertThat(jwt.claim("roles")).containsExactly("reader", "writer"));
    }

    @Test
    void n06_afterARefusalThereIsNoVariable() throws Exception {
        with(element("output-token-variable-name=\"jwt\"", ""));
        assertThat(send("Bearer garbage").variables()).isEmpty();
    }

    /** The contract's table. */
    @Test
    void everyFailureHasItsReasonAndMessage() throws Exception {
        with(element(
                "",
                "<audiences><audience>api://orders</audience></audiences><issuers><issuer>" + provider.issuer()
                        + "</issuer></issuers><required-claims><claim name=\"roles\" match=\"any\"><value>admin</value>"
                        + "</claim><claim name=\"tid\"/></required-claims>"));
        String wrongIssuer =
                "{\"iss\":\"https://evil.example/\",\"aud\":\"api://orders\",\"exp\":%d}".formatted(NOW + 600);
        String wrongAudience =
                "{\"iss\":\"%s\",\"aud\":\"api://other\",\"exp\":%d}".formatted(provider.issuer(), NOW + 600);
        String expired = "{\"iss\":\"%s\",\"aud\":\"api://orders\",\"exp\":%d}".formatted(provider.issuer(), NOW - 301);
        String bad = good();
        bad = bad.substring(0, bad.length() - 8) + "AAAAAAAA";
        assertThat(outcome(send())).isEqualTo(refused("TokenNotPresent", "JWT not present."));
        assertThat(outcome(send("Bearer " + bad)))
                .isEqualTo(refused("TokenSignatureInvalid", "Invalid token. Access denied."));
        assertThat(outcome(send("Bearer " + Signing.token(Signing.RSA, expired))))
                .isEqualTo(refused("TokenExpired", "Token expired. Access denied."));
        assertThat(outcome(send("Bearer " + Signing.token(Signing.RSA, wrongAudience))))
                .isEqualTo(refused("TokenAudienceNotAllowed", "Audience not found. Access denied."));
        assertThat(outcome(send("Bearer " + Signing.token(Signing.RSA, wrongIssuer))))
                .isEqualTo(refused("TokenIssuerNotAllowed", "Issuer not found. Access denied."));
        assertThat(outcome(send("Bearer " + Signing.token(Signing.RSA, claims("")))))
                .isEqualTo(refused(
                        "TokenClaimNotFound", "JWT token is missing the following claims: roles, tid. Access denied."));
        assertThat(outcome(send("Bearer " + Signing.token(Signing.RSA, claims(",\"roles\":\"X\",\"tid\":\"t\"")))))
                .isEqualTo(
                        refused("TokenClaimValueNotAllowed", "Claim roles value of X is not allowed. Access denied."));
        assertThat(outcome(send("Bearer " + Signing.token(STRANGER, claims("")))))
                .isEqualTo(refused("TokenSignatureKeyNotFound", "Key not found. Access denied."));
        assertThat(outcome(send("Bearer garbage"))).isEqualTo(refused("JwtInvalid", "Invalid token. Access denied."));
        assertThat(outcome(send("Bearer " + Signing.token("HS256", claims("")))))
                .isEqualTo(refused("JwtInvalid", "Invalid token. Access denied."));
        String early = claims(",\"nbf\":" + (NOW + 301));
        assertThat(outcome(send("Bearer " + Signing.token(Signing.RSA, early))))
                .isEqualTo(refused("JwtInvalid", "Invalid token. Access denied."));
    }

    @Test
    void aProviderOutOfReachSaysSo() throws Exception {
        with(
                "<validate-jwt header-name=\"Authorization\"><openid-config url=\"http://127.0.0.1:1/x\"/></validate-jwt>");
        assertThat(outcome(send("Bearer " + good())))
                .isEqualTo(refused("JwtInvalid", "Unable to download JWKS. Access denied."));
    }

    @Test
    void detailsAreTracedButNotToldToTheCaller() throws Exception {
        with(element("", "<audiences><audience>api://secret-audience</audience></audiences>"));
        var exchange = send("Bearer " + good());
        assertThat(outcome(exchange)).doesNotContain("secret-audience");
        assertThat(exchange.traceRecords().getFirst().message())
                .isEqualTo("aud: expected one of [api://secret-audience], got [api://orders]");
    }

    @Test
    void theAuthorOfThePolicyChoosesStatusAndText() throws Exception {
        with(element(
                "failed-validation-httpcode=\"403\" failed-validation-error-message=\"Say &quot;please&quot;.\"", ""));
        var exchange = send();
        assertThat(outcome(exchange))
                .isEqualTo("TokenNotPresent { \"statusCode\": 403, \"message\": \"Say \\\"please\\\".\" }");
        assertThat(exchange.response().status()).isEqualTo(403);
        assertThat(exchange.lastError().message()).isEqualTo("JWT not present.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            #scheme | header                    | outcome
                    | Bearer TOKEN              | passed
                    | bearer TOKEN              | passed
                    | BEARER   TOKEN            | passed
                    | TOKEN                     | passed
                    | ~Bearer\tTOKEN~           | JwtInvalid
                    | Bearer,TOKEN              | JwtInvalid
                    | Basic TOKEN               | JwtInvalid
                    | Bearer TOKEN TOKEN        | JwtInvalid
                    | Bearer TOKEN,Bearer TOKEN | JwtInvalid
                    | ~Bearer TOKEN ~           | JwtInvalid
                    | Bearer                    | TokenNotPresent
                    | ~Bearer ~                 | TokenNotPresent
                    | ~~                        | TokenNotPresent
            Bearer  | Bearer TOKEN              | passed
            Bearer  | bearer TOKEN              | passed
            Bearer  | TOKEN                     | JwtInvalid
            Bearer  | Basic TOKEN               | JwtInvalid
            DPoP    | DPoP TOKEN                | passed
            DPoP    | Bearer TOKEN              | JwtInvalid
            """)
    void e03_schemes(String scheme, String header, String expected) throws Exception {
        with(element(scheme == null ? "" : "require-scheme=\"" + scheme + "\"", ""));
        var exchange = send(header.replace("TOKEN", good()));
        assertThat(outcome(exchange)).startsWith(expected);
    }

    @Test
    void e01_twoAuthorizationHeadersAreRefused() throws Exception {
        with(element("", ""));
        assertThat(outcome(send("Bearer " + good(), "Bearer " + good())))
                .isEqualTo(refused("JwtInvalid", "Invalid token. Access denied."));
        assertThat(outcome(send("Bearer garbage", "Bearer " + good())))
                .isEqualTo(refused("JwtInvalid", "Invalid token. Access denied."));
    }

    @Test
    void e02_onlyTheConfiguredPlaceIsLookedAt() throws Exception {
        with("<validate-jwt header-name=\"X-Api-Token\"><openid-config url=\"" + provider.address()
                + "\"/></validate-jwt>");
        var elsewhere = new Headers().add("Authorization", "Bearer " + good()).add("Cookie", "X-Api-Token=" + good());
        assertThat(outcome(gateway.send("GET", "/orders?X-Api-Token=" + good(), elsewhere, Body.NONE)))
                .startsWith("TokenNotPresent");
        elsewhere.set("X-Api-Token", "garbage");
        assertThat(outcome(gateway.send("GET", "/orders", elsewhere, Body.NONE)))
                .startsWith("JwtInvalid");
    }

    @Test
    void e07_namesThatOnlyLookLikeTheConfiguredOneAreOthers() throws Exception {
        with("<validate-jwt header-name=\"X-Api-Token\"><openid-config url=\"" + provider.address()
                + "\"/></validate-jwt>");
        for (String name : List.of("X_Api_Token", "X.Api.Token", "XApiToken", "X-Api-Token-2")) {
            var exchange = gateway.send("GET", "/orders", new Headers().add(name, good()), Body.NONE);
            assertThat(outcome(exchange)).startsWith("TokenNotPresent");
        }
        var exchange = gateway.send("GET", "/orders", new Headers().add("x-api-token", good()), Body.NONE);
        assertThat(outcome(exchange)).isEqualTo("passed");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /orders?access_token=TOKEN                       | passed
            /orders?x=1&access_token=TOKEN&y                 | passed
            /orders?access%5Ftoken=TOKEN                     | passed
            /orders                                          | TokenNotPresent
            /orders?access_token                             | TokenNotPresent
            /orders?access_token=                            | TokenNotPresent
            /orders?xaccess_token=TOKEN                      | TokenNotPresent
            /orders?access_token=TOKEN&access_token=TOKEN    | JwtInvalid
            /orders?access_token=&access_token=TOKEN         | JwtInvalid
            /orders?Access_Token=TOKEN&access_token=TOKEN    | JwtInvalid
            /orders?access_token=%zz                         | JwtInvalid
            /orders?access_token=Bearer+TOKEN                | JwtInvalid
            """)
    void e05_queryParameters(String target, String expected) throws Exception {
        with("<validate-jwt query-parameter-name=\"access_token\"><openid-config url=\"" + provider.address()
                + "\"/></validate-jwt>");
        var exchange = gateway.send("GET", target.replace("TOKEN", good()), new Headers(), Body.NONE);
        assertThat(outcome(exchange)).startsWith(expected);
    }

    @Test
    void theTokenMayComeFromAnExpression() throws Exception {
        expressions.with("token", exchange -> exchange.request().headers().first("X-Own"));
        with("<validate-jwt token-value=\"@(token)\"><openid-config url=\"" + provider.address()
                + "\"/></validate-jwt>");
        var exchange = gateway.send("GET", "/orders", new Headers().add("X-Own", good()), Body.NONE);
        assertThat(outcome(exchange)).isEqualTo("passed");
        assertThat(outcome(send("Bearer " + good()))).startsWith("TokenNotPresent");
    }

    @Test
    void secretsAndRsaKeysMayStandInThePolicy() throws Exception {
        String secret = Base64.getEncoder().encodeToString(Signing.secret());
        with("<validate-jwt header-name=\"Authorization\" require-expiration-time=\"false\"><issuer-signing-keys><key> "
                + secret + " </key><key id=\"stranger\" n=\"" + STRANGER.getModulus() + "\" e=\""
                + STRANGER.getPublicExponent() + "\"/></issuer-signing-keys></validate-jwt>");
        for (String token : List.of(
                Signing.token("HS256", "{}"),
                Signing.token("HS512", "{\"kid\":\"other\"}"),
                Signing.token(STRANGER, "{}"))) {
            assertThat(outcome(send("Bearer " + token))).isEqualTo("passed");
        }
        assertThat(outcome(send("Bearer " + Signing.token(Signing.RSA, "{}"))))
                .isEqualTo(refused("TokenSignatureInvalid", "Invalid token. Access denied."));
        assertThat(outcome(send("Bearer " + Signing.token("ES256", "{}"))))
                .isEqualTo(refused("JwtInvalid", "Invalid token. Access denied."));
    }

    private void certificate(String id, SelfSigned made, boolean withKey) {
        gateway.certificates.put(id, new Certificate(id, made.certificate(), withKey ? made.key() : null));
    }

    private static JWK jwk(SelfSigned made) throws JOSEException {
        return made.key() instanceof RSAPrivateKey rsa
                ? new RSAKey.Builder(RSAKey.parse(made.certificate()))
                        .privateKey(rsa)
                        .build()
                : new ECKey.Builder(
                                Curve.P_256, (ECPublicKey) made.certificate().getPublicKey())
                        .privateKey((ECPrivateKey) made.key())
                        .build();
    }

    @Test
    void certificatesMayBeNamedForSignatures() throws Exception {
        certificate("rsa", SelfSigned.of("RSA"), false);
        certificate("ec", SelfSigned.of("EC secp256r1"), true);
        with(
                "<validate-jwt header-name=\"Authorization\" require-expiration-time=\"false\"><issuer-signing-keys>"
                        + "<key certificate-id=\"rsa\"/><key id=\"e\" certificate-id=\"ec\"/></issuer-signing-keys></validate-jwt>");
        assertThat(gateway.diagnostics.hasErrors()).isFalse();
        var rsa = Signing.signer(jwk(SelfSigned.of("RSA")));
        var ec = Signing.signer(jwk(SelfSigned.of("EC secp256r1")));
        String thumbprint =
                jwk(SelfSigned.of("RSA")).getX509CertSHA256Thumbprint().toString();
        for (String token : List.of(
                Signing.token("RS256", rsa, "{\"alg\":\"RS256\"}", "{}"),
                Signing.token("PS512", rsa, "{\"alg\":\"PS512\",\"kid\":\"other\"}", "{}"),
                Signing.token("RS256", rsa, "{\"alg\":\"RS256\",\"x5t#S256\":\"" + thumbprint + "\"}", "{}"),
                Signing.token("ES256", ec, "{\"alg\":\"ES256\",\"kid\":\"e\"}", "{}"))) {
            assertThat(outcome(send("Bearer " + token))).isEqualTo("passed");
        }
        for (String token : List.of(
                Signing.token(STRANGER, "{}"),
                Signing.token("RS256", rsa, "{\"alg\":\"RS256\",\"x5t#S256\":\"another\"}", "{}"),
                Signing.token("ES256", ec, "{\"alg\":\"RS256\",\"kid\":\"e\"}", "{}"))) {
            assertThat(outcome(send("Bearer " + token))).isNotEqualTo("passed");
        }
    }

    @Test
    void encryptedTokensPassWhereThePolicyHasTheKey() throws Exception {
        certificate("enc-rsa", SelfSigned.of("RSA"), true);
        certificate("enc-ec", SelfSigned.of("EC secp256r1"), true);
        expressions.with("secret", exchange -> exchange.request().headers().first("X-Secret"));
        with(element(
                "output-token-variable-name=\"jwt\"",
                "<decryption-keys><key certificate-id=\"enc-rsa\"/><key certificate-id=\"enc-ec\"/><key>"
                        + Base64.getEncoder().encodeToString(new byte[32])
                        + "</key><key>@(secret)</key></decryption-keys>"));
        assertThat(gateway.diagnostics.hasErrors()).isFalse();
        byte[] own = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
        var encrypters = List.of(
                new RSAEncrypter(jwk(SelfSigned.of("RSA")).toRSAKey()),
                new ECDHEncrypter(jwk(SelfSigned.of("EC secp256r1")).toECKey()),
                new AESEncrypter(new byte[32]),
                new AESEncrypter(own));
        var algorithms = List.of("RSA-OAEP", "ECDH-ES+A128KW", "A256KW", "A128KW");
        for (int i = 0; i < encrypters.size(); i++) {
            String token = Encrypting.token(algorithms.get(i), "A128CBC-HS256", encrypters.get(i), good());
            var headers = new Headers()
                    .add("Authorization", "Bearer " + token)
                    .add("X-Secret", Base64.getEncoder().encodeToString(own));
            var exchange = gateway.send("GET", "/orders", headers, Body.NONE);
            assertThat(outcome(exchange)).isEqualTo("passed");
            assertThat(exchange.variables().get("jwt")).isInstanceOf(Jwt.class);
            headers.set("X-Secret", "AAAA");
            var without = gateway.send("GET", "/orders", headers, Body.NONE);
            assertThat(outcome(without)).startsWith(i == 3 ? "JwtInvalid" : "passed");
        }
        assertThat(outcome(send("Bearer " + good()))).isEqualTo("passed");
    }

    @Test
    void encryptedTokensAreRefusedWhereThePolicyHasNoKeys() throws Exception {
        with(element("", ""));
        var exchange = send("Bearer " + Encrypting.token(good()));
        assertThat(outcome(exchange)).isEqualTo(refused("JwtInvalid", "Invalid token. Access denied."));
        assertThat(exchange.traceRecords().getFirst().message())
                .isEqualTo("form: token is encrypted, and the policy has no 'decryption-keys'");
    }

    @Test
    void certificatesThatDoNotServeAreFoundWhenTheDocumentIsLoaded() {
        certificate("orders-cert", SelfSigned.of("RSA"), false);
        certificate("edwards", SelfSigned.of("Ed25519"), true);
        with(
                element(
                        "",
                        "<issuer-signing-keys>\n<key certificate-id=\"order-cert\"/></issuer-signing-keys>"
                                + "<decryption-keys>\n<key certificate-id=\"orders-cert\"/>\n<key certificate-id=\"edwards\"/>\n"
                                + "<key certificate-id=\"edwards\">AAAA</key>\n<key/>\n<key>AAAA</key>\n<key>!</key></decryption-keys>"));
        assertThat(gateway.diagnostics.list())
                .extracting(Diagnostic::toString)
                .filteredOn(each -> each.contains(" error "))
                .containsExactly(
                        "api.xml:2:22: error POL342: there is no certificate 'order-cert' with content;"
                                + " did you mean 'orders-cert'?",
                        "api.xml:3:22: error POL344: certificate 'orders-cert' is without its private key, which"
                                + " decrypts",
                        "api.xml:4:22: error POL306: the key cannot be used: keys of 'EdDSA' do not decrypt",
                        "api.xml:5:2: error POL343: 'key' needs either a secret or 'certificate-id'",
                        "api.xml:6:2: error POL343: 'key' needs either a secret or 'certificate-id'",
                        "api.xml:7:2: error POL306: the key cannot be used: the secret has 3 bytes; no algorithm takes"
                                + " a key but of 16, 24, 32, 48 or 64",
                        "api.xml:8:2: error POL310: the text in 'key' is not Base64; it must be a shared secret");
    }

    private List<String> codes(String attributes, String children) {
        var checked = new Gateway(expressions);
        checked.policy(
                Scope.API,
                "<policies><inbound><validate-jwt " + attributes
                        + "><openid-config url=\"https://idp.example/x\"/>" + children
                        + "</validate-jwt></inbound></policies>");
        return checked.diagnostics.list().stream().map(Diagnostic::code).toList();
    }

    private static final String AUDIENCE = "<audiences><audience>a</audience></audiences>";

    @Test
    void a17_shortSecretsAreMentioned() {
        String secret = Base64.getEncoder().encodeToString(new byte[31]);
        assertThat(codes(
                        "header-name=\"Authorization\" clock-skew=\"0\"",
                        "<issuer-signing-keys><key>" + secret + "</key></issuer-signing-keys>" + AUDIENCE))
                .containsExactly("POL309");
    }

    /** Ids of keys are published, so the usual messages may tell them apart; an author's own message tells nothing. */
    @Test
    void a22_withAMessageOfItsOwnAPolicyAnswersAllBadTokensAlike() throws Exception {
        with(element("failed-validation-error-message=\"No.\"", ""));
        String token = good();
        String forged = token.substring(0, token.lastIndexOf('.') + 1) + "AAAA";
        for (String bad : List.of("garbage", forged, Signing.token(STRANGER, claims("")), Encrypting.token(token))) {
            var exchange = send("Bearer " + bad);
            assertThat(outcome(exchange)).endsWith(" { \"statusCode\": 401, \"message\": \"No.\" }");
            assertThat(exchange.response().status()).isEqualTo(401);
        }
    }

    @ParameterizedTest
    @CsvSource({"-1", "86401", "2147483648", "many", "00:05:00", "1.5"})
    void d04_skewsThatAreNoneAreFoundWhenTheDocumentIsLoaded(String skew) {
        assertThat(codes("header-name=\"Authorization\" clock-skew=\"" + skew + "\"", AUDIENCE))
                .hasSize(1);
    }

    @Test
    void d04_withoutASkewThatOfTheSettingsIsMentioned() {
        assertThat(codes("header-name=\"Authorization\"", AUDIENCE)).containsExactly("POL311");
        assertThat(codes("header-name=\"Authorization\" clock-skew=\"0\"", AUDIENCE))
                .isEmpty();
    }

    @Test
    void d04_aSkewThatAnExpressionMadeUpIsNone() throws Exception {
        for (int skew : List.of(-1, Integer.MIN_VALUE, Integer.MAX_VALUE, 86_401)) {
            var each = new ScriptedExpressions().with("skew", _ -> skew);
            var own = new Gateway(each);
            own.keys = providers;
            own.settings = Settings.DEFAULT.withInsecureLoopback(true);
            own.policy(
                    Scope.API, "<policies><inbound>" + element("clock-skew=\"@(skew)\"", "") + "</inbound></policies>");
            String expired = "{\"iss\":\"%s\",\"exp\":%d}".formatted(provider.issuer(), NOW - 1);
            var headers = new Headers().add("Authorization", "Bearer " + Signing.token(Signing.RSA, expired));
            var exchange = own.send("GET", "/orders", headers, Body.NONE);
            assertThat(exchange.lastError().reason()).isEqualTo("TokenExpired");
        }
    }

    @Test
    void d06_policiesWithoutAudiencesAreMentioned() {
        assertThat(codes("header-name=\"Authorization\" clock-skew=\"0\"", "")).containsExactly("POL313");
    }

    @Test
    void d07_audiencesThatFollowTheCallersHostAreMentioned() {
        expressions.with("context.Request.OriginalUrl.Host", _ -> "gateway.example");
        assertThat(codes(
                        "header-name=\"Authorization\" clock-skew=\"0\"",
                        "<audiences><audience>@(context.Request.OriginalUrl.Host)</audience></audiences>"))
                .containsExactly("POL316");
    }

    @Test
    void e04_aSchemeForAnotherHeaderIsMentionedAndHasNoEffect() throws Exception {
        assertThat(codes("header-name=\"X-Token\" require-scheme=\"DPoP\" clock-skew=\"0\"", AUDIENCE))
                .containsExactly("POL303");
        with("<validate-jwt header-name=\"X-Token\" require-scheme=\"DPoP\"><openid-config url=\"" + provider.address()
                + "\"/></validate-jwt>");
        var exchange = gateway.send("GET", "/orders", new Headers().add("X-Token", good()), Body.NONE);
        assertThat(outcome(exchange)).isEqualTo("passed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "POST", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "get", "BREW"})
    void e09_everyMethodNeedsAToken(String method) throws Exception {
        with(element("", ""));
        assertThat(outcome(gateway.send(method, "/orders", new Headers(), Body.NONE)))
                .isEqualTo(refused("TokenNotPresent", "JWT not present."));
        var upgrade = new Headers().add("Connection", "Upgrade").add("Upgrade", "websocket");
        assertThat(outcome(gateway.send(method, "/orders?query={x}", upgrade, Body.NONE)))
                .isEqualTo(refused("TokenNotPresent", "JWT not present."));
        var headers = new Headers().add("Authorization", "Bearer " + good());
        assertThat(outcome(gateway.send(method, "/orders", headers, Body.NONE))).isEqualTo("passed");
    }

    private void optionally() {
        expressions.with("given", exchange -> exchange.request().headers().first("Authorization") != null);
        with("<choose><when condition=\"@(given)\">" + element("output-token-variable-name=\"jwt\"", "")
                + "</when></choose>");
    }

    @Test
    void e10_whereATokenIsOptionalABadOneIsStillRefused() throws Exception {
        optionally();
        assertThat(outcome(send("Bearer " + good()))).isEqualTo("passed");
        assertThat(outcome(send("Bearer garbage"))).startsWith("JwtInvalid");
        assertThat(outcome(send(""))).startsWith("TokenNotPresent");
        String foreign = "{\"iss\":\"https://evil.example/\",\"exp\":%d}".formatted(NOW + 600);
        assertThat(outcome(send("Bearer " + Signing.token(Signing.RSA, foreign))))
                .startsWith("TokenIssuerNotAllowed");
    }

    @Test
    void e11_withoutATokenThereIsNobody() throws Exception {
        optionally();
        var exchange = send();
        assertThat(outcome(exchange)).isEqualTo("passed");
        assertThat(exchange.variables()).isEmpty();
    }

    @Test
    void e12_whateverElseIsThereDoesNotReplaceTheToken() throws Exception {
        with(element("", ""));
        var headers = new Headers()
                .add("Cookie", "session=1; token=" + good())
                .add("X-Signature", "abc")
                .add("X-Forwarded-User", "admin")
                .add("Proxy-Authorization", "Bearer " + good());
        assertThat(outcome(gateway.send("GET", "/orders?access_token=" + good(), headers, Body.NONE)))
                .startsWith("TokenNotPresent");
    }

    @Test
    void everyValueMayBeAnExpression() throws Exception {
        expressions
                .with("header", _ -> "X-Token")
                .with("code", _ -> 499)
                .with("message", _ -> "No.")
                .with("no", _ -> false)
                .with("skew", _ -> 1000)
                .with("url", _ -> provider.address())
                .with("audience", _ -> "api://orders")
                .with("issuer", _ -> provider.issuer())
                .with("any", _ -> "any")
                .with("role", _ -> "reader")
                .with("secret", exchange -> exchange.request().headers().first("X-Secret"));
        with("<validate-jwt header-name=\"@(header)\" failed-validation-httpcode=\"@(code)\""
                + " failed-validation-error-message=\"@(message)\" require-expiration-time=\"@(no)\""
                + " require-signed-tokens=\"@(no)\" clock-skew=\"@(skew)\"><openid-config url=\"@(url)\"/>"
                + "<issuer-signing-keys><key>@(secret)</key></issuer-signing-keys>"
                + "<audiences><audience>@(audience)</audience></audiences><issuers><issuer>@(issuer)</issuer></issuers>"
                + "<required-claims><claim name=\"roles\" match=\"@(any)\"><value>@(role)</value><value>x</value>"
                + "</claim></required-claims></validate-jwt>");
        assertThat(gateway.diagnostics.hasErrors()).isFalse();
        String secret = Base64.getEncoder().encodeToString(Signing.secret());
        String old = "{\"iss\":\"%s\",\"aud\":\"api://orders\",\"exp\":%d,\"roles\":[\"reader\"]}"
                .formatted(provider.issuer(), NOW - 900);
        for (String token : List.of(good(), Signing.token(Signing.RSA, old), Signing.token("HS256", old))) {
            var headers = new Headers().add("X-Token", token).add("X-Secret", secret);
            assertThat(outcome(gateway.send("GET", "/orders", headers, Body.NONE)))
                    .isEqualTo("passed");
        }
        var other = new Headers().add("X-Token", Signing.token("HS256", old)).add("X-Secret", "AAAA");
        assertThat(outcome(gateway.send("GET", "/orders", other, Body.NONE)))
                .isEqualTo("TokenSignatureInvalid { \"statusCode\": 499, \"message\": \"No.\" }");
        other.set("X-Secret", "!!!");
        assertThat(outcome(gateway.send("GET", "/orders", other, Body.NONE)))
                .isEqualTo("JwtInvalid { \"statusCode\": 499, \"message\": \"No.\" }");
    }

    @Test
    void n05_explicitIssuersNarrowThoseOfTheMetadata() throws Exception {
        with(element("", "<issuers><issuer>https://other.example/</issuer></issuers>"));
        assertThat(outcome(send("Bearer " + good())))
                .isEqualTo(refused("TokenIssuerNotAllowed", "Issuer not found. Access denied."));
        String other = "{\"iss\":\"https://other.example/\",\"exp\":%d}".formatted(NOW + 600);
        assertThat(outcome(send("Bearer " + Signing.token(Signing.RSA, other))))
                .isEqualTo(refused("TokenIssuerNotAllowed", "Issuer not found. Access denied."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "b"})
    void separatorsSplitOneValueIntoSeveral(String scope) throws Exception {
        with(element(
                "",
                "<required-claims><claim name=\"scp\" match=\"all\" separator=\" \"><value>" + scope
                        + "</value></claim></required-claims>"));
        assertThat(outcome(send("Bearer " + good()))).isEqualTo("passed");
    }

    @Test
    void b31_compilingADocumentFetchesNothing() {
        int before = provider.metadataRequests.get();
        with(element("", ""));
        assertThat(provider.metadataRequests).hasValue(before);
    }

    /** The memory of good signatures is one for all policies: what a policy says is asked anew every time. */
    @Test
    void f06_aPolicyThatChangesCountsFromTheNextRequestOn() throws Exception {
        String audience = "<audiences><audience>%s</audience></audiences>";
        String token = "Bearer " + good();
        with(element("", audience.formatted("api://orders")));
        assertThat(outcome(send(token))).isEqualTo("passed");
        with(element("", audience.formatted("api://billing")));
        assertThat(outcome(send(token)))
                .isEqualTo(refused("TokenAudienceNotAllowed", "Audience not found. Access denied."));
        with(element(
                "clock-skew=\"0\"",
                audience.formatted("api://orders")
                        + "<required-claims><claim name=\"roles\"><value>owner</value></claim></required-claims>"));
        assertThat(outcome(send(token))).startsWith("TokenClaimValueNotAllowed");
        with(element("", audience.formatted("api://orders")));
        assertThat(outcome(send(token))).isEqualTo("passed");
    }

    @Test
    void f06_aKeyThatChangesCountsFromTheNextRequestOn() throws Exception {
        String key =
                "<validate-jwt header-name=\"Authorization\"><issuer-signing-keys><key>%s</key></issuer-signing-keys>"
                        + "<audiences><audience>api://orders</audience></audiences></validate-jwt>";
        byte[] other = Signing.secret().clone();
        other[0]++;
        String token = "Bearer " + Signing.token("HS256", claims(""));
        with(key.formatted(Base64.getEncoder().encodeToString(Signing.secret())));
        assertThat(outcome(send(token))).isEqualTo("passed");
        with(key.formatted(Base64.getEncoder().encodeToString(other)));
        assertThat(outcome(send(token))).isEqualTo(refused("TokenSignatureInvalid", "Invalid token. Access denied."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<validate-jwt header-name=\"Authorization\"><openid-config url=\"https://idp.example/c\"/></validate-jwt>",
                "<validate-azure-ad-token tenant-id=\"common\"/>"
            })
    void withoutAudiencesADocumentIsAMistakeWhereTheSettingsSaySo(String element) {
        var document = "<policies><inbound>%s</inbound></policies>".formatted(element);
        gateway.settings = new SettingsReader(new Diagnostics())
                .set("tokens.requireAudiences=true")
                .read();
        assertThat(gateway.policy(Scope.API, document).diagnostics.list())
                .filteredOn(found -> found.severity() == Severity.ERROR)
                .extracting(Diagnostic::code)
                .containsAnyOf("POL313", "POL333")
                .hasSize(1);
        var lenient = new Gateway(expressions);
        assertThat(lenient.policy(Scope.API, document).diagnostics.hasErrors()).isFalse();
    }
}

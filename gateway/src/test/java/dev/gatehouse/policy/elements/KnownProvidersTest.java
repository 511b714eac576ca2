package dev.gatehouse.policy.elements;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.http.Body;
import dev.gatehouse.http.Headers;
import dev.gatehouse.jose.Signing;
import dev.gatehouse.keys.OpenIdProviders;
import dev.gatehouse.keys.Provider;
import dev.gatehouse.keys.Provider.Answer;
import dev.gatehouse.policy.Scope;
import dev.gatehouse.settings.Settings;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Metadata, key sets and tokens as the large providers shape them, made by hand: their addresses are on loopback, all
 * else is theirs. Real providers that can be run are in the module {@code identity-providers}.
 */
class KnownProvidersTest {
    private static final String TENANT = "7d9e1c3a-5b2f-4c8e-9a61-0f3b2d4e5c6a";
    private static final String OTHER_TENANT = "11111111-2222-3333-4444-555555555555";
    private static final long NOW = Gateway.START.getEpochSecond();

    enum Known {
        ENTRA_V2(
                "/" + TENANT + "/v2.0/.well-known/openid-configuration",
                "https://login.microsoftonline.com/" + TENANT + "/v2.0",
                "\"use\":\"sig\",\"x5t\":\"THUMB\",\"cloud_instance_name\":\"microsoftonline.com\","
                        + "\"issuer\":\"https://login.microsoftonline.com/" + TENANT + "/v2.0\",",
                "\"typ\":\"JWT\",",
                "https://login.microsoftonline.com/" + TENANT + "/v2.0",
                "\"6e74172b-be56-4843-9ff4-e66a39bb12e3\"",
                "\"tid\":\"" + TENANT + "\",\"ver\":\"2.0\",\"azp\":\"a\",\"azpacr\":\"1\",\"scp\":\"Orders.Read\","
                        + "\"oid\":\"o\",\"uti\":\"u\",\"rh\":\"r\""),
        ENTRA_V1(
                "/" + TENANT + "/.well-known/openid-configuration",
                "https://sts.windows.net/" + TENANT + "/",
                "\"use\":\"sig\",\"x5t\":\"THUMB\",\"issuer\":\"https://sts.windows.net/" + TENANT + "/\",",
                "\"typ\":\"JWT\",\"x5t\":\"THUMB\",",
                "https://sts.windows.net/" + TENANT + "/",
                "\"api://orders\"",
                "\"tid\":\"" + TENANT
                        + "\",\"ver\":\"1.0\",\"appid\":\"a\",\"appidacr\":\"1\",\"roles\":[\"Orders.Read\"],"
                        + "\"aio\":\"x\""),
        ENTRA_ANY_TENANT(
                "/common/v2.0/.well-known/openid-configuration",
                "https://login.microsoftonline.com/{tenantid}/v2.0",
                "\"use\":\"sig\",\"x5t\":\"THUMB\",\"issuer\":\"https://login.microsoftonline.com/{tenantid}/v2.0\",",
                "\"typ\":\"JWT\",",
                "https://login.microsoftonline.com/" + OTHER_TENANT + "/v2.0",
                "\"6e74172b-be56-4843-9ff4-e66a39bb12e3\"",
                "\"tid\":\"" + OTHER_TENANT + "\",\"ver\":\"2.0\""),
        B2C(
                "/contoso.onmicrosoft.com/v2.0/.well-known/openid-configuration?p=B2C_1_signin",
                "https://contoso.b2clogin.com/" + TENANT + "/v2.0/",
                "\"use\":\"sig\",\"nbf\":1493763266,",
                "\"typ\":\"JWT\",",
                "https://contoso.b2clogin.com/" + TENANT + "/v2.0/",
                "\"e2f5c8a0-0000-4000-8000-000000000000\"",
                "\"tfp\":\"B2C_1_signin\",\"emails\":[\"jane@contoso.example\"],\"auth_time\":1,\"ver\":\"1.0\""),
        AUTH0(
                "/.well-known/openid-configuration",
                "https://contoso.eu.auth0.com/",
                "\"use\":\"sig\",\"alg\":\"RS256\",\"x5t\":\"THUMB\",",
                "\"typ\":\"JWT\",",
                "https://contoso.eu.auth0.com/",
                "[\"https://orders.example\",\"https://contoso.eu.auth0.com/userinfo\"]",
                "\"azp\":\"a\",\"gty\":\"client-credentials\",\"permissions\":[\"read:orders\"],\"scope\":\"read:orders\""),
        GOOGLE(
                "/google/.well-known/openid-configuration",
                "https://accounts.google.com",
                "\"use\":\"sig\",\"alg\":\"RS256\",",
                "\"typ\":\"JWT\",",
                "https://accounts.google.com",
                "\"1234-abc.apps.googleusercontent.com\"",
                "\"azp\":\"1234-abc.apps.googleusercontent.com\",\"email\":\"jane@gmail.example\",\"email_verified\":true,"
                        + "\"hd\":\"contoso.example\"");

        /** Of the metadata, with its query. */
        private final String path;
        /** In the metadata. */
        private final String issuer;
        /** Of its keys, beside those of RSA. */
        private final String members;
        /** Of its tokens, beside algorithm and key id. */
        private final String header;
        /** What tokens name as issuer. */
        private final String issued;
        /** As JSON. */
        private final String audience;
        /** More of them, as JSON members. */
        private final String claims;

        Known(
                String path,
                String issuer,
                String members,
                String header,
                String issued,
                String audience,
                String claims) {
            this.path = path;
            this.issuer = issuer;
            this.members = members;
            this.header = header;
            this.issued = issued;
            this.audience = audience;
            this.claims = claims;
        }

        String token(String issuer) {
            return Signing.token(
                    "RS256",
                    Signing.signer(Signing.RSA),
                    "{%s\"alg\":\"RS256\",\"kid\":\"rsa-1\"}".formatted(header),
                    "{\"iss\":\"%s\",\"aud\":%s,\"iat\":%d,\"nbf\":%d,\"exp\":%d,\"sub\":\"s\",%s}"
                            .formatted(issuer, audience, NOW, NOW, NOW + 3600, claims));
        }
    }

    private final Settings settings = Settings.DEFAULT.withInsecureLoopback(true);
    private final Provider provider = new Provider("{}");
    /** Where Google's keys are: on another host than the metadata. */
    private final Provider elsewhere = new Provider("{}");

    private final OpenIdProviders providers = new OpenIdProviders(settings, System::nanoTime);
    private final Gateway gateway = new Gateway(new ScriptedExpressions());

    @AfterEach
    void stop() {
        providers.close();
        provider.close();
        elsewhere.close();
    }

    private void serve(Known known) {
        var keys = known == Known.GOOGLE ? elsewhere : provider;
        keys.publish("{\"keys\":["
                + Signing.RSA.toPublicJWK().toJSONString().replaceFirst("\\{", "{" + known.members)
                + ",{\"kty\":\"RSA\",\"kid\":\"older\",\"e\":\"AQAB\",\"n\":\"" + Signing.OTHER_RSA.getModulus()
                + "\"}]}");
        provider.answer(
                known.path.replaceFirst("\\?.*", ""),
                new Answer(
                        200,
                        Answer.ok(Provider.metadata(known.issuer, keys.base() + "/keys"))
                                .body(),
                        Map.of("Cache-Control", "max-age=86400, private")));
        gateway.keys = providers;
        gateway.settings = settings;
        gateway.policy(
                Scope.API,
                ("<policies><inbound><validate-jwt header-name=\"Authorization\"><openid-config url=\"%s\"/><audiences>"
                                + "<audience>%s</audience></audiences></validate-jwt></inbound>"
                                + "<backend><forward-request/></backend></policies>")
                        .formatted(
                                provider.base() + known.path, known.audience.replaceAll("^\\[?\"([^\"]*)\".*", "$1")));
    }

    private String outcome(String token) throws Exception {
        var headers = new Headers().add("Authorization", "Bearer " + token);
        var error = gateway.send("GET", "/orders/1", headers, Body.NONE).lastError();
        return error == null ? "passed" : error.reason();
    }

    @ParameterizedTest
    @EnumSource
    void tokensOfKnownShapesPass(Known known) throws Exception {
        serve(known);
        assertThat(outcome(known.token(known.issued))).isEqualTo("passed");
    }

    @ParameterizedTest
    @EnumSource
    void n04_tokensOfTheOthersIssuersDoNot(Known known) throws Exception {
        serve(known);
        for (Known other : Known.values()) {
            if (!other.issued.equals(known.issued) && !(known == Known.ENTRA_ANY_TENANT && other == Known.ENTRA_V2)) {
                assertThat(outcome(known.token(other.issued))).as(other.issued).isEqualTo("TokenIssuerNotAllowed");
            }
        }
    }

    @Test
    void d09_issuersAreComparedAsTheyAreWritten() throws Exception {
        serve(Known.AUTH0);
        assertThat(outcome(Known.AUTH0.token("https://contoso.eu.auth0.com"))).isEqualTo("TokenIssuerNotAllowed");
        assertThat(outcome(Known.AUTH0.token("https://CONTOSO.eu.auth0.com/"))).isEqualTo("TokenIssuerNotAllowed");
        serve(Known.GOOGLE);
        assertThat(outcome(Known.GOOGLE.token("accounts.google.com")))
                .as("Google's other spelling")
                .isEqualTo("TokenIssuerNotAllowed");
    }

    @Test
    void b23_ofAnyTenantTheTenantMustBeTheTokens() throws Exception {
        serve(Known.ENTRA_ANY_TENANT);
        String token = Known.ENTRA_ANY_TENANT.token("https://login.microsoftonline.com/" + TENANT + "/v2.0");
        assertThat(outcome(token)).isEqualTo("TokenIssuerNotAllowed");
    }

    @Test
    void b19_anotherThumbprintThanTheKeysIsRefused() throws Exception {
        serve(Known.ENTRA_V1);
        String token = Signing.token(
                "RS256",
                Signing.signer(Signing.RSA),
                "{\"typ\":\"JWT\",\"alg\":\"RS256\",\"x5t\":\"OTHER\",\"kid\":\"rsa-1\"}",
                "{\"iss\":\"%s\",\"aud\":\"api://orders\",\"exp\":%d}".formatted(Known.ENTRA_V1.issued, NOW + 3600));
        assertThat(outcome(token)).isEqualTo("JwtInvalid");
    }
}

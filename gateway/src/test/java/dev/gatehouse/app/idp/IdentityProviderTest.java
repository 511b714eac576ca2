package dev.gatehouse.app.idp;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Over real sockets; signatures are judged by another library. */
class IdentityProviderTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final String CLIENT = "grant_type=client_credentials&client_id=app&client_secret=any";

    private final HttpClient client = HttpClient.newHttpClient();
    private IdentityProvider provider;

    @BeforeEach
    void start() throws Exception {
        provider = IdentityProvider.start(
                0, Clock.fixed(NOW, ZoneOffset.UTC), List.of("corporate/v2.0", "common/v2.0", ""));
    }

    @AfterEach
    void stop() {
        provider.close();
        client.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "ES256"})
    void aTokenVerifiesWithThePublishedKeyOfItsAlgorithm(String algorithm) throws Exception {
        var token = token("/corporate/v2.0", CLIENT + "&alg=" + algorithm + "&claim.roles=A&claim.roles=B");
        assertThat(token.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.parse(algorithm));
        assertThat(verifies(token, "/corporate/v2.0")).isTrue();
        assertThat(token.getJWTClaimsSet().getStringListClaim("roles")).containsExactly("A", "B");
        assertThat(token.getJWTClaimsSet().getStringClaim("azp")).isEqualTo("app");
        assertThat(token.getJWTClaimsSet().getExpirationTime()).isEqualTo(NOW.plusSeconds(3600));
    }

    @Test
    void metadataNameTheIssuerOfItsTokens() throws Exception {
        var metadata = get("/corporate/v2.0/.well-known/openid-configuration");
        assertThat(metadata.get("issuer").asString())
                .isEqualTo(provider.url() + "/corporate/v2.0")
                .isEqualTo(token("/corporate/v2.0", CLIENT).getJWTClaimsSet().getIssuer());
        assertThat(metadata.get("jwks_uri").asString()).isEqualTo(provider.url() + "/corporate/v2.0/keys");
    }

    @Test
    void theCommonIssuerStandsForEveryTenant() throws Exception {
        assertThat(get("/common/v2.0/.well-known/openid-configuration")
                        .get("issuer")
                        .asString())
                .isEqualTo(provider.url() + "/{tenantid}/v2.0");
        assertThat(token("/common/v2.0", CLIENT + "&claim.tid=contoso")
                        .getJWTClaimsSet()
                        .getIssuer())
                .isEqualTo(provider.url() + "/contoso/v2.0");
    }

    @Test
    void issuersDoNotShareKeys() throws Exception {
        assertThat(verifies(token("/corporate/v2.0", CLIENT), "/common/v2.0")).isFalse();
    }

    @Test
    void afterARotationOldTokensStillVerify() throws Exception {
        var old = token("", CLIENT);
        post("/rotate", "");
        var fresh = token("", CLIENT);
        assertThat(fresh.getHeader().getKeyID()).isNotEqualTo(old.getHeader().getKeyID());
        assertThat(verifies(old, "")).isTrue();
        assertThat(verifies(fresh, "")).isTrue();
    }

    @Test
    void withdrawnKeysAreGone() throws Exception {
        var old = token("", CLIENT);
        post("/rotate", "withdraw=true");
        assertThat(verifies(old, "")).isFalse();
        assertThat(verifies(token("", CLIENT), "")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "client_id=a, unsupported_grant_type",
        "grant_type=password, unsupported_grant_type",
        "grant_type=client_credentials&alg=none, invalid_request",
        "grant_type=client_credentials&claim.exp=soon, invalid_request",
        "grant_type=client_credentials&claim.x=%zz, invalid_request",
    })
    void wrongRequestsAreRefusedByName(String form, String error) throws Exception {
        var answer = send("/token", HttpRequest.newBuilder().POST(HttpRequest.BodyPublishers.ofString(form)));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(JsonMapper.shared().readTree(answer.body()).get("error").asString())
                .isEqualTo(error);
    }

    @Test
    void fetchesOfTheKeySetAreCounted() throws Exception {
        get("/corporate/v2.0/keys");
        get("/corporate/v2.0/keys");
        assertThat(provider.issuer("corporate/v2.0").keyFetches()).isEqualTo(2);
        assertThat(provider.issuer("common/v2.0").keyFetches()).isZero();
    }

    @Test
    void thePageOffersEveryIssuer() throws Exception {
        var page = send("/", HttpRequest.newBuilder().GET());
        assertThat(page.headers().firstValue("content-type")).contains("text/html; charset=utf-8");
        assertThat(page.body()).contains("<option>" + provider.url() + "/corporate/v2.0</option>");
    }

    @Test
    void noOtherPathAnswers() throws Exception {
        assertThat(send("/corporate/v2.0/nothing", HttpRequest.newBuilder().GET())
                        .statusCode())
                .isEqualTo(404);
    }

    private SignedJWT token(String issuer, String form) throws Exception {
        return SignedJWT.parse(post(issuer + "/token", form).get("access_token").asString());
    }

    private boolean verifies(SignedJWT token, String issuer) throws Exception {
        var keys = JWKSet.parse(get(issuer + "/keys").toString());
        assertThat(keys.getKeys()).noneMatch(key -> key.isPrivate());
        var key = keys.getKeyByKeyId(token.getHeader().getKeyID());
        return key instanceof AsymmetricJWK pair
                && token.verify(
                        new DefaultJWSVerifierFactory().createJWSVerifier(token.getHeader(), pair.toPublicKey()));
    }

    private JsonNode get(String path) throws Exception {
        return JsonMapper.shared()
                .readTree(send(path, HttpRequest.newBuilder().GET()).body());
    }

    private JsonNode post(String path, String form) throws Exception {
        var answer = send(path, HttpRequest.newBuilder().POST(HttpRequest.BodyPublishers.ofString(form)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    private HttpResponse<String> send(String path, HttpRequest.Builder request) throws Exception {
        return client.send(
                request.uri(URI.create(provider.url() + path)).build(), HttpResponse.BodyHandlers.ofString());
    }
}

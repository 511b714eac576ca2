package dev.gatehouse.keys;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.RSAKey;
import dev.gatehouse.CapturedLog;
import dev.gatehouse.jose.KeySource;
import dev.gatehouse.jose.Signing;
import dev.gatehouse.keys.Provider.Answer;
import dev.gatehouse.settings.Settings;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What providers and tokens may say, as far as it reaches sockets and logs. */
class KeySetsTest extends KeysTest {
    private static final String SECRET = "c2VjcmV0LXRoYXQtbm9ib2R5LW1heS1wdWJsaXNo";

    private static String json(RSAKey key) {
        return key.toPublicJWK().toJSONString();
    }

    @Test
    void b08_b11_b12_b13_badKeysAreLeftOutNamedAndNeverLogged() {
        RSAKey published = Signing.rsa("published");
        RSAKey encrypting = Signing.rsa("encrypting");
        String good = json(Signing.RSA);
        provider.publish("{\"keys\":["
                + String.join(
                        ",",
                        "{\"kty\":\"XYZ\",\"kid\":\"strange\"}",
                        "{\"kty\":\"RSA\",\"kid\":\"broken\",\"e\":\"AQAB\",\"n\":\"!!!\"}",
                        "{\"kty\":\"EC\",\"kid\":\"off-curve\",\"crv\":\"P-256\",\"x\":\"AAAA\",\"y\":\"AAAA\"}",
                        "{\"kty\":\"oct\",\"kid\":\"shared\",\"k\":\"" + SECRET + "\"}",
                        "{\"kid\":7}",
                        "\"text\"",
                        published.toJSONString(),
                        json(encrypting).replaceFirst("\\{", "{\"use\":\"enc\","),
                        json(NEW_KEY).replaceFirst("\\{", "{\"key_ops\":[\"encrypt\"],"),
                        good)
                + "]}");
        try (var log = CapturedLog.of("dev.gatehouse.keys")) {
            assertThat(outcome(token(Signing.RSA))).isEqualTo("Accepted");
            assertThat(keys.statistics().keys()).isOne();
            assertThat(log.lines().stream().filter(line -> line.contains("left out")))
                    .hasSize(9)
                    .allMatch(line -> line.startsWith("WARN keys of " + provider.address()))
                    .anyMatch(line -> line.contains("'published'"));
            assertThat(log.lines().toString())
                    .doesNotContain(SECRET, published.getPrivateExponent().toString());
        }
        for (RSAKey bad : List.of(published, encrypting, NEW_KEY)) {
            assertThat(outcome(token(bad))).isEqualTo(KEY_NOT_FOUND);
        }
    }

    @Test
    void b17_b18_addressesInAHeaderAreNeverCalled() {
        try (var attacker = new Provider(Signing.keySet(NEW_KEY))) {
            for (String name : List.of("jku", "x5u")) {
                String header =
                        "{\"alg\":\"RS256\",\"kid\":\"new-key\",\"%s\":\"%s/keys\"}".formatted(name, attacker.base());
                assertThat(outcome(Signing.token("RS256", Signing.signer(NEW_KEY), header, payload())))
                        .isEqualTo(KEY_NOT_FOUND);
            }
            assertThat(attacker.keyRequests).hasValue(0);
        }
    }

    @Test
    void b20_b21_twoProvidersWithOneKeyIdEachSpeakForThemselves() {
        RSAKey twin = new RSAKey.Builder(Signing.OTHER_RSA).keyID("rsa-1").build();
        try (var other = new Provider(Signing.keySet(twin))) {
            providers.at(other.address()).load();
            assertThat(outcome(token(Signing.RSA))).isEqualTo("Accepted");
            assertThat(outcome(token(twin))).isEqualTo("Invalid token. Access denied.");
        }
    }

    @Test
    void b22_aProviderThatNamesAnotherIssuerSpeaksNoMoreForTheOld() {
        String token = token(Signing.RSA);
        assertThat(outcome(token)).isEqualTo("Accepted");
        provider.answer(
                "/.well-known/openid-configuration",
                Answer.ok(Provider.metadata("https://other.example/", provider.base() + "/keys")));
        pass(Duration.ofHours(1));
        refresh();
        assertThat(outcome(token)).isEqualTo("Issuer not found. Access denied.");
        assertThat(outcome(Signing.token(Signing.RSA, "{\"iss\":\"https://other.example/\",\"exp\":1700000600}")))
                .isEqualTo("Accepted");
    }

    @Test
    void b22_anIssuerThatStandsForEveryTenantIsWarnedAbout() {
        provider.answer(
                "/.well-known/openid-configuration",
                Answer.ok(Provider.metadata("https://login.example/{tenantid}/v2.0", provider.base() + "/keys")));
        try (var log = CapturedLog.of("dev.gatehouse.keys")) {
            keys.load();
            assertThat(log.lines())
                    .anyMatch(line -> line.startsWith("WARN") && line.contains("stands for every tenant"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest/meta-data",
                "https://169.254.169.254/keys",
                "https://[fe80::1]/keys",
                "https://0.0.0.0/keys",
                "https://168.63.129.16/keys",
                "https://metadata.names.test/keys",
                "https://user@127.0.0.1/keys",
                "file:///etc/passwd",
                "keys",
                "https://"
            })
    void b24_theAddressOfTheKeysIsCheckedLikeThatOfTheMetadata(String address) {
        provider.answer("/.well-known/openid-configuration", Answer.ok(Provider.metadata(provider.issuer(), address)));
        assertThat(keys.load()).isInstanceOf(KeySource.Failed.class);
        assertThat(provider.keyRequests).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"private.names.test", "mixed.names.test", "loopback.names.test", "mapped.names.test"})
    void b24_namesOfPrivateAddressesAreRefused(String host) {
        try (var strict = new OpenIdProviders(Settings.DEFAULT, nanos::get)) {
            assertThat(strict.at("https://" + host + "/metadata").load())
                    .isInstanceOfSatisfying(
                            KeySource.Failed.class,
                            failed -> assertThat(failed.why()).endsWith("the host has an address that is not public"));
        }
    }
}

package dev.gatehouse.jose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.JWK;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DpopProofTest {
    private static final long NOW = 1_700_000_000;
    private static final String TOKEN = "a.token~of-somebody";
    private static final String ADDRESS = "https://api.example/orders";
    private static final DpopProof.Use USE = use("GET", TOKEN, ADDRESS);

    /** The keys of RFC 9449's examples are one. */
    private static final String RFC_KEY = "eyJ0eXAiOiJkcG9wK2p3dCIsImFsZyI6IkVTMjU2IiwiandrIjp7Imt0eSI6Ik"
            + "VDIiwieCI6Imw4dEZyaHgtMzR0VjNoUklDUkRZOXpDa0RscEJoRjQyVVFVZldWQVdCR"
            + "nMiLCJ5IjoiOVZFNGpmX09rX282NHpiVFRsY3VOSmFqSG10NnY5VERWclUwQ2R2R1JE"
            + "QSIsImNydiI6IlAtMjU2In19";

    private static final String RFC_PROOF = RFC_KEY
            + ".eyJqdGkiOiJlMWozVl9iS2ljOC1MQUVCIiwiaHRtIjoiR0VUIiwiaHR1IjoiaHR0cHM6Ly9yZXNvdXJjZS5leGFtcGxlLm9yZy9w"
            + "cm90ZWN0ZWRyZXNvdXJjZSIsImlhdCI6MTU2MjI2MjYxOCwiYXRoIjoiZlVIeU8ycjJaM0RaNTNFc05yV0JiMHhXWG9hTnk1OUlpS0NB"
            + "cWtzbVFFbyJ9.2oW9RP35yRqzhrtNP86L-Ey71EOptxRimPPToA1plemAgR6pxHF8y6-yqyVnmcw6Fy1dqd-jfxSYoMxhAJpLjA";

    private static DpopProof.Use use(String method, String token, String... addresses) {
        return new DpopProof.Use(method, List.of(addresses), token, 60_000, 5_000);
    }

    private static String payload(String id) {
        return Proofs.payload(id, "GET", ADDRESS, NOW, TOKEN);
    }

    /** §4.1, of a request for a token: there is no access token yet. */
    @Test
    void theProofOfTheStandardsTokenRequestIsGood() throws Exception {
        var proof = DpopProof.verified(RFC_KEY
                + ".eyJqdGkiOiItQndDM0VTYzZhY2MybFRjIiwiaHRtIjoiUE9TVCIsImh0dSI6Imh0dHBzOi8vc2VydmVyLmV4YW1wbGUuY29t"
                + "L3Rva2VuIiwiaWF0IjoxNTYyMjYyNjE2fQ.2-GxA6T8lP4vfrg8v-FdWP0A0zdrj8igiMLvqRMUvwnQg4PtFLbdLXiOSsX0x7NVY"
                + "-FNyJK70nfbV37xRZT3Lg");
        assertThat(proof.id()).isEqualTo("-BwC3ESc6acc2lTc");
        assertThat(proof.issuedAtMillis()).isEqualTo(1_562_262_616_000L);
        assertThat(proof.objection(use("POST", "", "https://server.example.com/token"), 1_562_262_616_000L))
                .isEqualTo("the proof is for another access token ('ath')");
    }

    /** §7.1 and §6.1. */
    @Test
    void theProofOfTheStandardsResourceRequestIsGood() throws Exception {
        var proof = DpopProof.verified(RFC_PROOF);
        assertThat(proof.thumbprint()).isEqualTo("0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I");
        var use = use(
                "GET", "Kz~8mXK1EalYznwH-LC-1fBAo.4Ljp~zsPE_NeO.gxU", "https://resource.example.org/protectedresource");
        assertThat(proof.objection(use, 1_562_262_618_000L)).isNull();
    }

    @Test
    void aChangedSignatureIsRefused() {
        assertThatThrownBy(() -> DpopProof.verified(RFC_PROOF.replace(".2oW9", ".3oW9")))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("signature");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ES256", "ES384", "ES512", "RS256", "PS256"})
    void keysOfAllKindsMakeProofs(String algorithm) throws Exception {
        JWK key = Signing.keyFor(algorithm);
        var proof = DpopProof.verified(Proofs.proof(algorithm, key, payload("1")));
        assertThat(proof.thumbprint()).isEqualTo(Proofs.thumbprint(key));
        assertThat(proof.objection(USE, NOW * 1000)).isNull();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "htm                 | POST | https://api.example/orders | 0   | a.token~of-somebody | the proof is for the method",
                "htm in small letters| get  | https://api.example/orders | 0   | a.token~of-somebody | the proof is for the method",
                "host                | GET  | https://evil.example/orders | 0  | a.token~of-somebody | the proof is for 'https://evil",
                "scheme              | GET  | http://api.example/orders | 0    | a.token~of-somebody | the proof is for 'http://",
                "port                | GET  | https://api.example:8443/orders | 0 | a.token~of-somebody | the proof is for",
                "path                | GET  | https://api.example/orders/1 | 0 | a.token~of-somebody | the proof is for",
                "path's case         | GET  | https://api.example/Orders | 0   | a.token~of-somebody | the proof is for",
                "user                | GET  | https://api.example@evil.example/orders | 0 | a.token~of-somebody | the proof is for",
                "relative            | GET  | /orders                    | 0   | a.token~of-somebody | the proof is for",
                "too old             | GET  | https://api.example/orders | -61 | a.token~of-somebody | the proof is 61000 ms old",
                "from the future     | GET  | https://api.example/orders | 6   | a.token~of-somebody | the proof is -6000 ms old",
                "ath                 | GET  | https://api.example/orders | 0   | another             | the proof is for another access token",
            })
    void g06_aProofForSomethingElseIsRefused(
            String what, String method, String address, long seconds, String token, String objection) throws Exception {
        var proof = DpopProof.verified(
                Proofs.proof("ES256", Signing.P256, Proofs.payload("1", method, address, NOW + seconds, token)));
        assertThat(proof.objection(USE, NOW * 1000)).as(what).startsWith(objection);
    }

    @ParameterizedTest
    @ValueSource(strings = {"htm", "htu", "iat", "ath"})
    void g06_aProofThatLacksAClaimIsRefused(String claim) throws Exception {
        var payload = payload("1").replace('"' + claim + '"', "\"other\"");
        assertThat(DpopProof.verified(Proofs.proof("ES256", Signing.P256, payload))
                        .objection(USE, NOW * 1000))
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.example/orders?view=all#part",
                "HTTPS://API.example:443/orders",
                "https://api.example/%6Frders",
                "https://api.example/x/../orders",
            })
    void addressesAreComparedInOneForm(String address) throws Exception {
        var payload = Proofs.payload("1", "GET", address, NOW, TOKEN);
        assertThat(DpopProof.verified(Proofs.proof("ES256", Signing.P256, payload))
                        .objection(USE, NOW * 1000))
                .isNull();
    }

    private static void refused(String proof, String message) {
        assertThatThrownBy(() -> DpopProof.verified(proof))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining(message);
    }

    @Test
    void g07_proofsOfOtherMakesAreRefused() {
        var key = Signing.P256;
        var publicKey = key.toPublicJWK().toJSONString();
        var signer = Signing.signer(key);
        refused(Proofs.withKey("ES256", key, key.toJSONString(), payload("1")), "'d' is not one of a public key");
        refused(Proofs.withKey("ES256", key, publicKey.replace("{", "{\"d\":7,"), payload("1")), "'d'");
        refused(Proofs.withKey("ES256", key, "\"text\"", payload("1")), "not an object");
        refused(Proofs.withKey("ES256", key, "{\"kty\":\"oct\",\"x\":\"AA\"}", payload("1")), "shared secret");
        refused(
                Proofs.withKey("ES256", key, Signing.P384.toPublicJWK().toJSONString(), payload("1")),
                "does not go with");
        refused(Signing.token("ES256", signer, "{\"typ\":\"dpop+jwt\",\"alg\":\"ES256\"}", payload("1")), "has no key");
        for (String type : new String[] {"JWT", "at+jwt", "DPOP+JWT"}) {
            var header = "{\"typ\":\"%s\",\"alg\":\"ES256\",\"jwk\":%s}".formatted(type, publicKey);
            refused(Signing.token("ES256", signer, header, payload("1")), "type");
        }
        var critical = "{\"typ\":\"dpop+jwt\",\"alg\":\"ES256\",\"crit\":[\"x\"],\"jwk\":%s}".formatted(publicKey);
        refused(Signing.token("ES256", signer, critical, payload("1")), "'crit'");
        var secret = "{\"typ\":\"dpop+jwt\",\"alg\":\"HS256\",\"jwk\":%s}".formatted(publicKey);
        refused(Signing.token("HS256", secret, payload("1")), "algorithm 'HS256'");
        var none = "{\"typ\":\"dpop+jwt\",\"alg\":\"none\",\"jwk\":%s}".formatted(publicKey);
        refused(Signing.base64url(none) + '.' + Signing.base64url(payload("1")) + '.', "algorithm 'none'");
        refused(Proofs.proof("ES256", key, payload("")), "jti");
        refused(Proofs.proof("ES256", key, payload("x".repeat(257))), "jti");
        refused("x".repeat(9000), "longer");
    }
}

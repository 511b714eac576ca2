package dev.gatehouse.jose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is remembered of verified tokens, and what never is; groups B and F of the security checklist. */
class VerifiedTokensTest {
    private static final String ISSUER = "https://idp.example/";
    private static final long NOW = 1_700_000_000_000L;
    private static final String TOKEN = Signing.token(
            "RS256", "{\"iss\":\"https://idp.example/\",\"aud\":\"one\",\"exp\":1700000600,\"sub\":\"u1\"}");
    private static final KeySet NO_KEYS = new KeySet(null, List.of(), 0);

    private final VerifiedTokens verified = new VerifiedTokens(20);
    private final FixedSource source = FixedSource.of(ISSUER, Signing.keySet(Signing.RSA));
    private final TokenVerifier verifier = new TokenVerifier(List.of(source), NO_KEYS, verified);

    private static Requirements rules(String audience) {
        return new Requirements(List.of(audience), List.of(), List.of(), true, true, 0);
    }

    @Test
    void aTokenThatComesAgainIsTheSameObject() {
        var first = verifier.verify(TOKEN, rules("one"), NOW, false);
        var again = verifier.verify(new String(TOKEN.toCharArray()), rules("one"), NOW, false);
        assertThat(((Verdict.Accepted) again).jwt()).isSameAs(((Verdict.Accepted) first).jwt());
    }

    @Test
    void f01_otherRulesAreCheckedInFull() {
        verifier.verify(TOKEN, rules("one"), NOW, false);
        assertThat(verifier.verify(TOKEN, rules("two"), NOW, false))
                .isInstanceOfSatisfying(
                        Verdict.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.TOKEN_AUDIENCE_NOT_ALLOWED));
    }

    @Test
    void f01_otherKeysAreCheckedInFull() {
        verifier.verify(TOKEN, rules("one"), NOW, false);
        var other = FixedSource.of(ISSUER, Signing.keySet(Signing.OTHER_RSA));
        assertThat(new TokenVerifier(List.of(other), NO_KEYS, verified).verify(TOKEN, rules("one"), NOW, false))
                .isInstanceOf(Verdict.Refused.class);
        assertThat(new TokenVerifier(List.of(), NO_KEYS, verified).verify(TOKEN, rules("one"), NOW, false))
                .isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void f03_expiryIsCheckedEveryTime() {
        assertThat(verifier.verify(TOKEN, rules("one"), NOW, false)).isInstanceOf(Verdict.Accepted.class);
        assertThat(verifier.verify(TOKEN, rules("one"), 1_700_000_600_000L, false))
                .isInstanceOfSatisfying(
                        Verdict.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.TOKEN_EXPIRED));
    }

    @Test
    void f05_aTokenThatDiffersInOneBitIsAnother() {
        verifier.verify(TOKEN, rules("one"), NOW, false);
        int at = TOKEN.length() - 20;
        char changed = TOKEN.charAt(at) == 'A' ? 'B' : 'A';
        String other = TOKEN.substring(0, at) + changed + TOKEN.substring(at + 1);
        assertThat(verifier.verify(other, rules("one"), NOW, false)).isInstanceOf(Verdict.Refused.class);
        assertThat(verified.size()).isOne();
    }

    @Test
    void b10_aWithdrawnKeyTakesItsTokensWithIt() {
        var rotating = new FixedSource(
                "s",
                FixedSource.ready(ISSUER, Signing.keySet(Signing.RSA)),
                FixedSource.ready(ISSUER, Signing.keySet(Signing.OTHER_RSA)));
        var withRotation = new TokenVerifier(List.of(rotating), NO_KEYS, verified);
        assertThat(withRotation.verify(TOKEN, rules("one"), NOW, false)).isInstanceOf(Verdict.Accepted.class);
        rotating.refresh("rsa-2");
        assertThat(withRotation.verify(TOKEN, rules("one"), NOW, false))
                .isInstanceOfSatisfying(
                        Verdict.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.TOKEN_SIGNATURE_KEY_NOT_FOUND));
    }

    @Test
    void f06_otherKeysOfThePolicyDropWhatWasVerifiedWithTheOldOnes() throws MalformedException {
        var rules = new Requirements(List.of(), List.of(), List.of(), true, true, 0);
        String token = Signing.token("HS256", "{\"exp\":1700000600}");
        var old = new KeySet(null, List.of(VerificationKey.secret(null, Signing.secret())), 0);
        assertThat(new TokenVerifier(List.of(), old, verified).verify(token, rules, NOW, false))
                .isInstanceOf(Verdict.Accepted.class);
        var changed = new KeySet(null, List.of(VerificationKey.secret(null, new byte[32])), 0);
        assertThat(new TokenVerifier(List.of(), changed, verified).verify(token, rules, NOW, false))
                .isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void f10_refusalsAreNeverRemembered() {
        int at = TOKEN.length() - 20;
        String bad = TOKEN.substring(0, at) + (TOKEN.charAt(at) == 'A' ? 'B' : 'A') + TOKEN.substring(at + 1);
        assertThat(verifier.verify(bad, rules("one"), NOW, false)).isInstanceOf(Verdict.Refused.class);
        assertThat(verifier.verify(TOKEN, rules("two"), NOW, false)).isInstanceOf(Verdict.Refused.class);
        assertThat(verifier.verify(TOKEN, rules("one"), NOW, false)).isInstanceOf(Verdict.Accepted.class);
    }

    @Test
    void f04_theMemoryIsBounded() {
        for (int i = 0; i < 100; i++) {
            String token = Signing.token(
                    "RS256", "{\"iss\":\"https://idp.example/\",\"aud\":\"one\",\"exp\":1700000600,\"n\":" + i + "}");
            assertThat(verifier.verify(token, rules("one"), NOW, false)).isInstanceOf(Verdict.Accepted.class);
        }
        assertThat(verified.size()).isBetween(10L, 50L);
    }
}

package dev.gatehouse.keys;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.RSAKey;
import dev.gatehouse.jose.KeySet;
import dev.gatehouse.jose.Requirements;
import dev.gatehouse.jose.Signing;
import dev.gatehouse.jose.TokenVerifier;
import dev.gatehouse.jose.Verdict;
import dev.gatehouse.jose.VerifiedTokens;
import dev.gatehouse.settings.Settings;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;

/** One provider on a real socket and who asks it, with a clock that stands still unless a test moves it. */
abstract class KeysTest {
    static final long NOW_MILLIS = 1_700_000_000_000L;
    static final RSAKey NEW_KEY = Signing.rsa("new-key");
    static final String KEY_NOT_FOUND = "Key not found. Access denied.";
    static final String UNAVAILABLE = "Unable to download JWKS. Access denied.";

    private static final Requirements RULES = new Requirements(List.of(), List.of(), List.of(), true, true, 0);

    /** Wraps around soon, as {@link System#nanoTime} may. */
    final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1000);

    final Provider provider = new Provider(Signing.keySet(Signing.RSA));
    final OpenIdProviders providers = new OpenIdProviders(Settings.DEFAULT.withInsecureLoopback(true), nanos::get);
    final OpenIdKeys keys = providers.at(provider.address());
    private final TokenVerifier verifier =
            new TokenVerifier(List.of(keys), new KeySet(null, List.of(), 0), new VerifiedTokens(100));

    @AfterEach
    void close() {
        providers.close();
        provider.close();
    }

    void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    String payload() {
        return "{\"iss\":\"" + provider.issuer() + "\",\"exp\":1700000600}";
    }

    String token(RSAKey key) {
        return Signing.token(key, payload());
    }

    /** A token that names a key and that nobody has signed. */
    String naming(String keyId) {
        String header = "{\"alg\":\"RS256\",\"kid\":\"" + keyId + "\"}";
        return Signing.base64url(header) + '.' + Signing.base64url(payload()) + ".AAAA";
    }

    /** As a thread that must not block asks. */
    Verdict atOnce(String token) {
        return verifier.verify(token, RULES, NOW_MILLIS, false);
    }

    /** As the gateway asks: first without blocking, then on a virtual thread. */
    String outcome(String token) {
        return outcome(token, NOW_MILLIS);
    }

    String outcome(String token, long nowMillis) {
        var verdict = verifier.verify(token, RULES, nowMillis, false);
        if (verdict == Verdict.Wait.WAIT) {
            verdict = verifier.verify(token, RULES, nowMillis, true);
        }
        return verdict instanceof Verdict.Refused refused
                ? refused.message()
                : verdict.getClass().getSimpleName();
    }

    /** What the background does, and waits until it is done. */
    void refresh() {
        long before = keys.statistics().fetches();
        providers.refreshDue();
        await(() -> keys.statistics().fetches() > before && !keys.isFetching());
    }

    static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("still waiting").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }
}

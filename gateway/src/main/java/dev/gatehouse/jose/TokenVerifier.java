package dev.gatehouse.jose;

import dev.gatehouse.jose.KeySource.Ready;
import dev.gatehouse.jose.Verdict.Refused;
import java.util.List;

/**
 * Verifies tokens against the keys of some sources and those written into a policy. The order of the
 * checks: decryption if need be, form, algorithm and key, signature, then claims; the first failing one is
 * the answer. An encrypted token must have a signed one within it, whatever the rules say of signatures:
 * that something was encrypted says nothing of who did it.
 *
 * <p>The keys of a source verify only tokens of the issuer that the source names. Keys of a policy's own
 * verify any token, but where there are sources too and the policy names no issuers, its issuer must be
 * one of theirs.
 *
 * <p><b>Threading:</b> immutable; any number of threads may verify at once.
 */
public final class TokenVerifier {
    private final List<KeySource> sources;
    private final KeySet own;
    private final DecryptionKeys decryption;
    private final VerifiedTokens verified;

    /** Without keys to decrypt with. */
    public TokenVerifier(List<KeySource> sources, KeySet own, VerifiedTokens verified) {
        this(sources, own, DecryptionKeys.NONE, verified);
    }

    /**
     * @param sources in the order they are asked
     * @param own the policy's own keys, may be empty
     * @param decryption what encrypted tokens are decrypted with; others are accepted as well
     */
    public TokenVerifier(List<KeySource> sources, KeySet own, DecryptionKeys decryption, VerifiedTokens verified) {
        this.sources = List.copyOf(sources);
        this.own = own;
        this.decryption = decryption;
        this.verified = verified;
    }

    /**
     * @param token the compact token alone
     * @param nowMillis the time, in milliseconds since 1970
     * @param mayBlock whether keys may be fetched, and tokens decrypted, on this thread; otherwise the answer can be
     *     {@link Verdict.Wait}, and then nothing has happened
     */
    public Verdict verify(String token, Requirements rules, long nowMillis, boolean mayBlock) {
        VerifiedTokens.Entry known = verified.find(token);
        if (known != null && isInUse(known)) {
            return claiming(settle(known.jwt(), known.keys(), rules, nowMillis, mayBlock), known.jwt());
        }
        boolean encrypted = Jwe.isOne(token);
        if (encrypted && !mayBlock && !decryption.isEmpty()) {
            // Private keys take milliseconds, which other exchanges of this thread should not wait.
            return Verdict.Wait.WAIT;
        }
        Jws jws;
        try {
            jws = Jws.read(encrypted ? decryption.open(token) : token);
        } catch (MalformedException e) {
            return Refused.malformed("form: " + e.getMessage());
        }
        return claiming(check(token, encrypted, jws, rules, nowMillis, mayBlock), jws.jwt());
    }

    /**
     * Tells how {@code verdict} came about, by making all checks once more. Several times as dear as a verification: for
     * those who ask.
     *
     * @param verdict what {@link #verify} has just said of the token, with the same rules
     */
    public Explanation explain(String token, Requirements rules, Verdict verdict, long nowMillis, boolean mayBlock) {
        return new TokenExplainer(sources, own, rules, nowMillis).explain(this, token, verdict, mayBlock);
    }

    private static Verdict claiming(Verdict verdict, Jwt jwt) {
        return verdict instanceof Refused refused ? refused.claiming(jwt) : verdict;
    }

    private Verdict check(
            String token, boolean encrypted, Jws jws, Requirements rules, long nowMillis, boolean mayBlock) {
        JoseHeader header = jws.jwt().header();
        if (header.objection() != null) {
            return Refused.malformed("form: " + header.objection());
        }
        boolean unsigned = header.algorithm().equals("none") && jws.signature().length == 0;
        if (unsigned && !rules.signatureRequired() && !encrypted) {
            return settle(jws.jwt(), own, rules, nowMillis, mayBlock);
        }
        Algorithm algorithm = Algorithm.named(header.algorithm());
        if (algorithm == null) {
            return Refused.malformed("algorithm: '" + header.algorithm() + "' is not accepted");
        }
        var search = new KeySearch(sources, own);
        KeySet signer = search.signer(jws, algorithm, mayBlock);
        if (search.mustWait()) {
            return Verdict.Wait.WAIT;
        }
        if (signer == null) {
            return search.refusal(jws.jwt());
        }
        if (signer == own || search.knowsIssuer()) {
            verified.store(token, new VerifiedTokens.Entry(jws.jwt(), signer, encrypted ? decryption : null));
            return settle(jws.jwt(), signer, rules, nowMillis, mayBlock);
        }
        return judge(jws.jwt(), rules, false, nowMillis);
    }

    private boolean isInUse(VerifiedTokens.Entry known) {
        if (known.opened() != null && known.opened() != decryption) {
            return false;
        }
        KeySet keys = known.keys();
        if (keys == own) {
            return true;
        }
        for (KeySource source : sources) {
            if (source.state() instanceof Ready ready && ready.keys() == keys) {
                return true;
            }
        }
        return false;
    }

    /** Judges a token whose signature is good, or that needs none. */
    private Verdict settle(Jwt jwt, KeySet signer, Requirements rules, long nowMillis, boolean mayBlock) {
        boolean trusted = true;
        if (signer == own && !sources.isEmpty() && rules.issuers().isEmpty()) {
            var search = new KeySearch(sources, own);
            search.issuer(jwt, mayBlock);
            if (search.mustWait()) {
                return Verdict.Wait.WAIT;
            }
            Refused unavailable = search.unavailable();
            if (unavailable != null) {
                return unavailable;
            }
            trusted = search.knowsIssuer();
        }
        return judge(jwt, rules, trusted, nowMillis);
    }

    private static Verdict judge(Jwt jwt, Requirements rules, boolean issuerTrusted, long nowMillis) {
        Refused failure = ClaimChecks.firstFailure(jwt, rules, issuerTrusted, nowMillis);
        return failure == null ? new Verdict.Accepted(jwt) : failure;
    }
}

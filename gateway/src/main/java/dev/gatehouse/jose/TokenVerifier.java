package dev.gatehouse.jose;

import dev.gatehouse.jose.KeySource.Cold;
import dev.gatehouse.jose.KeySource.Failed;
import dev.gatehouse.jose.KeySource.Ready;
import dev.gatehouse.jose.Verdict.Refused;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
    /** How many keys are tried for one token; more of the same id or without any are somebody's mistake. */
    private static final int MAX_TRIES = 10;

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
        Search search = search(jws, algorithm, mayBlock);
        if (search.mustWait) {
            return Verdict.Wait.WAIT;
        }
        if (search.signer == null) {
            return search.refusal(jws.jwt());
        }
        if (search.signer == own || search.issuerKnown) {
            verified.store(token, new VerifiedTokens.Entry(jws.jwt(), search.signer, encrypted ? decryption : null));
            return settle(jws.jwt(), search.signer, rules, nowMillis, mayBlock);
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
            var search = new Search();
            do {
                search.sets(jwt);
            } while (!search.issuerKnown && search.cold != null && search.ask(search.cold, jwt, mayBlock));
            if (search.mustWait) {
                return Verdict.Wait.WAIT;
            }
            if (!search.issuerKnown && search.failed != null) {
                return unavailable(search.failed);
            }
            trusted = search.issuerKnown;
        }
        return judge(jwt, rules, trusted, nowMillis);
    }

    private static Verdict judge(Jwt jwt, Requirements rules, boolean issuerTrusted, long nowMillis) {
        Refused failure = ClaimChecks.firstFailure(jwt, rules, issuerTrusted, nowMillis);
        return failure == null ? new Verdict.Accepted(jwt) : failure;
    }

    private Search search(Jws jws, Algorithm algorithm, boolean mayBlock) {
        var search = new Search();
        search.tryOwn(jws, algorithm);
        if (search.signer != null || sources.isEmpty() || algorithm.family == Algorithm.Family.HMAC) {
            return search;
        }
        Jwt jwt = jws.jwt();
        while (true) {
            search.trySets(search.sets(jwt), jws, algorithm);
            if (search.signer != null && search.issuerKnown) {
                return search;
            }
            KeySource next = search.worthAsking(jwt);
            if (next == null ? !search.isOutdated() : !search.ask(next, jwt, mayBlock)) {
                return search;
            }
        }
    }

    private static Refused unavailable(Failed failed) {
        return new Refused(Reason.JWT_INVALID, "Unable to download JWKS. Access denied.", "keys: " + failed.why());
    }

    /** The search for the key that signed one token. Confined to one call. */
    private final class Search {
        private @Nullable KeySet signer;
        private boolean issuerKnown;
        private boolean mustWait;
        private boolean idFound;
        private boolean algorithmFits;
        private boolean certificateDiffers;
        private int tries;
        private int asked;
        private @Nullable KeySource cold;
        private @Nullable Failed failed;
        /** Sources of the token's issuer. */
        private final List<KeySource> issuing = new ArrayList<>(1);
        /** The keys they had when we looked. */
        private final List<KeySet> looked = new ArrayList<>(1);

        void tryOwn(Jws jws, Algorithm algorithm) {
            List<VerificationKey> keys = own.named(jws.jwt().keyId());
            // As in API Management: if no id matches, every key of the policy is tried.
            trySet(own, keys.isEmpty() ? own.keys() : keys, jws, algorithm);
        }

        /**
         * The key sets at hand that may verify the token: those of its issuer, or all if no source names
         * that issuer, which then only serves to tell a bad signature from a bad issuer.
         */
        List<KeySet> sets(Jwt jwt) {
            var all = new ArrayList<KeySet>(sources.size());
            cold = null;
            failed = null;
            issuing.clear();
            looked.clear();
            for (KeySource source : sources) {
                switch (source.state()) {
                    case Cold nothing -> cold = cold == null ? source : cold;
                    case Failed failure -> failed = failure;
                    case Ready ready -> {
                        KeySet keys = ready.keys();
                        all.add(keys);
                        if (keys.issuer() == null || keys.issuer().matches(jwt)) {
                            looked.add(keys);
                            issuing.add(source);
                        }
                    }
                }
            }
            issuerKnown = !looked.isEmpty();
            return issuerKnown ? looked : all;
        }

        void trySets(List<KeySet> sets, Jws jws, Algorithm algorithm) {
            signer = null;
            idFound = false;
            algorithmFits = false;
            certificateDiffers = false;
            tries = 0;
            for (KeySet keys : sets) {
                trySet(keys, keys.named(jws.jwt().keyId()), jws, algorithm);
            }
        }

        private void trySet(KeySet set, List<VerificationKey> keys, Jws jws, Algorithm algorithm) {
            for (VerificationKey key : keys) {
                if (signer != null || tries >= MAX_TRIES) {
                    return;
                }
                idFound = true;
                if (!key.accepts(algorithm)) {
                    continue;
                }
                algorithmFits = true;
                if (!key.fits(jws.jwt().header())) {
                    certificateDiffers = true;
                    continue;
                }
                if (issuerKnown && !key.mayIssue(jws.jwt())) {
                    continue;
                }
                tries++;
                if (key.verifies(algorithm, jws.signed(), jws.signature())) {
                    signer = set;
                }
            }
        }

        /** The source that might still have the key, or null. */
        @Nullable
        KeySource worthAsking(Jwt jwt) {
            boolean mayBeElsewhere = !issuerKnown || !idFound || jwt.keyId() == null;
            if (!mayBeElsewhere) {
                return null;
            }
            if (cold != null) {
                return cold;
            }
            for (KeySource source : issuing) {
                if (source.worthRefreshing(jwt.keyId())) {
                    return source;
                }
            }
            return null;
        }

        /** Whether new keys came while we looked at the old ones. */
        boolean isOutdated() {
            for (int i = 0; i < issuing.size(); i++) {
                if (issuing.get(i).state() instanceof Ready ready && ready.keys() != looked.get(i)) {
                    return ++asked <= 2 * sources.size();
                }
            }
            return false;
        }

        /** @return whether to look again */
        boolean ask(KeySource source, Jwt jwt, boolean mayBlock) {
            if (!mayBlock) {
                mustWait = true;
                return false;
            }
            // Each source can be loaded and refreshed once for one token.
            if (++asked > 2 * sources.size()) {
                return false;
            }
            if (source.state() instanceof Cold) {
                return !(source.load() instanceof Cold);
            }
            source.refresh(jwt.keyId());
            return true;
        }

        Refused refusal(Jwt jwt) {
            if (!issuerKnown && failed != null) {
                return unavailable(failed);
            }
            var algorithm = Algorithm.named(jwt.algorithm());
            boolean byKey = algorithm == null || algorithm.family != Algorithm.Family.HMAC;
            if (!idFound && !sources.isEmpty() && byKey) {
                return Refused.of(
                        Reason.TOKEN_SIGNATURE_KEY_NOT_FOUND,
                        "key: no key with id '%s' at %s"
                                .formatted(
                                        jwt.keyId(),
                                        sources.stream().map(KeySource::name).toList()));
            }
            if (!algorithmFits) {
                return Refused.malformed("algorithm: no key goes with '" + jwt.algorithm() + "'");
            }
            if (tries == 0) {
                return Refused.malformed(
                        certificateDiffers
                                ? "key: the certificate thumbprint in the header is not that of the key"
                                : "key: the key is bound to another issuer");
            }
            return Refused.of(Reason.TOKEN_SIGNATURE_INVALID, "signature: does not verify with key " + jwt.keyId());
        }
    }
}

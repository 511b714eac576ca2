package dev.gatehouse.jose;

import dev.gatehouse.jose.KeySource.Cold;
import dev.gatehouse.jose.KeySource.Failed;
import dev.gatehouse.jose.KeySource.Ready;
import dev.gatehouse.jose.Verdict.Refused;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The search for the key that signed one token, and for who vouches for its issuer: among a policy's own keys and those
 * of its sources, which may have to be fetched for it. Confined to one call.
 */
final class KeySearch {
    /** How many keys are tried for one token; more of the same id or without any are somebody's mistake. */
    private static final int MAX_TRIES = 10;

    private final List<KeySource> sources;
    private final KeySet own;
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

    KeySearch(List<KeySource> sources, KeySet own) {
        this.sources = sources;
        this.own = own;
    }

    /** The keys of which one has signed the token; null if none has, or it takes a thread that may block to tell. */
    @Nullable
    KeySet signer(Jws jws, Algorithm algorithm, boolean mayBlock) {
        tryOwn(jws, algorithm);
        if (signer != null || sources.isEmpty() || algorithm.family == Algorithm.Family.HMAC) {
            return signer;
        }
        Jwt jwt = jws.jwt();
        while (true) {
            trySets(sets(jwt), jws, algorithm);
            if (signer != null && issuerKnown) {
                return signer;
            }
            KeySource next = worthAsking(jwt);
            if (next == null ? !isOutdated() : !ask(next, jwt, mayBlock)) {
                return signer;
            }
        }
    }

    /** Looks for a source of the token's issuer only. */
    void issuer(Jwt jwt, boolean mayBlock) {
        do {
            sets(jwt);
        } while (!issuerKnown && cold != null && ask(cold, jwt, mayBlock));
    }

    /** Whether a source must be asked on a thread that may block; the search has then come to nothing. */
    boolean mustWait() {
        return mustWait;
    }

    /** Whether a source names the token's issuer. */
    boolean knowsIssuer() {
        return issuerKnown;
    }

    /** The refusal where no source at hand names the issuer, and one is not at hand; else null. */
    @Nullable
    Refused unavailable() {
        return issuerKnown || failed == null
                ? null
                : new Refused(Reason.JWT_INVALID, "Unable to download JWKS. Access denied.", "keys: " + failed.why());
    }

    private void tryOwn(Jws jws, Algorithm algorithm) {
        List<VerificationKey> keys = own.named(jws.jwt().keyId());
        // As in API Management: if no id matches, every key of the policy is tried.
        trySet(own, keys.isEmpty() ? own.keys() : keys, jws, algorithm);
    }

    /**
     * The key sets at hand that may verify the token: those of its issuer, or all if no source names
     * that issuer, which then only serves to tell a bad signature from a bad issuer.
     */
    private List<KeySet> sets(Jwt jwt) {
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

    private void trySets(List<KeySet> sets, Jws jws, Algorithm algorithm) {
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
    private @Nullable KeySource worthAsking(Jwt jwt) {
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
    private boolean isOutdated() {
        for (int i = 0; i < issuing.size(); i++) {
            if (issuing.get(i).state() instanceof Ready ready && ready.keys() != looked.get(i)) {
                return ++asked <= 2 * sources.size();
            }
        }
        return false;
    }

    /** @return whether to look again */
    private boolean ask(KeySource source, Jwt jwt, boolean mayBlock) {
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

    /** Why there is no signer. */
    Refused refusal(Jwt jwt) {
        Refused unavailable = unavailable();
        if (unavailable != null) {
            return unavailable;
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

package dev.gatehouse.jose;

import dev.gatehouse.jose.Explanation.Check;
import dev.gatehouse.jose.Explanation.Check.Outcome;
import dev.gatehouse.jose.KeySource.Cold;
import dev.gatehouse.jose.KeySource.Failed;
import dev.gatehouse.jose.KeySource.Ready;
import dev.gatehouse.jose.Verdict.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Goes through all checks of one token, where {@link TokenVerifier} stops at the first that fails. It decides nothing by
 * itself: form, algorithm, key and signature are the verifier's word, and claims are compared by {@link ClaimChecks} one
 * by one. Confined to one call.
 */
final class TokenExplainer {
    /** The checks that need each other, in their order; the names are those in {@link Refused#detail}. */
    private static final List<String> SIGNED = List.of("form", "algorithm", "key", "signature");

    /** More than any two clocks or times differ, and far from overflowing. */
    private static final long FOREVER = Duration.ofDays(36_525_000).toMillis();

    private final List<KeySource> sources;
    private final KeySet own;
    private final Requirements rules;
    private final long nowMillis;
    private final List<Check> checks = new ArrayList<>();

    TokenExplainer(List<KeySource> sources, KeySet own, Requirements rules, long nowMillis) {
        this.sources = sources;
        this.own = own;
        this.rules = rules;
        this.nowMillis = nowMillis;
    }

    Explanation explain(TokenVerifier verifier, String token, Verdict verdict, boolean mayBlock) {
        Jwt jwt = claimed(verdict);
        if (jwt == null) {
            String why = verdict instanceof Refused refused ? refused.finding() : "keys are not there yet";
            checks.add(Check.of("form", false, "a signed token in compact form", why, Hints.form(token)));
            Stream.of("algorithm", "key", "signature", "exp", "nbf", "aud", "iss")
                    .forEach(name -> checks.add(Check.notReached(name)));
            rules.claims().forEach(claim -> checks.add(Check.notReached("claim " + claim.name())));
            return new Explanation(verdict, checks);
        }
        var lenient =
                new Requirements(List.of(), rules.issuers(), List.of(), false, rules.signatureRequired(), FOREVER);
        Verdict signature = verifier.verify(token, lenient, nowMillis, mayBlock);
        if (signature instanceof Verdict.Wait) {
            return Explanation.of(verdict); // the keys have just been forgotten
        }
        Refused objection = signature instanceof Refused refused ? refused : null;
        signed(jwt, objection);
        said(jwt, objection);
        return new Explanation(verdict, checks);
    }

    /** Of what an authorization server has said in place of the token: there is no signature to look at. */
    static Explanation ofReply(Verdict verdict, Requirements rules, long nowMillis) {
        Jwt jwt = claimed(verdict);
        if (jwt == null) {
            return Explanation.of(verdict);
        }
        var explainer = new TokenExplainer(List.of(), new KeySet(null, List.of(), 0), rules, nowMillis);
        explainer.checks.add(Check.of("introspection", true, "", "active", ""));
        explainer.said(jwt, null);
        return new Explanation(verdict, explainer.checks);
    }

    /** What the token says, against what it must say. */
    private void said(Jwt jwt, @Nullable Refused objection) {
        times(jwt);
        var hints = new Hints(jwt);
        checks.add(Check.of(
                "aud",
                ClaimChecks.audience(jwt, rules) == null,
                oneOf(rules.audiences()),
                list(jwt.audiences()),
                hints.audience(rules.audiences())));
        issuer(jwt, objection, hints);
        for (RequiredClaim claim : rules.claims()) {
            boolean met = claim.isPresent(jwt) && claim.isMet(jwt);
            String got = jwt.claimText(claim.name());
            checks.add(Check.of("claim " + claim.name(), met, expected(claim), orNone(got), hints.claim(claim)));
        }
    }

    private static @Nullable Jwt claimed(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Accepted(Jwt jwt) -> jwt;
            case Refused refused -> refused.claimed();
            case Verdict.Wait _ -> null;
        };
    }

    /** Form, algorithm, key and signature: the verifier names the first of them that failed. */
    private void signed(Jwt jwt, @Nullable Refused objection) {
        String failed = objection == null ? "" : objection.check().equals("keys") ? "key" : objection.check();
        String finding = objection == null ? "" : objection.finding();
        int end = SIGNED.contains(failed) ? SIGNED.indexOf(failed) : SIGNED.size();
        boolean unsigned = end == SIGNED.size() && jwt.algorithm().equals("none");
        for (int i = 0; i < SIGNED.size(); i++) {
            String name = SIGNED.get(i);
            List<Check> parts = name.equals("key") && !unsigned ? keys(jwt, i == end) : List.of();
            checks.add(
                    i == end
                            ? new Check(name, Outcome.FAILED, "", finding, hint(name, jwt), parts)
                            : new Check(
                                    name,
                                    i < end ? Outcome.PASSED : Outcome.NOT_REACHED,
                                    "",
                                    i < end ? good(name, jwt, unsigned) : "",
                                    "",
                                    parts));
        }
    }

    private static String good(String check, Jwt jwt, boolean unsigned) {
        return switch (check) {
            case "form" -> "alg %s, kid %s, typ %s".formatted(jwt.algorithm(), orNone(jwt.keyId()), orNone(jwt.type()));
            case "algorithm" -> jwt.algorithm();
            case "key" -> unsigned ? "none needed: the policy takes unsigned tokens" : "known";
            default -> unsigned ? "none" : "verifies";
        };
    }

    private static String orNone(@Nullable String text) {
        return text == null ? "none" : text;
    }

    private String hint(String check, Jwt jwt) {
        return switch (check) {
            case "form" -> Hints.type(jwt);
            case "algorithm" -> Hints.algorithm(jwt, own, !sources.isEmpty());
            case "key" -> Hints.key(jwt, sources);
            default -> Hints.signature(jwt);
        };
    }

    /**
     * Where keys come from, and whether the token's is there.
     *
     * @param missed whether it is nowhere: with one place that has it, the others are of no account
     */
    private List<Check> keys(Jwt jwt, boolean missed) {
        var parts = new ArrayList<Check>();
        if (!own.keys().isEmpty()) {
            parts.add(keys("the policy itself", own, jwt, missed));
        }
        for (KeySource source : sources) {
            parts.add(
                    switch (source.state()) {
                        case Ready ready -> keys(source.name(), ready.keys(), jwt, missed);
                        case Failed failed ->
                            Check.of(
                                    source.name(),
                                    false,
                                    "",
                                    failed.why().replace(source.name() + ": ", ""),
                                    Hints.unreachable(failed));
                        case Cold _ -> Check.notReached(source.name());
                    });
        }
        return parts;
    }

    private static Check keys(String name, KeySet set, Jwt jwt, boolean missed) {
        var ids = set.keys().stream()
                .map(key -> key.id() == null ? "(no id)" : key.id())
                .toList();
        String of = set.issuer() == null ? "" : " of issuer " + set.issuer();
        boolean there = set.has(jwt.keyId());
        return new Check(
                name,
                there ? Outcome.PASSED : missed ? Outcome.FAILED : Outcome.NOT_REACHED,
                "",
                "keys %s%s".formatted(list(ids), of),
                "");
    }

    private void times(Jwt jwt) {
        Refused malformed = ClaimChecks.times(jwt);
        if (malformed != null) {
            checks.add(
                    Check.of("times", false, "numbers of seconds since 1970", malformed.finding(), Hints.times(jwt)));
            checks.add(Check.notReached("exp"));
            checks.add(Check.notReached("nbf"));
            return;
        }
        Instant now = Instant.ofEpochMilli(nowMillis);
        String skew = "skew " + Hints.span(Duration.ofMillis(rules.skewMillis()));
        Instant expiration = jwt.expirationTime();
        boolean lives = ClaimChecks.expiration(jwt, rules, nowMillis) == null;
        boolean onlyBySkew = lives && expiration != null && !now.isBefore(expiration);
        checks.add(Check.of(
                "exp",
                lives,
                expiration == null && !rules.expirationRequired() ? "" : "after %s, %s".formatted(now, skew),
                (expiration == null ? "none" : expiration) + (onlyBySkew ? ", which only the " + skew + " allows" : ""),
                expiration == null
                        ? "the policy asks for an expiry: require-expiration-time"
                        : "expired %s ago, %s".formatted(Hints.span(Duration.between(expiration, now)), skew)));
        Instant notBefore = jwt.notBefore();
        checks.add(Check.of(
                "nbf",
                ClaimChecks.notBefore(jwt, rules, nowMillis) == null,
                notBefore == null ? "" : "no later than %s, %s".formatted(now, skew),
                notBefore == null ? "none" : notBefore.toString(),
                notBefore == null
                        ? ""
                        : "valid in %s, %s; one of the two clocks may be off"
                                .formatted(Hints.span(Duration.between(now, notBefore)), skew)));
    }

    private void issuer(Jwt jwt, @Nullable Refused objection, Hints hints) {
        List<IssuerName> published = sources.stream()
                .map(KeySource::state)
                .flatMap(state -> state instanceof Ready ready
                        ? Stream.ofNullable(ready.keys().issuer())
                        : Stream.empty())
                .toList();
        List<IssuerName> wanted = rules.issuers().isEmpty() ? published : rules.issuers();
        boolean refused = objection != null && objection.reason() == Reason.TOKEN_ISSUER_NOT_ALLOWED;
        boolean judged = objection == null || refused || !rules.issuers().isEmpty() || !published.isEmpty();
        String got = orNone(jwt.issuer());
        if (!judged) {
            checks.add(new Check("iss", Outcome.NOT_REACHED, "", got, ""));
            return;
        }
        boolean named = wanted.isEmpty() || wanted.stream().anyMatch(each -> each.matches(jwt));
        // Named by the policy, the issuer may still be none whose keys we have.
        boolean onlyKeys = refused && named;
        checks.add(Check.of(
                "iss",
                named && !refused,
                oneOf((onlyKeys ? published : wanted)
                        .stream().map(IssuerName::toString).toList()),
                got,
                onlyKeys
                        ? "the policy names this issuer, but none of its 'openid-config' is that issuer's"
                        : hints.issuer(wanted)));
    }

    private static String expected(RequiredClaim claim) {
        return claim.values().isEmpty()
                ? "any value"
                : (claim.all() && claim.values().size() > 1 ? "all of " : "")
                        + (claim.all() ? list(claim.values()) : oneOf(claim.values()));
    }

    private static String oneOf(List<String> values) {
        return values.size() > 1 ? "one of " + list(values) : list(values);
    }

    private static String list(List<String> values) {
        return values.isEmpty() ? "" : String.join(", ", values);
    }
}

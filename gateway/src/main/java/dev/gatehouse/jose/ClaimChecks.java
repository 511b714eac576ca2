package dev.gatehouse.jose;

import dev.gatehouse.jose.Verdict.Refused;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** What a token says, against what it must say: the checks after the signature, in their order. */
final class ClaimChecks {
    /** @return the first check that failed, or null */
    static @Nullable Refused firstFailure(Jwt jwt, Requirements rules, boolean issuerTrusted, long nowMillis) {
        Refused failure = times(jwt);
        if (failure == null) {
            failure = expiration(jwt, rules, nowMillis);
        }
        if (failure == null) {
            failure = notBefore(jwt, rules, nowMillis);
        }
        if (failure == null) {
            failure = audience(jwt, rules);
        }
        if (failure == null) {
            failure = issuer(jwt, rules, issuerTrusted);
        }
        return failure == null ? claims(jwt, rules) : failure;
    }

    static @Nullable Refused times(Jwt jwt) {
        if (jwt.expirationMillis() != NumericDate.MALFORMED
                && jwt.notBeforeMillis() != NumericDate.MALFORMED
                && jwt.issuedAtMillis() != NumericDate.MALFORMED) {
            return null;
        }
        return Refused.of(
                Reason.JWT_INVALID,
                "times: 'exp', 'nbf' and 'iat' must be numbers of seconds, got exp=%s nbf=%s iat=%s"
                        .formatted(jwt.claimText("exp"), jwt.claimText("nbf"), jwt.claimText("iat")));
    }

    /** RFC 7519 §4.1.4: no longer valid at {@code exp}. */
    static @Nullable Refused expiration(Jwt jwt, Requirements rules, long nowMillis) {
        long expiration = jwt.expirationMillis();
        if (expiration == NumericDate.ABSENT) {
            return rules.expirationRequired()
                    ? Refused.of(Reason.JWT_INVALID, "exp: required, but the token has none")
                    : null;
        }
        return nowMillis < expiration + rules.skewMillis()
                ? null
                : Refused.of(
                        Reason.TOKEN_EXPIRED,
                        "exp: token expired at %s, clock skew %d ms"
                                .formatted(jwt.expirationTime(), rules.skewMillis()));
    }

    /** RFC 7519 §4.1.5: valid from {@code nbf} on. */
    static @Nullable Refused notBefore(Jwt jwt, Requirements rules, long nowMillis) {
        long notBefore = jwt.notBeforeMillis();
        return notBefore == NumericDate.ABSENT || nowMillis >= notBefore - rules.skewMillis()
                ? null
                : Refused.of(
                        Reason.JWT_INVALID,
                        "nbf: token is not valid before %s, clock skew %d ms"
                                .formatted(jwt.notBefore(), rules.skewMillis()));
    }

    static @Nullable Refused audience(Jwt jwt, Requirements rules) {
        if (rules.audiences().isEmpty()) {
            return null;
        }
        for (String audience : jwt.audiences()) {
            if (rules.audiences().contains(audience)) {
                return null;
            }
        }
        return Refused.of(
                Reason.TOKEN_AUDIENCE_NOT_ALLOWED,
                "aud: expected one of %s, got %s".formatted(rules.audiences(), jwt.audiences()));
    }

    private static @Nullable Refused issuer(Jwt jwt, Requirements rules, boolean trusted) {
        if (!trusted) {
            return Refused.of(
                    Reason.TOKEN_ISSUER_NOT_ALLOWED,
                    "iss: '%s' is not the issuer of any of the configured metadata documents".formatted(jwt.issuer()));
        }
        if (rules.issuers().isEmpty()) {
            return null;
        }
        for (IssuerName issuer : rules.issuers()) {
            if (issuer.matches(jwt)) {
                return null;
            }
        }
        return Refused.of(
                Reason.TOKEN_ISSUER_NOT_ALLOWED,
                "iss: expected one of %s, got '%s'".formatted(rules.issuers(), jwt.issuer()));
    }

    private static @Nullable Refused claims(Jwt jwt, Requirements rules) {
        var missing = new ArrayList<String>(0);
        for (RequiredClaim claim : rules.claims()) {
            if (!claim.isPresent(jwt)) {
                missing.add(claim.name());
            }
        }
        if (!missing.isEmpty()) {
            String names = String.join(", ", missing);
            return new Refused(
                    Reason.TOKEN_CLAIM_NOT_FOUND,
                    Reason.TOKEN_CLAIM_NOT_FOUND.message(names),
                    "claims: the token lacks " + names);
        }
        for (RequiredClaim claim : rules.claims()) {
            if (!claim.isMet(jwt)) {
                String got = String.valueOf(jwt.claimText(claim.name()));
                return new Refused(
                        Reason.TOKEN_CLAIM_VALUE_NOT_ALLOWED,
                        Reason.TOKEN_CLAIM_VALUE_NOT_ALLOWED.message(claim.name(), got),
                        "claim %s: expected %s of %s, got %s"
                                .formatted(claim.name(), claim.all() ? "all" : "any", claim.values(), got));
            }
        }
        return null;
    }

    private ClaimChecks() {}
}

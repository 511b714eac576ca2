package dev.gatehouse.policy.elements;

import dev.gatehouse.jose.IssuerName;
import dev.gatehouse.jose.Jwt;
import dev.gatehouse.jose.KeySource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The issuers that a policy names, and those that its keys' sources name: what metrics may show of a token, which may
 * say anything.
 */
record KnownIssuers(List<IssuerName> named, List<KeySource> sources) {
    /** The issuer of a token as the configuration writes it; {@code other} for one it does not know, {@code none} for none. */
    String labelOf(@Nullable Jwt token) {
        if (token == null || token.issuer() == null) {
            return "none";
        }
        for (var issuer : named) {
            if (issuer.matches(token)) {
                return issuer.toString();
            }
        }
        for (var source : sources) {
            if (source.state() instanceof KeySource.Ready ready) {
                var issuer = ready.keys().issuer();
                if (issuer != null && issuer.matches(token)) {
                    return issuer.toString();
                }
            }
        }
        return "other";
    }
}

package dev.gatehouse.policy.context;

import dev.gatehouse.jose.Jwt;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** A view of a token's claims; one that is missing reads as an empty array. Names are case-sensitive. */
final class ClaimDictionary extends TextsDictionary {
    private static final String[] NONE = {};

    private final Jwt token;

    ClaimDictionary(Jwt token) {
        this.token = token;
    }

    @Override
    String @Nullable [] find(String key) {
        return token.hasClaim(key) ? token.claim(key) : null;
    }

    @Override
    @Nullable
    String joined(String key) {
        return token.claimText(key);
    }

    @Override
    Collection<String> names() {
        return token.claimNames();
    }

    @Override
    String[] missing(String key) {
        return NONE;
    }
}

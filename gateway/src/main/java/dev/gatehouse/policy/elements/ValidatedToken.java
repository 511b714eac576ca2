package dev.gatehouse.policy.elements;

import dev.gatehouse.jose.Jwt;
import dev.gatehouse.policy.ElementReader;
import dev.gatehouse.policy.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * The token that a policy before has validated and put into a variable, {@code token-variable-name}. Without one there is
 * nothing to be said of the request but no. One that an expression has put there will not do: {@code AsJwt()} reads what
 * anybody has written.
 */
record ValidatedToken(String variable) {
    static ValidatedToken read(ElementReader element) {
        return new ValidatedToken(element.requiredText("token-variable-name"));
    }

    /** Null where no policy has put one there. */
    @Nullable
    Jwt of(Exchange exchange) {
        return exchange.variables().get(variable) instanceof Jwt jwt && exchange.isValidated(jwt) ? jwt : null;
    }

    String missing() {
        return "token: the variable '%s' holds no token that a policy has validated".formatted(variable);
    }
}

package dev.gatehouse.jose;

import dev.gatehouse.jose.Verdict.Refused;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What an authorization server said of a token (RFC 7662 §2.2). Immutable.
 *
 * @param token the members of the answer as claims; null for a token that is not active
 * @param lifetime {@code expires_in}, which some servers add; null if there is none
 */
public record IntrospectionReply(
        @Nullable Jwt token, @Nullable Duration lifetime) {
    private static final JoseHeader HEADER = new JoseHeader("", null, null, null, null, null);
    private static final String PART = "introspection response";

    /** @throws MalformedException if it is no such answer; the token must then not be believed */
    public static IntrospectionReply read(byte[] body) throws MalformedException {
        var reader = new Object() {
            @Nullable
            Boolean active;

            @Nullable
            Duration lifetime;
        };
        Json.readObject(body, PART, (name, value) -> {
            switch (name) {
                case "active" ->
                    reader.active = switch (value.currentToken()) {
                        case VALUE_TRUE -> true;
                        case VALUE_FALSE -> false;
                        default -> throw new MalformedException("member 'active' is neither true nor false");
                    };
                case "expires_in" -> reader.lifetime = lifetime(value.currentToken(), value.getString());
                case "error" -> throw new MalformedException("the server answered with an error");
                default -> {}
            }
            value.skipChildren();
        });
        if (reader.active == null) {
            throw new MalformedException("member 'active' is missing");
        }
        return new IntrospectionReply(reader.active ? Jwt.of(HEADER, body) : null, reader.lifetime);
    }

    /** None for what is no number. */
    private static Duration lifetime(JsonToken kind, String text) {
        long millis = NumericDate.parse(kind, text);
        return NumericDate.isTime(millis) ? Duration.ofMillis(millis) : Duration.ZERO;
    }

    /** Judges what it says, as if a token had said it itself. */
    public Verdict verdict(Requirements rules, long nowMillis) {
        if (token == null) {
            return Refused.of(Reason.TOKEN_INACTIVE, "introspection: the token is not active");
        }
        Refused failure = ClaimChecks.firstFailure(token, rules, true, nowMillis);
        return failure == null ? new Verdict.Accepted(token) : failure.claiming(token);
    }
}

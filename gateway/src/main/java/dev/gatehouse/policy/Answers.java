package dev.gatehouse.policy;

import dev.gatehouse.http.Body;
import dev.gatehouse.http.Headers;
import java.util.UUID;

/**
 * The answers that the gateway makes itself. Their spacing is API Management's: clients compare them
 * as text.
 */
public final class Answers {
    private Answers() {}

    /** What the caller gets for a failure unless {@code on-error} makes something else of it. */
    public static Response of(PolicyException failure, UUID activityId) {
        var response = failure.answer().isEmpty()
                ? internalError(failure.status(), activityId)
                : json(
                        failure.status(),
                        "{ \"statusCode\": %d, \"message\": \"%s\" }"
                                .formatted(failure.status(), escape(failure.answer())));
        failure.headers().forEach(response.headers()::set);
        return response;
    }

    /** A failure of which the caller learns nothing but an id to ask about. */
    public static Response internalError(int status, UUID activityId) {
        return json(
                status,
                "{ \"statusCode\": %d, \"message\": \"Internal server error\", \"activityId\": \"%s\" }"
                        .formatted(status, activityId));
    }

    private static Response json(int status, String text) {
        return new Response(status, "", new Headers(8).add("Content-Type", "application/json"), Body.of(text));
    }

    /** A text as it stands between the quotes of a JSON string (RFC 8259 §7). */
    public static String escape(String text) {
        StringBuilder escaped = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean special = c == '"' || c == '\\' || c < 0x20 || Character.isSurrogate(c);
            if (special && escaped == null) {
                escaped = new StringBuilder(text.length() + 16).append(text, 0, i);
            }
            if (escaped != null) {
                switch (c) {
                    case '"' -> escaped.append("\\\"");
                    case '\\' -> escaped.append("\\\\");
                    case '\n' -> escaped.append("\\n");
                    case '\r' -> escaped.append("\\r");
                    case '\t' -> escaped.append("\\t");
                    default -> {
                        if (special) {
                            escaped.append("\\u").append("%04x".formatted((int) c));
                        } else {
                            escaped.append(c);
                        }
                    }
                }
            }
        }
        return escaped == null ? text : escaped.toString();
    }
}

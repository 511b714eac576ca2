package dev.gatehouse.policy.context;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * User and password of an {@code Authorization} header.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7617">RFC 7617</a>
 */
public record BasicAuthCredentials(String userId, String password) {
    private static final String SCHEME = "basic ";

    /** Reads a header's value, or gives null. The user ends at the first colon and is not empty. */
    static @Nullable BasicAuthCredentials read(@Nullable String header) {
        if (header == null || !header.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
            return null;
        }
        String text;
        try {
            var bytes =
                    Base64.getDecoder().decode(header.substring(SCHEME.length()).strip());
            text = new String(bytes, StandardCharsets.ISO_8859_1);
        } catch (IllegalArgumentException _) {
            return null;
        }
        int colon = text.indexOf(':');
        return colon <= 0 ? null : new BasicAuthCredentials(text.substring(0, colon), text.substring(colon + 1));
    }

    /** Never the password. */
    @Override
    public String toString() {
        return "BasicAuthCredentials[" + userId + "]";
    }
}

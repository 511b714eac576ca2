package dev.gatehouse.jose;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Addresses of HTTP in one form, to be compared (RFC 3986 §6.2.2 and §6.2.3, as RFC 9449 §4.3 asks for). */
final class HttpAddress {
    private HttpAddress() {}

    /** The address without query and fragment; null if it is none of http or https. */
    static @Nullable String normal(String text) {
        try {
            var uri = new URI(text);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            boolean isSecure = scheme.equals("https");
            String host = uri.getHost();
            if (!(isSecure || scheme.equals("http")) || host == null || uri.getRawUserInfo() != null) {
                return null;
            }
            int port = uri.getPort() < 0 ? isSecure ? 443 : 80 : uri.getPort();
            String path = new URI(scheme + "://h" + plain(uri.getRawPath()))
                    .normalize()
                    .getRawPath();
            return "%s://%s:%d%s".formatted(scheme, host.toLowerCase(Locale.ROOT), port, path);
        } catch (URISyntaxException e) {
            return null;
        }
    }

    /** Percent-encoded where it must be only, with capitals. */
    private static String plain(String path) {
        if (path.isEmpty()) {
            return "/";
        }
        var plain = new StringBuilder(path.length());
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c != '%') {
                plain.append(c);
                continue;
            }
            // URI has made sure that two hexadecimal digits follow.
            int value = Integer.parseInt(path, i + 1, i + 3, 16);
            if (isUnreserved((char) value)) {
                plain.append((char) value);
            } else {
                plain.append("%%%02X".formatted(value));
            }
            i += 2;
        }
        return plain.toString();
    }

    private static boolean isUnreserved(char c) {
        return (c >= 'A' && c <= 'Z')
                || (c >= 'a' && c <= 'z')
                || (c >= '0' && c <= '9')
                || c == '-'
                || c == '.'
                || c == '_'
                || c == '~';
    }
}

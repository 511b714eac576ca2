package dev.gatehouse.policy.elements;

import dev.gatehouse.policy.ElementReader;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads addresses that are called from here, and those that callers know us by. They are never looked at on loading. */
final class WrittenAddress {
    private WrittenAddress() {}

    /** The address; null where it is none of https, which is reported. In development http will do. */
    static @Nullable URI read(ElementReader element, String attribute, String text) {
        // In a bare check named values stay as written.
        if (text.isEmpty() || (text.contains("{{") && element.surroundings().isBare())) {
            return null;
        }
        var uri = parse(text);
        if (uri == null || !isAllowed(uri, element.ports().settings().insecureLoopback())) {
            element.error(
                    attribute,
                    "POL601",
                    "'%s' is not an address of https without user and fragment, as in 'https://host/path'"
                            .formatted(text));
            return null;
        }
        return uri;
    }

    private static boolean isAllowed(URI uri, boolean insecure) {
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        return uri.getHost() != null
                && uri.getRawUserInfo() == null
                && uri.getRawFragment() == null
                && (scheme.equals("https") || (insecure && scheme.equals("http")));
    }

    private static @Nullable URI parse(String text) {
        try {
            return new URI(text.strip());
        } catch (URISyntaxException e) {
            return null;
        }
    }
}

package dev.gatehouse.policy;

import dev.gatehouse.model.Backend;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The base URL of a backend, taken apart once.
 *
 * @param path without a slash at its end; may be empty
 * @param query without {@code ?}; empty where there is none
 * @param backend the entity it comes from, if any: its credentials go with every call
 */
public record Target(
        String scheme,
        String host,
        int port,
        String path,
        String query,
        @Nullable Backend backend) {
    /**
     * Takes a base URL apart.
     *
     * @throws IllegalArgumentException with a sentence for people, if it is not an absolute http URL
     */
    public static Target of(String url, @Nullable Backend backend) {
        URI uri;
        try {
            uri = new URI(url.strip());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("'%s' is not a URL: %s".formatted(url, e.getReason()), e);
        }
        var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new IllegalArgumentException("'%s' is not an absolute http or https URL".formatted(url));
        }
        if (uri.getHost() == null || uri.getRawUserInfo() != null) {
            throw new IllegalArgumentException("'%s' names no host that can be called".formatted(url));
        }
        int port = uri.getPort() != -1 ? uri.getPort() : scheme.equals("https") ? 443 : 80;
        var path = uri.getRawPath() == null ? "" : uri.getRawPath();
        while (path.endsWith("/")) {
            path = path.substring(0, path.length() - 1);
        }
        var query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
        return new Target(scheme, uri.getHost().toLowerCase(Locale.ROOT), port, path, query, backend);
    }

    public boolean isSecure() {
        return scheme.equals("https");
    }

    /** Base URL without a slash at its end. */
    @Override
    public String toString() {
        boolean standard = port == (isSecure() ? 443 : 80);
        return scheme + "://" + host + (standard ? "" : ":" + port) + path + (query.isEmpty() ? "" : "?" + query);
    }
}

package dev.gatehouse.model;

import java.util.List;
import java.util.Map;

/**
 * A backend entity with a single URL.
 *
 * @param url base URL
 * @param headers sent with every call to it
 * @param query added to every call to it
 * @param validateCertificates whether chain and name of its certificate are checked
 */
public record Backend(
        String id,
        String url,
        Map<String, List<String>> headers,
        Map<String, List<String>> query,
        boolean validateCertificates) {
    public Backend {
        headers = Map.copyOf(headers);
        query = Map.copyOf(query);
    }

    /** A backend with nothing but its URL. */
    public static Backend of(String id, String url) {
        return new Backend(id, url, Map.of(), Map.of(), true);
    }

    /** Never the credentials. */
    @Override
    public String toString() {
        return "Backend[" + id + "]";
    }
}

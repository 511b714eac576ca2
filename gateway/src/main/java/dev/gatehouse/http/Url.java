package dev.gatehouse.http;

/**
 * An absolute http URL in parts.
 *
 * @param scheme {@code http} or {@code https}
 * @param host without port
 * @param port always given, also where it is the scheme's default
 * @param path starts with {@code /}, or is empty below an API's path; percent-encoded as it goes on the wire
 * @param query without {@code ?}, as it goes on the wire; empty where there is none
 */
public record Url(String scheme, String host, int port, String path, String query) {
    /** The same with another path and query. */
    public Url at(String path, String query) {
        return new Url(scheme, host, port, path, query);
    }

    /** Path and query as they stand in a request line. */
    public String target() {
        return query.isEmpty() ? path : path + '?' + query;
    }

    public boolean isDefaultPort() {
        return scheme.equals("https") ? port == 443 : port == 80;
    }

    /** {@code host}, with the port where it is not the scheme's default. */
    public String authority() {
        return isDefaultPort() ? host : host + ':' + port;
    }

    @Override
    public String toString() {
        return scheme + "://" + authority() + target();
    }
}

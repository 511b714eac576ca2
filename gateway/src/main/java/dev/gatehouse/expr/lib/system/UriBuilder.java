package dev.gatehouse.expr.lib.system;

import dev.gatehouse.expr.types.DotNetException;

/**
 * {@code System.UriBuilder}: the parts of an address, each to be set by itself.
 *
 * <p><b>Threading:</b> confined to one evaluation.
 */
public final class UriBuilder {
    String scheme = "http";
    String userName = "";
    String password = "";
    String host = "localhost";
    /** -1 for none. */
    int port = -1;

    String path = "/";
    /** With its question mark, or empty. */
    String query = "";
    /** With its number sign, or empty. */
    String fragment = "";

    static UriBuilder of(Uri uri) {
        var builder = new UriBuilder();
        builder.scheme = uri.scheme();
        builder.host = uri.host();
        builder.port = uri.port();
        builder.path = uri.path();
        builder.query = uri.query();
        builder.fragment = uri.fragment();
        int colon = uri.userInfo().indexOf(':');
        builder.userName = colon < 0 ? uri.userInfo() : uri.userInfo().substring(0, colon);
        builder.password = colon < 0 ? "" : uri.userInfo().substring(colon + 1);
        return builder;
    }

    /** @throws DotNetException UriFormatException */
    Uri uri() {
        return Uri.of(toString());
    }

    @Override
    public String toString() {
        if (userName.isEmpty() && !password.isEmpty()) {
            throw new DotNetException(
                    "System.UriFormatException", "Invalid URI: The username:password construct is badly formed.");
        }
        var text = new StringBuilder();
        if (!scheme.isEmpty()) {
            boolean slashes = !scheme.equals("mailto") && !scheme.equals("news");
            text.append(scheme).append(slashes ? "://" : ":");
        }
        if (!userName.isEmpty()) {
            text.append(userName)
                    .append(password.isEmpty() ? "" : ":" + password)
                    .append('@');
        }
        text.append(host);
        if (port != -1 && !host.isEmpty()) text.append(':').append(port);
        if (!path.isEmpty() && !path.startsWith("/") && !host.isEmpty()) text.append('/');
        return text.append(path).append(query).append(fragment).toString();
    }
}

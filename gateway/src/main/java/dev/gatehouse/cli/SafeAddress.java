package dev.gatehouse.cli;

import java.net.URI;
import java.util.Set;

/** Where secrets and tokens may go to and come from: over https, or over http within this machine. */
final class SafeAddress {
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    private SafeAddress() {}

    /**
     * The address itself.
     *
     * @throws IllegalArgumentException if it is none of these
     */
    static URI check(URI uri) {
        var host = String.valueOf(uri.getHost());
        boolean safe = "https".equals(uri.getScheme()) || ("http".equals(uri.getScheme()) && LOOPBACK.contains(host));
        if (!safe) {
            throw new IllegalArgumentException(uri + " must be https, or http on this machine");
        }
        return uri;
    }
}

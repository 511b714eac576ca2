package dev.gatehouse.server;

import dev.gatehouse.http.Headers;
import dev.gatehouse.policy.ClientCertificate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The other end of a client's connection.
 *
 * @param address in text
 * @param trusted addresses of proxies whose word about callers is taken
 * @param isTrusted whether this is one of them
 * @param tls null for a connection in the clear
 */
record Peer(
        String address,
        Set<String> trusted,
        boolean isTrusted,
        @Nullable TlsSession tls) {
    static Peer of(String address, Set<String> trusted, @Nullable TlsSession tls) {
        return new Peer(address, trusted, trusted.contains(address), tls);
    }

    /** Who calls: the peer, or the nearest one before it that is not a trusted proxy itself. */
    String caller(Headers headers) {
        var chain = isTrusted ? headers.joined("X-Forwarded-For") : null;
        if (chain == null) {
            return address;
        }
        var hops = chain.split(",", -1);
        for (int i = hops.length - 1; i >= 0; i--) {
            var hop = hops[i].strip();
            if (!trusted.contains(hop) || i == 0) {
                return hop.isEmpty() ? address : hop;
            }
        }
        return address;
    }

    /** What the peer itself has shown; null for nothing. */
    @Nullable
    ClientCertificate certificate() {
        return tls == null ? null : tls.certificate();
    }

    /** The version of TLS; empty for none. */
    String tlsVersion() {
        return tls == null ? "" : tls.version();
    }

    /** The scheme that the caller used. */
    String scheme(Headers headers) {
        var own = tls == null ? "http" : "https";
        var said = isTrusted ? headers.first("X-Forwarded-Proto") : null;
        return said != null && (said.equals("http") || said.equals("https")) ? said : own;
    }

    /** Says in {@code headers} who called: what the backend may rely on. */
    void sign(Headers headers, String host, String scheme) {
        var chain = isTrusted ? headers.joined("X-Forwarded-For") : null;
        if (chain == null) {
            headers.add("X-Forwarded-For", address);
        } else {
            headers.set("X-Forwarded-For", chain + ", " + address);
        }
        say(headers, "X-Forwarded-Host", host);
        say(headers, "X-Forwarded-Proto", scheme);
    }

    private void say(Headers headers, String name, String value) {
        @Nullable String said = isTrusted ? headers.first(name) : null;
        if (said == null) {
            headers.add(name, value);
        }
    }
}

package dev.gatehouse.keys;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.Locale;

/**
 * Where metadata and keys may be fetched from: by https, and from public addresses only, so that nobody
 * who may name an address can make the gateway ask its own network (RFC 8725 §3.10).
 *
 * <p>A name is resolved here and again when connecting; in between Java answers from its own cache.
 *
 * @param insecureLoopback also allows plain http and loopback and private addresses, for development.
 *     Link-local addresses, where clouds keep credentials, stay out of reach
 */
record AddressRules(boolean insecureLoopback) {

    /** @throws IOException if {@code address} may not be fetched or its host has no address */
    void check(URI address) throws IOException {
        String scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
        String host = address.getHost();
        if (host == null || address.getRawUserInfo() != null) {
            throw new IOException("the address has no host, or names a user");
        }
        if (!scheme.equals("https") && !(insecureLoopback && scheme.equals("http"))) {
            throw new IOException("only https is allowed");
        }
        for (InetAddress candidate : InetAddress.getAllByName(host)) {
            if (!isAllowed(candidate)) {
                throw new IOException("the host has an address that is not public");
            }
        }
    }

    private boolean isAllowed(InetAddress address) {
        if (address.isAnyLocalAddress() || address.isLinkLocalAddress() || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        if (bytes.length == 16) {
            int first = bytes[0] & 0xff;
            int second = bytes[1] & 0xff;
            boolean translated = first == 0x00 && second == 0x64; // 64:ff9b::/96, IPv4 behind NAT64
            boolean relayed = first == 0x20 && second == 0x02; // 2002::/16, IPv4 in IPv6
            boolean mapped = isZero(bytes, 0, 12) && !address.isLoopbackAddress(); // ::a.b.c.d
            if (translated || relayed || mapped) {
                return false;
            }
            return insecureLoopback || (!address.isLoopbackAddress() && (first & 0xfe) != 0xfc);
        }
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        boolean reserved = first == 0 || first >= 240 || (first == 198 && (second & 0xfe) == 18);
        boolean shared = first == 100 && (second & 0xc0) == 64;
        boolean special = first == 192 && second == 0 && bytes[2] == 0;
        boolean inside = address.isLoopbackAddress() || address.isSiteLocalAddress() || shared || special;
        return !reserved && (insecureLoopback || !inside);
    }

    private static boolean isZero(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }
}

package dev.gatehouse.outbound;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.Locale;

/**
 * Where calls may go: by https, and never to link-local addresses, where clouds keep credentials.
 *
 * <p>A name is resolved here and again when connecting; in between Java answers from its own cache.
 *
 * @param insecureLoopback also allows plain http and loopback and private addresses, for development
 * @param privateNetworks also allows the private addresses of companies' networks, by https
 * @param plain also allows http
 */
public record AddressRules(boolean insecureLoopback, boolean privateNetworks, boolean plain) {

    /** Public addresses only: nobody who may name one can make the gateway ask its own network (RFC 8725 §3.10). */
    public static AddressRules publicOnly(boolean insecureLoopback) {
        return new AddressRules(insecureLoopback, false, false);
    }

    /** Private networks too: for addresses that those write who also say where requests go. */
    public static AddressRules withPrivateNetworks(boolean insecureLoopback) {
        return new AddressRules(insecureLoopback, true, false);
    }

    /** Private networks too, and http: for what says by its signature whose it is. */
    public static AddressRules signedDocuments(boolean insecureLoopback) {
        return new AddressRules(insecureLoopback, true, true);
    }

    /**
     * Resolves the host's name: blocks.
     *
     * @throws RefusedAddressException if {@code address} may not be called
     * @throws IOException if its host has no address
     */
    public void check(URI address) throws IOException {
        String scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
        String host = address.getHost();
        if (host == null || address.getRawUserInfo() != null) {
            throw new RefusedAddressException("the address has no host, or names a user");
        }
        if (!scheme.equals("https") && !((insecureLoopback || plain) && scheme.equals("http"))) {
            throw new RefusedAddressException("only https is allowed");
        }
        for (InetAddress candidate : InetAddress.getAllByName(host)) {
            if (!isAllowed(candidate)) {
                throw new RefusedAddressException(
                        privateNetworks
                                ? "the host has an address of this machine, or one that is never called"
                                : "the host has an address that is not public");
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
            return insecureLoopback
                    || (!address.isLoopbackAddress() && (privateNetworks || (first & 0xfe) != 0xfc)); // fc00::/7
        }
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        boolean reserved = first == 0 || first >= 240 || (first == 198 && (second & 0xfe) == 18);
        boolean shared = first == 100 && (second & 0xc0) == 64;
        boolean special = first == 192 && second == 0 && bytes[2] == 0;
        boolean network = address.isSiteLocalAddress() || shared;
        if (reserved) {
            return false;
        }
        return insecureLoopback || !(address.isLoopbackAddress() || special || (network && !privateNetworks));
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

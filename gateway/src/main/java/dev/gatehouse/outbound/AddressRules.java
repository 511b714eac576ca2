package dev.gatehouse.outbound;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where calls may go: by https, and never to link-local and other addresses where clouds keep credentials.
 *
 * <p>A name is resolved here and again when connecting; in between Java answers from its own cache. A server that changes
 * its name's address in that moment gets a connection, but no request: it has no certificate for the name.
 *
 * @param insecureLoopback also allows plain http and loopback and private addresses, for development
 * @param privateNetworks also allows the private addresses of companies' networks, by https
 * @param plain also allows http
 * @param privateHosts names of hosts that may have such addresses where others may not; in small letters
 */
public record AddressRules(boolean insecureLoopback, boolean privateNetworks, boolean plain, Set<String> privateHosts) {
    /** Of clouds, outside of the link-local range: Azure's wire server; Alibaba's, Amazon's and Google's metadata. */
    private static final Set<String> CREDENTIALS =
            Set.of("168.63.129.16", "100.100.100.200", "fd00:ec2:0:0:0:0:0:254", "fd20:ce:0:0:0:0:0:254");

    public AddressRules {
        privateHosts = Set.copyOf(privateHosts);
    }

    /** Public addresses only: nobody who may name one can make the gateway ask its own network (RFC 8725 §3.10). */
    public static AddressRules publicOnly(boolean insecureLoopback) {
        return publicBut(List.of(), insecureLoopback);
    }

    /** Public addresses, and the private ones of a few hosts. */
    public static AddressRules publicBut(Collection<String> privateHosts, boolean insecureLoopback) {
        var names =
                privateHosts.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        return new AddressRules(insecureLoopback, false, false, names);
    }

    /** Private networks too: for addresses that those write who also say where requests go. */
    public static AddressRules withPrivateNetworks(boolean insecureLoopback) {
        return new AddressRules(insecureLoopback, true, false, Set.of());
    }

    /** Private networks too, and http: for what says by its signature whose it is. */
    public static AddressRules signedDocuments(boolean insecureLoopback) {
        return new AddressRules(insecureLoopback, true, true, Set.of());
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
        boolean mayBePrivate = privateNetworks || privateHosts.contains(host.toLowerCase(Locale.ROOT));
        for (InetAddress candidate : InetAddress.getAllByName(host)) {
            if (!isAllowed(candidate, mayBePrivate)) {
                throw new RefusedAddressException(
                        mayBePrivate
                                ? "the host has an address of this machine, or one that is never called"
                                : "the host has an address that is not public");
            }
        }
    }

    private boolean isAllowed(InetAddress address, boolean mayBePrivate) {
        if (address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isMulticastAddress()
                || CREDENTIALS.contains(address.getHostAddress())) {
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
            boolean local = (first & 0xfe) == 0xfc || address.isSiteLocalAddress(); // fc00::/7, fec0::/10
            return insecureLoopback || (!address.isLoopbackAddress() && (mayBePrivate || !local));
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
        return insecureLoopback || !(address.isLoopbackAddress() || special || (network && !mayBePrivate));
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

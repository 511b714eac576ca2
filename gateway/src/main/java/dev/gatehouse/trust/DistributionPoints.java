package dev.gatehouse.trust;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a certificate says that lists of revoked certificates are: its extension {@code cRLDistributionPoints} (RFC 5280
 * §4.2.1.13), of which the JDK gives nothing but bytes.
 */
final class DistributionPoints {
    private static final String EXTENSION = "2.5.29.31";
    private static final int OCTETS = 0x04;
    private static final int SEQUENCE = 0x30;
    /** [0] with content of its own: distributionPoint, and within it fullName. */
    private static final int NAME = 0xA0;
    /** [6]: uniformResourceIdentifier. */
    private static final int ADDRESS = 0x86;

    private DistributionPoints() {}

    /** Addresses over http or https, in their order; empty if there are none, or they cannot be read. */
    static List<URI> of(X509Certificate certificate) {
        byte[] extension = certificate.getExtensionValue(EXTENSION);
        var found = new ArrayList<URI>();
        if (extension != null) {
            try {
                for (var points : contents(ByteBuffer.wrap(extension), OCTETS)) {
                    for (var list : contents(points, SEQUENCE)) {
                        contents(list, SEQUENCE).forEach(point -> addresses(point, found));
                    }
                }
            } catch (BufferUnderflowException | IllegalArgumentException e) {
                return List.of();
            }
        }
        return found;
    }

    private static void addresses(ByteBuffer point, List<URI> found) {
        for (var name : contents(point, NAME)) {
            for (var full : contents(name, NAME)) {
                for (var address : contents(full, ADDRESS)) {
                    add(StandardCharsets.US_ASCII.decode(address).toString(), found);
                }
            }
        }
    }

    private static void add(String address, List<URI> found) {
        try {
            var uri = new URI(address);
            if ("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme())) {
                found.add(uri);
            }
        } catch (URISyntaxException e) {
            // an address that nobody can ask
        }
    }

    /** What stands in the elements of one kind, in a row of elements in DER. */
    private static List<ByteBuffer> contents(ByteBuffer elements, int tag) {
        var row = elements.duplicate();
        var contents = new ArrayList<ByteBuffer>();
        while (row.hasRemaining()) {
            int kind = row.get() & 0xFF;
            int length = length(row);
            var content = row.slice(row.position(), length);
            row.position(row.position() + length);
            if (kind == tag) {
                contents.add(content);
            }
        }
        return contents;
    }

    private static int length(ByteBuffer row) {
        int first = row.get() & 0xFF;
        int length = first;
        if (first >= 0x80) {
            length = 0;
            for (int i = 0; i < (first & 0x7F); i++) {
                length = (length << 8) | (row.get() & 0xFF);
                if (length < 0 || length > row.limit()) {
                    throw new BufferUnderflowException();
                }
            }
        }
        if (length > row.remaining()) {
            throw new BufferUnderflowException();
        }
        return length;
    }
}

package dev.gatehouse.catalog;

import java.nio.charset.StandardCharsets;

/** Percent-encoding (RFC 3986 §2.1), as paths and queries of requests and templates need it. */
final class Percent {
    private Percent() {}

    /** Characters {@code from..to} of a path, decoded as UTF-8; a percent sign that starts no escape stays. */
    static String decode(String text, int from, int to) {
        return decode(text, from, to, false);
    }

    /** The same for a query, where a plus sign is a space. */
    static String decodeQuery(String text, int from, int to) {
        return decode(text, from, to, true);
    }

    private static String decode(String text, int from, int to, boolean plusIsSpace) {
        int i = from;
        while (i < to && text.charAt(i) != '%' && !(plusIsSpace && text.charAt(i) == '+')) {
            i++;
        }
        if (i == to) {
            return text.substring(from, to);
        }
        byte[] bytes = text.substring(from, to).getBytes(StandardCharsets.UTF_8);
        int length = 0;
        for (int at = 0; at < bytes.length; at++) {
            byte b = bytes[at];
            if (b == '%' && at + 2 < bytes.length && hex(bytes[at + 1]) >= 0 && hex(bytes[at + 2]) >= 0) {
                b = (byte) (hex(bytes[at + 1]) << 4 | hex(bytes[at + 2]));
                at += 2;
            } else if (b == '+' && plusIsSpace) {
                b = ' ';
            }
            bytes[length++] = b;
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    /**
     * A literal of a template as a canonical path has it: escapes in upper case, unreserved characters plain, all that
     * cannot stand in a segment escaped.
     */
    static String canonical(String literal) {
        var canonical = new StringBuilder(literal.length());
        byte[] bytes = literal.getBytes(StandardCharsets.UTF_8);
        for (int at = 0; at < bytes.length; at++) {
            int b = bytes[at] & 0xFF;
            boolean escaped = b == '%' && at + 2 < bytes.length && hex(bytes[at + 1]) >= 0 && hex(bytes[at + 2]) >= 0;
            if (escaped) {
                b = hex(bytes[at + 1]) << 4 | hex(bytes[at + 2]);
                at += 2;
            }
            if (isUnreserved(b) || (!escaped && "!$&'()*+,;=:@".indexOf(b) >= 0)) {
                canonical.append((char) b);
            } else {
                canonical
                        .append('%')
                        .append("0123456789ABCDEF".charAt(b >> 4))
                        .append("0123456789ABCDEF".charAt(b & 15));
            }
        }
        return canonical.toString();
    }

    private static boolean isUnreserved(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "-._~".indexOf(c) >= 0;
    }

    private static int hex(int c) {
        return c >= '0' && c <= '9'
                ? c - '0'
                : c >= 'A' && c <= 'F' ? c - 'A' + 10 : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
    }
}

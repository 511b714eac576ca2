package dev.gatehouse.http;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Percent-encoding of UTF-8.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3986#section-2">RFC 3986, section 2</a>
 */
public final class Percent {
    private static final String UNRESERVED = "-._~";
    private static final String PATH = UNRESERVED + "!$&'()*+,;=:@/%";
    private static final String QUERY = PATH + "?[]{}|";
    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private Percent() {}

    /** Text as a part of a path or of a query: everything but unreserved characters is encoded. */
    public static String encode(String text) {
        return encode(text, UNRESERVED);
    }

    /** A path as it goes on the wire: what cannot stand there is encoded, what is encoded already stays so. */
    public static String path(String path) {
        return encode(path, PATH);
    }

    /** The same for a query. */
    public static String query(String query) {
        return encode(query, QUERY);
    }

    /** Text without its percent-encoding; what is not properly encoded stays as it is. */
    public static String decode(String text) {
        return text.indexOf('%') < 0 ? text : decodeEscapes(text);
    }

    /** The same for names and values of a query or a form, where {@code +} is a space. */
    public static String decodeForm(String text) {
        return decode(text.replace('+', ' '));
    }

    private static String decodeEscapes(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int to = 0;
        for (int from = 0; from < bytes.length; from++) {
            int high = bytes[from] == '%' && from + 2 < bytes.length ? Character.digit(bytes[from + 1], 16) : -1;
            int low = high >= 0 ? Character.digit(bytes[from + 2], 16) : -1;
            if (low >= 0) {
                bytes[to++] = (byte) (high << 4 | low);
                from += 2;
            } else {
                bytes[to++] = bytes[from];
            }
        }
        return new String(bytes, 0, to, StandardCharsets.UTF_8);
    }

    private static String encode(String text, String allowed) {
        int clean = 0;
        while (clean < text.length() && stays(text, clean, allowed)) {
            clean++;
        }
        if (clean == text.length()) {
            return text;
        }
        var encoded = new StringBuilder(text.length() + 16).append(text, 0, clean);
        for (int i = clean; i < text.length(); ) {
            if (stays(text, i, allowed)) {
                encoded.append(text.charAt(i++));
                continue;
            }
            int length = Character.charCount(text.codePointAt(i));
            for (byte octet : text.substring(i, i + length).getBytes(StandardCharsets.UTF_8)) {
                encoded.append('%').append(HEX[octet >> 4 & 0xF]).append(HEX[octet & 0xF]);
            }
            i += length;
        }
        return encoded.toString();
    }

    private static boolean stays(String text, int index, String allowed) {
        char c = text.charAt(index);
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) {
            return true;
        }
        if (c == '%') {
            return allowed.indexOf('%') >= 0 && isEscape(text, index);
        }
        return allowed.indexOf(c) >= 0;
    }

    private static boolean isEscape(String text, int index) {
        return index + 2 < text.length()
                && Character.digit(text.charAt(index + 1), 16) >= 0
                && Character.digit(text.charAt(index + 2), 16) >= 0;
    }

    /** Whether a path, decoded, holds a segment that leads elsewhere: {@code .} or {@code ..}. */
    public static boolean hasDotSegments(@Nullable String path) {
        if (path == null || (path.indexOf('.') < 0 && path.indexOf('%') < 0)) {
            return false;
        }
        var plain = decode(path).replace('\\', '/');
        for (int start = 0; start <= plain.length(); ) {
            int slash = plain.indexOf('/', start);
            int end = slash < 0 ? plain.length() : slash;
            var segment = plain.substring(start, end);
            if (segment.equals(".") || segment.equals("..")) {
                return true;
            }
            start = end + 1;
        }
        return false;
    }
}

package dev.gatehouse.server;

import dev.gatehouse.wire.MessageException;

/**
 * The one form of a request's path that is matched, shown to policies and forwarded. Where two programs
 * could read a path differently, and one of them checks while the other serves, the request is refused.
 *
 * <ul>
 *   <li>percent-encoding: unreserved characters stand for themselves, what is left has upper-case digits;
 *   <li>empty and dot segments are resolved, encoded or not (RFC 3986 §5.2.4); above the root: refused;
 *   <li>backslashes, control characters, {@code #}, and the encoded forms of these and of {@code /}: refused;
 *   <li>an encoded percent sign in front of two hexadecimal digits, which is encoding twice: refused;
 *   <li>{@code ;} opens parameters that some servers drop: refused but for {@code ;rev=N} at a segment's end.
 * </ul>
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3986#section-6.2.2">RFC 3986: Syntax-based normalization</a>
 */
public final class CanonicalPath {
    private CanonicalPath() {}

    /**
     * Makes {@code path} canonical.
     *
     * @param path of a request target, without query
     * @throws MessageException 400 if it can be read in more than one way
     */
    public static String of(String path) {
        return isCanonical(path) ? path : rewrite(path);
    }

    /** Most paths are, and this costs no allocation. */
    private static boolean isCanonical(String path) {
        char before = 0;
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            boolean plain = (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || c == '-'
                    || c == '_'
                    || c == '~'
                    || (c == '/' && before != '/')
                    || (c == '.' && before != '/' && before != '.');
            if (!plain) {
                return false;
            }
            before = c;
        }
        return path.startsWith("/");
    }

    private static String rewrite(String path) {
        if (!path.startsWith("/")) {
            throw ambiguous("it does not begin with a slash");
        }
        var decoded = decode(path);
        var result = new StringBuilder(decoded.length());
        int at = 0;
        int length = decoded.length();
        while (at < length) {
            int end = decoded.indexOf("/", at + 1);
            boolean last = end < 0;
            int segmentEnd = last ? length : end;
            var segment = decoded.substring(at + 1, segmentEnd);
            parameters(segment);
            if (segment.equals("..")) {
                int parent = result.lastIndexOf("/");
                if (parent < 0) {
                    throw ambiguous("it leads above the root");
                }
                result.setLength(parent);
                if (last) {
                    result.append('/');
                }
            } else if (segment.equals(".") || segment.isEmpty()) {
                if (last) {
                    result.append('/');
                }
            } else {
                result.append('/').append(segment);
            }
            at = segmentEnd;
        }
        return result.isEmpty() ? "/" : result.toString();
    }

    private static StringBuilder decode(String path) {
        var decoded = new StringBuilder(path.length() + 8);
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c == '%') {
                int octet = octet(path, i);
                i += 2;
                if (octet < 0x20 || octet == 0x7F || octet == '/' || octet == '\\' || octet == '#') {
                    throw ambiguous("it hides a character that has a meaning of its own");
                }
                if (isUnreserved((char) octet)) {
                    decoded.append((char) octet);
                } else {
                    encode(decoded, octet);
                }
            } else if (c == '\\' || c == '#' || c <= 0x20 || c >= 0x7F) {
                throw ambiguous("it holds a character that has no place in a path");
            } else if ("\"<>^`{|}".indexOf(c) >= 0) {
                encode(decoded, c);
            } else {
                decoded.append(c);
            }
        }
        for (int i = decoded.indexOf("%25"); i >= 0; i = decoded.indexOf("%25", i + 3)) {
            // looked for here, not above: the two digits may have been encoded as well
            if (hex(decoded, i + 3) >= 0 && hex(decoded, i + 4) >= 0) {
                throw ambiguous("it is encoded twice");
            }
        }
        return decoded;
    }

    private static int octet(String path, int percent) {
        int high = hex(path, percent + 1);
        int low = hex(path, percent + 2);
        if (high < 0 || low < 0) {
            throw ambiguous("a percent sign without two digits");
        }
        return high * 16 + low;
    }

    private static int hex(CharSequence path, int at) {
        if (at >= path.length() || path.charAt(at) > 'f') {
            return -1;
        }
        return Character.digit(path.charAt(at), 16);
    }

    private static void encode(StringBuilder text, int octet) {
        text.append('%')
                .append(Character.toUpperCase(Character.forDigit(octet >> 4, 16)))
                .append(Character.toUpperCase(Character.forDigit(octet & 15, 16)));
    }

    private static boolean isUnreserved(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '-'
                || c == '.'
                || c == '_'
                || c == '~';
    }

    /** The only parameter there is names a revision of an API. */
    private static void parameters(String segment) {
        int semicolon = segment.indexOf(';');
        if (semicolon < 0) {
            return;
        }
        var parameter = segment.substring(semicolon + 1);
        boolean revision = parameter.startsWith("rev=")
                && parameter.length() > 4
                && parameter.chars().skip(4).allMatch(c -> c >= '0' && c <= '9');
        if (!revision || semicolon == 0) {
            throw ambiguous("it holds parameters other than ;rev=");
        }
    }

    private static MessageException ambiguous(String why) {
        return new MessageException(400, "the path can be read in more than one way: " + why);
    }
}

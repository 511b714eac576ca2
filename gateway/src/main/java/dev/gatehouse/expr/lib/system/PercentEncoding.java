package dev.gatehouse.expr.lib.system;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Percent-encoding as the various .NET methods do it, always over UTF-8.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3986#section-2.1">RFC 3986 section 2.1</a>
 */
public final class PercentEncoding {
    /** What {@code Uri.EscapeDataString} leaves alone beside letters and digits. */
    public static final String UNRESERVED = "-_.~";
    /** What {@code Uri.EscapeUriString} leaves alone. */
    public static final String RESERVED_TOO = "-_.~:/?#[]@!$&'()*+,;=";
    /** What {@code WebUtility.UrlEncode} leaves alone. */
    public static final String FORM = "-_.!*()";

    private PercentEncoding() {}

    /** Escapes all but ASCII letters, digits and these characters; lone surrogates become U+FFFD. */
    public static String encode(String text, String safe, boolean spaceIsPlus) {
        StringBuilder out = null;
        for (var i = 0; i < text.length(); ) {
            var c = text.codePointAt(i);
            var length = Character.charCount(c);
            if (isSafe(c, safe)) {
                if (out != null) out.append((char) c);
            } else {
                if (out == null) out = new StringBuilder(text.length() + 16).append(text, 0, i);
                if (c == ' ' && spaceIsPlus) out.append('+');
                else escape(out, c);
            }
            i += length;
        }
        return out == null ? text : out.toString();
    }

    private static boolean isSafe(int c, String safe) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || (c < 128 && safe.indexOf(c) >= 0);
    }

    static void escape(StringBuilder out, int codePoint) {
        var valid = codePoint < 0xd800 || codePoint > 0xdfff ? codePoint : 0xfffd;
        for (var b : Character.toString(valid).getBytes(StandardCharsets.UTF_8)) escapeByte(out, b);
    }

    private static void escapeByte(StringBuilder out, byte b) {
        out.append('%')
                .append(Integer.toHexString(0x100 | (b & 0xff)).substring(1).toUpperCase(Locale.ROOT));
    }

    /** Resolves escapes; what is no escape, or no UTF-8, stays as it is. */
    public static String decode(String text, boolean plusIsSpace) {
        if (text.indexOf('%') < 0 && !(plusIsSpace && text.indexOf('+') >= 0)) return text;
        var out = new StringBuilder(text.length());
        for (var i = 0; i < text.length(); ) {
            var c = text.charAt(i);
            if (c == '%' && isEscape(text, i)) {
                var end = i;
                while (isEscape(text, end)) end += 3;
                decodeRun(out, text, i, end);
                i = end;
            } else {
                out.append(c == '+' && plusIsSpace ? ' ' : c);
                i++;
            }
        }
        return out.toString();
    }

    static boolean isEscape(String text, int at) {
        return at + 2 < text.length()
                && text.charAt(at) == '%'
                && text.charAt(at + 1) < 128
                && text.charAt(at + 2) < 128
                && Character.digit(text.charAt(at + 1), 16) >= 0
                && Character.digit(text.charAt(at + 2), 16) >= 0;
    }

    static byte escaped(String text, int at) {
        return (byte) Integer.parseInt(text, at + 1, at + 3, 16);
    }

    private static void decodeRun(StringBuilder out, String text, int start, int end) {
        var bytes = new byte[(end - start) / 3];
        for (var i = 0; i < bytes.length; i++) bytes[i] = escaped(text, start + 3 * i);
        for (var i = 0; i < bytes.length; ) {
            var length = Math.min(sequenceLength(bytes[i]), bytes.length - i);
            var decoded = utf8(bytes, i, length);
            if (decoded == null) {
                out.append(text, start + 3 * i, start + 3 * i + 3);
                i++;
            } else {
                out.append(decoded);
                i += length;
            }
        }
    }

    static int sequenceLength(byte first) {
        var b = first & 0xff;
        return b < 0x80 ? 1 : b < 0xe0 ? 2 : b < 0xf0 ? 3 : 4;
    }

    static @Nullable CharBuffer utf8(byte[] bytes, int offset, int length) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, offset, length));
        } catch (CharacterCodingException _) {
            return null;
        }
    }
}

package dev.gatehouse.expr.lib.net;

import dev.gatehouse.expr.lib.text.Encoding;
import dev.gatehouse.expr.types.DotNetException;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Form encoding over bytes of any encoding, as {@code HttpUtility} and {@code WebUtility} do it. */
final class FormBytes {
    private static final String SAFE = "-_.!*()";
    private static final String UPPER = "0123456789ABCDEF";
    private static final String LOWER = "0123456789abcdef";

    private FormBytes() {}

    /** Spaces are plus signs, escapes in lower case. */
    static String encode(byte[] bytes) {
        return encode(bytes, false);
    }

    static String encode(byte[] bytes, boolean upper) {
        var out = new StringBuilder(bytes.length + 16);
        for (byte b : bytes) {
            if (isSafe(b)) out.append((char) b);
            else if (b == ' ') out.append('+');
            else escape(out, b, upper);
        }
        return out.toString();
    }

    static void escape(StringBuilder out, byte b) {
        escape(out, b, false);
    }

    private static void escape(StringBuilder out, byte b, boolean upper) {
        var digits = upper ? UPPER : LOWER;
        out.append('%').append(digits.charAt(b >> 4 & 0xf)).append(digits.charAt(b & 0xf));
    }

    private static boolean isSafe(byte b) {
        return (b >= 'a' && b <= 'z')
                || (b >= 'A' && b <= 'Z')
                || (b >= '0' && b <= '9')
                || (b > 0 && SAFE.indexOf(b) >= 0);
    }

    static byte[] decode(byte[] bytes) {
        var out = new ByteArrayOutputStream(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            int high = bytes[i] == '%' && i + 2 < bytes.length ? hex(bytes[i + 1]) : -1;
            int low = high < 0 ? -1 : hex(bytes[i + 2]);
            if (low >= 0) {
                out.write(high << 4 | low);
                i += 2;
            } else {
                out.write(bytes[i] == '+' ? ' ' : bytes[i]);
            }
        }
        return out.toByteArray();
    }

    /** Runs of escapes are decoded together; {@code %uXXXX} is a code unit. */
    static String decode(String text, Encoding encoding) {
        var out = new StringBuilder(text.length());
        var run = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%' && i + 5 < text.length() && text.charAt(i + 1) == 'u' && hex(text, i + 2, 4) >= 0) {
                flush(run, out, encoding);
                out.append((char) hex(text, i + 2, 4));
                i += 5;
            } else if (c == '%' && i + 2 < text.length() && hex(text, i + 1, 2) >= 0) {
                run.write(hex(text, i + 1, 2));
                i += 2;
            } else {
                flush(run, out, encoding);
                out.append(c == '+' ? ' ' : c);
            }
        }
        flush(run, out, encoding);
        return out.toString();
    }

    private static void flush(ByteArrayOutputStream run, StringBuilder out, Encoding encoding) {
        if (run.size() == 0) return;
        out.append(encoding.text(run.toByteArray(), 0, run.size()));
        run.reset();
    }

    private static int hex(String text, int start, int count) {
        int value = 0;
        for (int i = start; i < start + count; i++) {
            int digit = text.charAt(i) < 128 ? Character.digit(text.charAt(i), 16) : -1;
            if (digit < 0) return -1;
            value = value << 4 | digit;
        }
        return value;
    }

    private static int hex(byte b) {
        return b < 0 ? -1 : Character.digit((char) b, 16);
    }

    /** @throws DotNetException ArgumentNullException, ArgumentOutOfRangeException */
    static byte[] part(byte @Nullable [] bytes, int offset, int count) {
        if (bytes == null) throw DotNetException.argumentNull("bytes");
        if (offset < 0 || offset > bytes.length) throw DotNetException.argumentOutOfRange("offset");
        if (count < 0 || offset > bytes.length - count) throw DotNetException.argumentOutOfRange("count");
        return Arrays.copyOfRange(bytes, offset, offset + count);
    }
}

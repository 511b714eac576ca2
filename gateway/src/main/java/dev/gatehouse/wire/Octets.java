package dev.gatehouse.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Which bytes may stand where in a message head (RFC 9110 §5, RFC 9112 §2–5). */
final class Octets {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH = 0x8080808080808080L;
    private static final boolean[] TOKEN = new boolean[256];

    static {
        for (char c : "!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ".toCharArray()) {
            TOKEN[c] = true;
        }
    }

    private Octets() {}

    static boolean isToken(byte octet) {
        return TOKEN[octet & 0xFF];
    }

    static boolean isToken(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0x7E || !TOKEN[text.charAt(i)]) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /** The first place from {@code from} on that is not a visible ASCII character or a space; else {@code to}. */
    static int skipPlain(byte[] bytes, int from, int to) {
        int at = from;
        // Eight at a time: a bearer token alone is a thousand of them.
        for (; at + 8 <= to; at += 8) {
            long eight = (long) LONGS.get(bytes, at);
            long control = (eight - 0x20 * ONES) & ~eight;
            long delete = eight ^ 0x7F * ONES;
            if (((control | ((delete - ONES) & ~delete) | eight) & HIGH) != 0) {
                break;
            }
        }
        while (at < to && bytes[at] >= 0x20 && bytes[at] != 0x7F) {
            at++;
        }
        return at;
    }

    /** The first place from {@code from} on that cannot be part of a field value; else {@code to}. */
    static int skipValue(byte[] bytes, int from, int to) {
        int at = skipPlain(bytes, from, to);
        while (at < to && (bytes[at] < 0 || bytes[at] == '\t')) {
            at = skipPlain(bytes, at + 1, to);
        }
        return at;
    }

    /** The first place from {@code from} on that cannot be part of a request target; else {@code to}. */
    static int skipTarget(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] > 0x20 && bytes[at] != 0x7F) {
            at++;
        }
        return at;
    }

    /** Field text: UTF-8 where it is, else each byte a character. */
    static String text(byte[] bytes, int from, int to) {
        if (skipPlain(bytes, from, to) == to) {
            return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, to - from))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        }
    }
}

package dev.gatehouse.jose;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Base64url as JOSE writes it (RFC 7515 §2): no padding, no other characters, and one encoding per
 * value, so that nobody can change a token's text without changing its meaning.
 */
final class Base64Url {
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

    /**
     * @param part what messages call the text
     * @throws MalformedException if {@code text} is not the one encoding of some bytes
     */
    static byte[] decode(String text, String part) throws MalformedException {
        return decode(text.getBytes(StandardCharsets.ISO_8859_1), 0, text.length(), part);
    }

    /** As {@link #decode(String, String)}, of the characters from {@code from} up to {@code to}. */
    static byte[] decode(byte[] text, int from, int to, String part) throws MalformedException {
        int length = to - from;
        int spare = switch (length % 4) {
            case 0 -> 0;
            case 2 -> 0b1111;
            case 3 -> 0b11;
            default -> throw new MalformedException(part + " is not base64url: wrong length");
        };
        if (length == 0) {
            return new byte[0];
        }
        // Only the end may have padding, which the decoder would accept.
        if (text[to - 1] == '=') {
            throw new MalformedException(part + " is not base64url: padding is not allowed");
        }
        if ((valueOf(text[to - 1]) & spare) != 0) {
            throw new MalformedException(part + " is not base64url: unused bits are set or a character is illegal");
        }
        try {
            return DECODER.decode(ByteBuffer.wrap(text, from, length)).array();
        } catch (IllegalArgumentException e) {
            throw new MalformedException(part + " is not base64url: illegal character");
        }
    }

    private static int valueOf(byte c) {
        if (c >= 'A' && c <= 'Z') {
            return c - 'A';
        }
        if (c >= 'a' && c <= 'z') {
            return c - 'a' + 26;
        }
        if (c >= '0' && c <= '9') {
            return c - '0' + 52;
        }
        return switch (c) {
            case '-' -> 62;
            case '_' -> 63;
            default -> -1;
        };
    }

    private Base64Url() {}
}

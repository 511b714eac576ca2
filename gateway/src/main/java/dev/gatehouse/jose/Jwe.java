package dev.gatehouse.jose;

import java.nio.charset.StandardCharsets;

/**
 * A compact encrypted token (RFC 7516 §7.1), taken apart and still encrypted.
 *
 * @param context the header as received, which the tag covers
 */
@SuppressWarnings("ArrayRecordComponent") // Lives within one verification.
record Jwe(JweHeader header, byte[] context, byte[] encryptedKey, byte[] iv, byte[] ciphertext, byte[] tag) {
    private static final int DOTS = 4;

    /** Whether {@code token} has as many parts as an encrypted one. */
    static boolean isOne(String token) {
        int dots = 0;
        for (int at = token.indexOf('.'); at >= 0 && dots <= DOTS; at = token.indexOf('.', at + 1)) {
            dots++;
        }
        return dots == DOTS;
    }

    /** @throws MalformedException unless {@code token}, of five parts, is base64url and its header is one we take */
    static Jwe read(String token) throws MalformedException {
        if (token.length() > Jwt.MAX_LENGTH) {
            throw new MalformedException("token is longer than " + Jwt.MAX_LENGTH + " characters");
        }
        String[] parts = token.split("\\.", -1);
        byte[] header = Base64Url.decode(parts[0], "header");
        return new Jwe(
                JweHeader.read(header),
                parts[0].getBytes(StandardCharsets.ISO_8859_1),
                Base64Url.decode(parts[1], "encrypted key"),
                Base64Url.decode(parts[2], "initialization vector"),
                Base64Url.decode(parts[3], "ciphertext"),
                Base64Url.decode(parts[4], "tag"));
    }
}

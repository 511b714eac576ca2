package dev.gatehouse.jose;

import java.nio.charset.StandardCharsets;

/**
 * A compact JSON Web Signature (RFC 7515 §7.1), taken apart.
 *
 * @param signed what the signature covers: the bytes as received, never written anew
 * @param signature empty for an unsecured token
 */
@SuppressWarnings("ArrayRecordComponent") // Lives within one verification.
record Jws(Jwt jwt, byte[] signed, byte[] signature) {
    /** @throws MalformedException unless {@code token} is three base64url parts, the first two JSON objects */
    static Jws read(String token) throws MalformedException {
        if (token.length() > Jwt.MAX_LENGTH) {
            throw new MalformedException("token is longer than " + Jwt.MAX_LENGTH + " characters");
        }
        int first = token.indexOf('.');
        int second = first < 0 ? -1 : token.indexOf('.', first + 1);
        if (second < 0 || token.indexOf('.', second + 1) >= 0) {
            throw new MalformedException("token does not consist of three parts with dots between them");
        }
        String header = part(token.substring(0, first), "header");
        String payload = part(token.substring(first + 1, second), "payload");
        byte[] signature = Base64Url.decode(token.substring(second + 1), "signature");
        Jwt jwt = Jwt.of(JoseHeader.read(header), payload);
        return new Jws(jwt, token.substring(0, second).getBytes(StandardCharsets.ISO_8859_1), signature);
    }

    private static String part(String text, String name) throws MalformedException {
        return Json.utf8(Base64Url.decode(text, name), name);
    }
}

package dev.gatehouse.jose;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A compact JSON Web Signature (RFC 7515 §7.1), taken apart.
 *
 * @param signed what the signature covers: the bytes as received, never written anew; its position is not to be changed
 * @param signature empty for an unsecured token
 */
@SuppressWarnings("ArrayRecordComponent") // Lives within one verification.
record Jws(Jwt jwt, ByteBuffer signed, byte[] signature) {
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
        byte[] bytes = token.getBytes(StandardCharsets.ISO_8859_1);
        JoseHeader header = SeenHeader.read(token.substring(0, first));
        Jwt jwt = Jwt.of(header, Base64Url.decode(bytes, first + 1, second, "payload"));
        byte[] signature = Base64Url.decode(bytes, second + 1, bytes.length, "signature");
        return new Jws(jwt, ByteBuffer.wrap(bytes, 0, second), signature);
    }
}

package dev.gatehouse.policy.elements;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;

/**
 * Recognises what everybody may know: a certificate or public key that stands where a shared secret belongs would let
 * everybody sign.
 */
final class PublicMaterial {
    /** Bytes of the usual RSA moduli, which no secret needs to have. */
    private static final List<Integer> MODULI = List.of(256, 384, 512);

    /**
     * Whether these are the bytes of a certificate or key as PEM, DER (X.509, PKCS #1), Base64 of DER, or JSON Web
     * Key.
     */
    static boolean is(byte[] bytes) {
        return isPlainly(bytes) || isBase64(bytes);
    }

    /** Whether the bytes could be the bare modulus of an RSA key; one in four secrets of that length could. */
    static boolean mayBeModulus(byte[] bytes) {
        return MODULI.contains(bytes.length) && bytes[0] < 0 && (bytes[bytes.length - 1] & 1) == 1;
    }

    private static boolean isPlainly(byte[] bytes) {
        var text = new String(bytes, StandardCharsets.ISO_8859_1).strip();
        if (text.startsWith("-----BEGIN ") || (text.startsWith("{") && text.contains("\"kty\""))) {
            return true;
        }
        return isCertificate(bytes)
                || isRsaSequence(bytes)
                || List.of("RSA", "EC", "EdDSA", "XDH").stream().anyMatch(type -> isPublicKey(type, bytes));
    }

    private static boolean isBase64(byte[] bytes) {
        try {
            return isPlainly(Base64.getMimeDecoder().decode(bytes));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isCertificate(byte[] bytes) {
        try {
            return CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(bytes)) != null;
        } catch (CertificateException e) {
            return false;
        }
    }

    private static boolean isPublicKey(String type, byte[] bytes) {
        try {
            return KeyFactory.getInstance(type).generatePublic(new X509EncodedKeySpec(bytes)) != null;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** Whether this begins as RSAPublicKey does (RFC 8017 §A.1.1): a sequence over all of it, and an integer of 2048 bits or so. */
    private static boolean isRsaSequence(byte[] bytes) {
        int length = bytes.length;
        return length > 128
                && bytes[0] == 0x30
                && bytes[1] == (byte) 0x82
                && (((bytes[2] & 0xff) << 8) | (bytes[3] & 0xff)) == length - 4
                && bytes[4] == 0x02
                && bytes[5] == (byte) 0x82;
    }

    private PublicMaterial() {}
}

package dev.gatehouse.jose;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Public keys of Ed25519 (RFC 8032 §5.1). A provider takes whatever 32 bytes it is given, so what a key
 * must be is checked here: a point of the curve −x² + y² = 1 + dx²y², written in its one encoding, and
 * not one of the eight points of small order, for which signatures of any text can be made up.
 */
final class Ed25519 {
    static final String CURVE = "Ed25519";
    static final int SIZE = 32;

    private static final BigInteger ONE = BigInteger.ONE;
    private static final BigInteger PRIME = ONE.shiftLeft(255).subtract(BigInteger.valueOf(19));
    private static final BigInteger D = BigInteger.valueOf(-121665)
            .multiply(BigInteger.valueOf(121666).modInverse(PRIME))
            .mod(PRIME);

    /** What stands before the 32 bytes in a SubjectPublicKeyInfo (RFC 8410 §4). */
    private static final byte[] PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    /** @throws MalformedException unless {@code encoded} is the encoding of a sound key */
    static PublicKey publicKey(byte[] encoded) throws MalformedException {
        if (encoded.length != SIZE) {
            throw new MalformedException("an Ed25519 key has %d bytes, not %d".formatted(SIZE, encoded.length));
        }
        requireSound(encoded);
        byte[] info = new byte[PREFIX.length + SIZE];
        System.arraycopy(PREFIX, 0, info, 0, PREFIX.length);
        System.arraycopy(encoded, 0, info, PREFIX.length, SIZE);
        try {
            return KeyFactory.getInstance(CURVE).generatePublic(new X509EncodedKeySpec(info));
        } catch (GeneralSecurityException e) {
            throw new MalformedException("the Ed25519 key is refused: " + e.getMessage());
        }
    }

    /** The 32 bytes of a key that was read elsewhere. */
    static byte[] encoding(EdECPublicKey key) throws MalformedException {
        byte[] info = key.getEncoded();
        if (info.length != PREFIX.length + SIZE || !Arrays.equals(info, 0, PREFIX.length, PREFIX, 0, PREFIX.length)) {
            throw new MalformedException("of the Edwards curves only Ed25519 is supported");
        }
        return Arrays.copyOfRange(info, PREFIX.length, info.length);
    }

    private static void requireSound(byte[] encoded) throws MalformedException {
        byte[] bigEndian = new byte[SIZE];
        for (int i = 0; i < SIZE; i++) {
            bigEndian[i] = encoded[SIZE - 1 - i];
        }
        bigEndian[0] &= 0x7f; // The top bit is the sign of x.
        BigInteger y = new BigInteger(1, bigEndian);
        if (y.compareTo(PRIME) >= 0) {
            throw new MalformedException("the Ed25519 key is not written in its one encoding");
        }
        BigInteger y2 = y.multiply(y).mod(PRIME);
        // Of order 1 and 2: (0, ±1). Of order 4: y = 0. Of order 8: their doubles have y = 0.
        BigInteger ofDouble = D.multiply(y2).multiply(y2).add(y2.shiftLeft(1)).subtract(ONE);
        if (y2.equals(ONE) || y2.signum() == 0 || ofDouble.mod(PRIME).signum() == 0) {
            throw new MalformedException("the Ed25519 key is a point of small order");
        }
        BigInteger x2 = y2.subtract(ONE)
                .multiply(D.multiply(y2).add(ONE).modInverse(PRIME))
                .mod(PRIME);
        if (!x2.modPow(PRIME.shiftRight(1), PRIME).equals(ONE)) {
            throw new MalformedException("the Ed25519 key is not a point of the curve");
        }
    }

    private Ed25519() {}
}

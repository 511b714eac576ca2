package dev.gatehouse.expr.lib.crypto;

import java.math.BigInteger;
import java.security.spec.KeySpec;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.security.spec.RSAPrivateKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.Security.Cryptography.RSAParameters}: the numbers of a key, big-endian.
 *
 * <p><b>Threading:</b> confined to one evaluation.
 */
public final class RSAParameters {
    byte @Nullable [] modulus;
    byte @Nullable [] exponent;
    byte @Nullable [] d;
    byte @Nullable [] p;
    byte @Nullable [] q;
    byte @Nullable [] dp;
    byte @Nullable [] dq;
    byte @Nullable [] inverseQ;

    /** The private key in them; {@link #d} is there. */
    KeySpec secret() {
        if (p == null || q == null || dp == null || dq == null || inverseQ == null) {
            return new RSAPrivateKeySpec(number(modulus), number(d));
        }
        return new RSAPrivateCrtKeySpec(
                number(modulus),
                number(exponent),
                number(d),
                number(p),
                number(q),
                number(dp),
                number(dq),
                number(inverseQ));
    }

    private static BigInteger number(byte @Nullable [] bytes) {
        return new BigInteger(1, bytes == null ? new byte[0] : bytes);
    }

    /** Without a sign. */
    static byte[] bytes(BigInteger number) {
        return bytes(number, (number.bitLength() + 7) / 8);
    }

    static byte[] bytes(BigInteger number, int length) {
        var signed = number.toByteArray();
        var bytes = new byte[length];
        int count = Math.min(length, signed.length);
        System.arraycopy(signed, signed.length - count, bytes, length - count, count);
        return bytes;
    }

    @Override
    public String toString() {
        return "System.Security.Cryptography.RSAParameters";
    }
}

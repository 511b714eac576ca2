package dev.gatehouse.expr.lib.crypto;

import java.security.SecureRandom;

/** {@code System.Security.Cryptography.RNGCryptoServiceProvider}: random bytes fit for secrets. */
public final class RandomNumberGenerator {
    private final SecureRandom random = new SecureRandom();

    public void fill(byte[] bytes) {
        random.nextBytes(bytes);
    }

    /** From zero to below that, all as likely. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    @Override
    public String toString() {
        return "System.Security.Cryptography.RNGCryptoServiceProvider";
    }
}

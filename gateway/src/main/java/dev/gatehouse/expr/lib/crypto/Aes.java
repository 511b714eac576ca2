package dev.gatehouse.expr.lib.crypto;

/** {@code System.Security.Cryptography.Aes}, with a key of 256 bits to begin with. */
public final class Aes extends SymmetricAlgorithm {
    public Aes() {
        super("AES", 16, 32);
    }
}

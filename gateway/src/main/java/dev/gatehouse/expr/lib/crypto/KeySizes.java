package dev.gatehouse.expr.lib.crypto;

/** {@code System.Security.Cryptography.KeySizes}, in bits. */
public record KeySizes(int minSize, int maxSize, int skipSize) {
    boolean has(int bits) {
        return bits >= minSize
                && bits <= maxSize
                && (skipSize == 0 ? bits == minSize : (bits - minSize) % skipSize == 0);
    }

    @Override
    public String toString() {
        return "System.Security.Cryptography.KeySizes";
    }
}

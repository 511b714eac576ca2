package dev.gatehouse.expr.lib.crypto;

/** {@code System.Security.Cryptography.SHA1}. */
public final class SHA1 extends Digest {
    public SHA1() {
        super("System.Security.Cryptography.SHA1", "SHA-1", 160);
    }
}

package dev.gatehouse.expr.lib.crypto;

/** {@code System.Security.Cryptography.SHA384}. */
public final class SHA384 extends Digest {
    public SHA384() {
        super("System.Security.Cryptography.SHA384", "SHA-384", 384);
    }
}

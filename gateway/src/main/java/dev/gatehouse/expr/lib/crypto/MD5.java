package dev.gatehouse.expr.lib.crypto;

/** {@code System.Security.Cryptography.MD5}. */
public final class MD5 extends Digest {
    public MD5() {
        super("System.Security.Cryptography.MD5", "MD5", 128);
    }
}

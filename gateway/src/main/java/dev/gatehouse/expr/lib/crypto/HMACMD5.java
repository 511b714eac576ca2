package dev.gatehouse.expr.lib.crypto;

import org.jspecify.annotations.Nullable;

/** {@code System.Security.Cryptography.HMACMD5}. */
public final class HMACMD5 extends HMAC {
    public HMACMD5(byte @Nullable [] key) {
        super("HMACMD5", "HmacMD5", 128, key);
    }
}

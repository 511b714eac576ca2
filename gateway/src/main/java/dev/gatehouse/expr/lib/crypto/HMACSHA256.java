package dev.gatehouse.expr.lib.crypto;

import org.jspecify.annotations.Nullable;

/** {@code System.Security.Cryptography.HMACSHA256}. */
public final class HMACSHA256 extends HMAC {
    public HMACSHA256(byte @Nullable [] key) {
        super("HMACSHA256", "HmacSHA256", 256, key);
    }
}

package dev.gatehouse.expr.lib.crypto;

import org.jspecify.annotations.Nullable;

/** {@code System.Security.Cryptography.HMACSHA1}. */
public final class HMACSHA1 extends HMAC {
    public HMACSHA1(byte @Nullable [] key) {
        super("HMACSHA1", "HmacSHA1", 160, key);
    }
}

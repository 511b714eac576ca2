package dev.gatehouse.expr.lib.crypto;

import org.jspecify.annotations.Nullable;

/** {@code System.Security.Cryptography.HMACSHA384}. */
public final class HMACSHA384 extends HMAC {
    public HMACSHA384(byte @Nullable [] key) {
        super("HMACSHA384", "HmacSHA384", 384, key);
    }
}

package dev.gatehouse.expr.lib.crypto;

import org.jspecify.annotations.Nullable;

/** {@code System.Security.Cryptography.HMACSHA512}. */
public final class HMACSHA512 extends HMAC {
    public HMACSHA512(byte @Nullable [] key) {
        super("HMACSHA512", "HmacSHA512", 512, key);
    }
}

package dev.gatehouse.expr.lib.crypto;

import dev.gatehouse.expr.types.EnumValue;

/** {@code System.Security.Cryptography.CipherMode}. */
public enum CipherMode implements EnumValue {
    CBC(1),
    ECB(2),
    OFB(3),
    CFB(4),
    CTS(5);

    private final int number;

    CipherMode(int number) {
        this.number = number;
    }

    @Override
    public int value() {
        return number;
    }
}

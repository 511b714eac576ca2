package dev.gatehouse.expr.lib.net;

import dev.gatehouse.expr.types.EnumValue;

/** {@code System.Net.Sockets.AddressFamily}, as far as addresses have one. */
public enum AddressFamily implements EnumValue {
    InterNetwork(2),
    InterNetworkV6(23);

    private final int number;

    AddressFamily(int number) {
        this.number = number;
    }

    @Override
    public int value() {
        return number;
    }
}

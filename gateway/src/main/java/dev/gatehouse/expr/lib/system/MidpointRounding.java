package dev.gatehouse.expr.lib.system;

/** {@code System.MidpointRounding}, in the order of its values. */
public enum MidpointRounding {
    ToEven,
    AwayFromZero
}

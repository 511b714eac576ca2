package dev.gatehouse.expr.lib.system;

/** What {@code System.TimeZone.CurrentTimeZone} gives: UTC, as gateways of Azure have it. */
public final class CurrentTimeZone {
    static final CurrentTimeZone UTC = new CurrentTimeZone();

    private CurrentTimeZone() {}

    @Override
    public String toString() {
        return "System.CurrentSystemTimeZone";
    }
}

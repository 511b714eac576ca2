package dev.gatehouse.expr.lib.system;

/** {@code System.Globalization.CultureInfo}: the invariant one is all there is, whatever the name. */
public record CultureInfo(String name) implements FormatProvider {
    public static final CultureInfo INVARIANT = new CultureInfo("");

    @Override
    public String toString() {
        return name;
    }
}

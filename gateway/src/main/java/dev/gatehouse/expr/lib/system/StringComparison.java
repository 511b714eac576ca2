package dev.gatehouse.expr.lib.system;

/** {@code System.StringComparison}, in the order of its values. */
public enum StringComparison {
    CurrentCulture,
    CurrentCultureIgnoreCase,
    InvariantCulture,
    InvariantCultureIgnoreCase,
    Ordinal,
    OrdinalIgnoreCase;

    boolean ignoresCase() {
        return switch (this) {
            case CurrentCultureIgnoreCase, InvariantCultureIgnoreCase, OrdinalIgnoreCase -> true;
            case CurrentCulture, InvariantCulture, Ordinal -> false;
        };
    }
}

package dev.gatehouse.expr.bind;

/** What the policy wants as the result. */
public enum Wanted {
    /** The value as it is, boxed. */
    OBJECT,
    TEXT,
    BOOLEAN,
    INTEGER,
    LONG,
    DOUBLE
}

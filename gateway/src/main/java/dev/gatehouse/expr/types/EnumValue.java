package dev.gatehouse.expr.types;

/**
 * A Java enum that stands for a .NET enum implements this where the numbers are not 0, 1, 2 … in the
 * order of declaration.
 */
public interface EnumValue {
    /** The number that a cast to {@code int} gives. */
    int value();
}

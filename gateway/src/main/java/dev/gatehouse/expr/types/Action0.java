package dev.gatehouse.expr.types;

/** {@code System.Action} without parameters. */
@FunctionalInterface
public interface Action0 {
    void invoke();
}

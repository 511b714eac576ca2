package dev.gatehouse.expr;

/** Stands for an expression with errors; its document is refused, so nobody should evaluate it. */
record Refused<T>(String reason) implements Expression<T> {
    @Override
    public T evaluate(Object context) {
        throw new IllegalStateException("the expression did not compile: " + reason);
    }
}

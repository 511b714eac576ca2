package dev.gatehouse.expr.bind;

import dev.gatehouse.expr.syntax.Expr;
import dev.gatehouse.text.Span;
import org.jspecify.annotations.Nullable;

/** An argument of a call whose value is bound, but not yet converted. */
record Argument(Span span, @Nullable String name, Expr.Passing passing, Bound value) {
    static Argument of(Bound value) {
        return new Argument(value.span(), null, Expr.Passing.VALUE, value);
    }

    boolean byReference() {
        return passing != Expr.Passing.VALUE;
    }
}

package dev.gatehouse.expr.emit;

import org.jspecify.annotations.Nullable;

/** What a generated class implements. */
@FunctionalInterface
public interface Code {
    /** The boxed result. */
    @Nullable
    Object run(Object context);
}

package dev.gatehouse.expr.lib.collections;

import dev.gatehouse.expr.types.DotNetException;
import org.jspecify.annotations.Nullable;

/** How much one collection may hold, so that no expression takes all memory. */
final class Limits {
    static final int ELEMENTS = 10_000_000;

    private Limits() {}

    /** The item, if there is room for it beside so many others. */
    static <T extends @Nullable Object> T counted(int before, T item) {
        if (before >= ELEMENTS) {
            throw new DotNetException(
                    "System.OutOfMemoryException", "Exception of type 'System.OutOfMemoryException' was thrown.");
        }
        return item;
    }
}

package dev.gatehouse.expr.lib.collections;

import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.Growth;
import org.jspecify.annotations.Nullable;

/** How much one collection may hold, so that no expression takes all memory. */
final class Limits {
    static final int ELEMENTS = 10_000_000;

    private Limits() {}

    /** The item, if there is room for it beside so many others in a collection. */
    static <T extends @Nullable Object> T counted(int before, T item) {
        require(before);
        Growth.item(before);
        return item;
    }

    /** @throws DotNetException OutOfMemoryException if a sequence may not go on after so many */
    static void require(int before) {
        if (before >= ELEMENTS) {
            throw new DotNetException(
                    "System.OutOfMemoryException", "Exception of type 'System.OutOfMemoryException' was thrown.");
        }
    }
}

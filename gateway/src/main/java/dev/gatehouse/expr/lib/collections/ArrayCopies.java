package dev.gatehouse.expr.lib.collections;

import dev.gatehouse.expr.types.Arrays;
import dev.gatehouse.expr.types.DotNetException;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** What {@code CopyTo} of collections does. */
final class ArrayCopies {
    private ArrayCopies() {}

    /** Copies so many elements, the first {@code skip} left out. */
    static <T extends @Nullable Object> void copy(
            Iterable<T> from, int skip, @Nullable Object array, int arrayIndex, int count) {
        if (array == null) throw DotNetException.argumentNull("array");
        if (arrayIndex < 0) throw DotNetException.argumentOutOfRange("arrayIndex");
        if (arrayIndex > Arrays.length(array) - count) {
            throw DotNetException.argument(
                    "Destination array was not long enough. Check the destination index, length, and the array's lower"
                            + " bounds.");
        }
        Iterator<T> items = from.iterator();
        for (int i = 0; i < skip; i++) items.next();
        for (int i = 0; i < count; i++) Arrays.set(array, arrayIndex + i, items.next());
    }
}

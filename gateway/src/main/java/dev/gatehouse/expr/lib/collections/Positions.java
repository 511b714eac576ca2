package dev.gatehouse.expr.lib.collections;

import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.Predicate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Searches in a part of a list, with .NET's checks of the part's borders. */
final class Positions {
    private Positions() {}

    /** The first position from {@code start} on; -1 if there is none. */
    static <T extends @Nullable Object> int first(List<T> items, int start, int count, Predicate<T> match) {
        if (start < 0 || start > items.size()) throw DotNetException.argumentOutOfRange("startIndex");
        if (count < 0 || start > items.size() - count) throw DotNetException.argumentOutOfRange("count");
        for (int i = start; i < start + count; i++) if (match.invoke(items.get(i))) return i;
        return -1;
    }

    /** The last position among the {@code count} that end with {@code start}; -1 if there is none. */
    static <T extends @Nullable Object> int last(List<T> items, int start, int count, Predicate<T> match) {
        if (items.isEmpty()) {
            if (start < -1 || start > 0) throw DotNetException.argumentOutOfRange("startIndex");
            return -1;
        }
        if (start < 0 || start >= items.size()) throw DotNetException.argumentOutOfRange("startIndex");
        if (count < 0 || start - count + 1 < 0) throw DotNetException.argumentOutOfRange("count");
        for (int i = start; i > start - count; i--) if (match.invoke(items.get(i))) return i;
        return -1;
    }
}

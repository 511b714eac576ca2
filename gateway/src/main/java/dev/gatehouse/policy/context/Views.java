package dev.gatehouse.policy.context;

import dev.gatehouse.expr.types.DotNetException;
import java.util.Iterator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the views of this package have in common. */
final class Views {
    private Views() {}

    /** .NET's dictionaries take no null for a key. */
    static String key(@Nullable String key) {
        if (key == null) {
            throw DotNetException.argumentNull("key");
        }
        return key;
    }

    static <A, B> Iterable<B> map(Iterable<A> items, Function<? super A, ? extends B> function) {
        return () -> {
            var inner = items.iterator();
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return inner.hasNext();
                }

                @Override
                public B next() {
                    return function.apply(inner.next());
                }
            };
        };
    }
}

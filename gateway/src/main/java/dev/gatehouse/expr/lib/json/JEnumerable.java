package dev.gatehouse.expr.lib.json;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * {@code JEnumerable<T>} and {@code IJEnumerable<T>}: tokens, whose children under a key can be asked for together.
 *
 * @param inner the tokens
 */
public record JEnumerable<T extends @Nullable Object>(Iterable<T> inner) implements Iterable<T> {
    @Override
    public Iterator<T> iterator() {
        return inner.iterator();
    }

    @Override
    public String toString() {
        return "Newtonsoft.Json.Linq.JEnumerable`1";
    }
}

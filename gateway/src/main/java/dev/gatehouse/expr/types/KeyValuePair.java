package dev.gatehouse.expr.types;

import org.jspecify.annotations.Nullable;

/** {@code System.Collections.Generic.KeyValuePair}: an entry of a dictionary. */
public record KeyValuePair<K extends @Nullable Object, V extends @Nullable Object>(K key, V value) {
    /** As .NET prints it. */
    @Override
    public String toString() {
        return "[" + Text.of(key) + ", " + Text.of(value) + "]";
    }
}

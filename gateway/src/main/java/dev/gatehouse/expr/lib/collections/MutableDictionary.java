package dev.gatehouse.expr.lib.collections;

import dev.gatehouse.expr.types.ReadOnlyDictionary;
import org.jspecify.annotations.Nullable;

/** {@code IDictionary<K, V>}. Methods carry the .NET names. */
public interface MutableDictionary<K extends @Nullable Object, V extends @Nullable Object>
        extends ReadOnlyDictionary<K, V> {
    /** {@code dictionary[key] = value}: adds or replaces. */
    void SetItem(K key, V value);

    /** @throws dev.gatehouse.expr.types.DotNetException ArgumentException for a key that is there already */
    void Add(K key, V value);

    /** Whether there was such a key. */
    boolean Remove(K key);

    void Clear();
}

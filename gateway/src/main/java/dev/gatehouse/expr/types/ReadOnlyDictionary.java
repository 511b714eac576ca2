package dev.gatehouse.expr.types;

import org.jspecify.annotations.Nullable;

/**
 * {@code System.Collections.Generic.IReadOnlyDictionary}. Methods carry the .NET names. Iterates over
 * its entries in the order in which they were added.
 */
public interface ReadOnlyDictionary<K extends @Nullable Object, V extends @Nullable Object>
        extends Iterable<KeyValuePair<K, V>> {
    /**
     * The indexer.
     *
     * @throws DotNetException KeyNotFoundException for a missing key, unless the dictionary is one that
     *     answers otherwise ({@code context.Variables} gives null, {@code Jwt.Claims} an empty array)
     */
    @Nullable
    V Item(K key);

    boolean ContainsKey(K key);

    /**
     * Looks a key up without throwing.
     *
     * @param value receives the value where there is one
     */
    boolean TryGetValue(K key, Out<V> value);

    /** The keys, in the order of the entries. */
    Iterable<K> Keys();

    /** The values, in the order of the entries. */
    Iterable<V> Values();

    int Count();
}

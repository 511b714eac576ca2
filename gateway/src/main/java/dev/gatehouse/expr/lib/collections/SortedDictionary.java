package dev.gatehouse.expr.lib.collections;

import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.KeyValuePair;
import dev.gatehouse.expr.types.Out;
import dev.gatehouse.expr.types.Text;
import java.util.Comparator;
import java.util.Iterator;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * {@code SortedDictionary<K, V>}: entries in the order of their keys.
 *
 * <p><b>Threading:</b> confined to one evaluation.
 */
public final class SortedDictionary<K extends @Nullable Object, V extends @Nullable Object>
        implements MutableDictionary<K, V> {
    private final TreeMap<K, KeyValuePair<K, V>> entries;

    public SortedDictionary(Comparator<? super K> order) {
        entries = new TreeMap<>(order);
    }

    private static <K extends @Nullable Object> K required(K key) {
        if (key == null) throw DotNetException.argumentNull("key");
        return key;
    }

    @Override
    public V Item(K key) {
        var entry = entries.get(required(key));
        if (entry == null) {
            throw new DotNetException(
                    "System.Collections.Generic.KeyNotFoundException",
                    "The given key '" + Text.of(key) + "' was not present in the dictionary.");
        }
        return entry.value();
    }

    @Override
    public void SetItem(K key, V value) {
        Limits.counted(entries.size(), key);
        entries.put(required(key), new KeyValuePair<>(key, value));
    }

    @Override
    public void Add(K key, V value) {
        Limits.counted(entries.size(), key);
        if (entries.putIfAbsent(required(key), new KeyValuePair<>(key, value)) != null) {
            throw DotNetException.argument("An item with the same key has already been added. Key: " + Text.of(key));
        }
    }

    @Override
    public boolean ContainsKey(K key) {
        return entries.containsKey(required(key));
    }

    @Override
    public boolean TryGetValue(K key, Out<V> value) {
        var entry = entries.get(required(key));
        if (entry != null) value.value = entry.value();
        return entry != null;
    }

    @Override
    public boolean Remove(K key) {
        return entries.remove(required(key)) != null;
    }

    @Override
    public void Clear() {
        entries.clear();
    }

    @Override
    public Iterable<K> Keys() {
        return () ->
                new Guarded<>(entries.values().stream().map(KeyValuePair::key).iterator());
    }

    @Override
    public Iterable<V> Values() {
        return () ->
                new Guarded<>(entries.values().stream().map(KeyValuePair::value).iterator());
    }

    @Override
    public int Count() {
        return entries.size();
    }

    @Override
    public Iterator<KeyValuePair<K, V>> iterator() {
        return new Guarded<>(entries.values().iterator());
    }

    @Override
    public String toString() {
        return "System.Collections.Generic.SortedDictionary`2";
    }
}

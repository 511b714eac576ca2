package dev.gatehouse.expr.lib.collections;

import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.KeyValuePair;
import dev.gatehouse.expr.types.Out;
import dev.gatehouse.expr.types.Text;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code Dictionary<K, V>}: entries in the order in which they were added.
 *
 * <p><b>Threading:</b> confined to one evaluation.
 */
public final class Dictionary<K extends @Nullable Object, V extends @Nullable Object>
        implements MutableDictionary<K, V> {
    private final EqualityComparer<? super K> comparer;
    private final Map<Object, KeyValuePair<K, V>> entries = new LinkedHashMap<>();

    public Dictionary() {
        this(EqualityComparer.standard());
    }

    public Dictionary(EqualityComparer<? super K> comparer) {
        this.comparer = comparer;
    }

    private Object hash(K key) {
        if (key == null) throw DotNetException.argumentNull("key");
        var hash = comparer.key(key);
        if (hash == null) throw DotNetException.argumentNull("key");
        return hash;
    }

    @Override
    public @Nullable V Item(K key) {
        var entry = entries.get(hash(key));
        if (entry == null) throw DotNetException.keyNotFound();
        return entry.value();
    }

    @Override
    public void SetItem(K key, V value) {
        var hash = hash(key);
        var before = entries.get(hash);
        Limits.counted(entries.size(), hash);
        // The key stays the one that was added first.
        entries.put(hash, new KeyValuePair<>(before == null ? key : before.key(), value));
    }

    @Override
    public void Add(K key, V value) {
        if (!TryAdd(key, value)) {
            throw DotNetException.argument("An item with the same key has already been added. Key: " + Text.of(key));
        }
    }

    public boolean TryAdd(K key, V value) {
        var hash = Limits.counted(entries.size(), hash(key));
        return entries.putIfAbsent(hash, new KeyValuePair<>(key, value)) == null;
    }

    @Override
    public boolean ContainsKey(K key) {
        return entries.containsKey(hash(key));
    }

    @Override
    public boolean TryGetValue(K key, Out<V> value) {
        var entry = entries.get(hash(key));
        if (entry != null) value.value = entry.value();
        return entry != null;
    }

    @Override
    public boolean Remove(K key) {
        return entries.remove(hash(key)) != null;
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
        return "System.Collections.Generic.Dictionary`2";
    }
}

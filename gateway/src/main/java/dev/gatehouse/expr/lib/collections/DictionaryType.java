package dev.gatehouse.expr.lib.collections;

import static dev.gatehouse.expr.types.Member.Kind.CONSTRUCTOR;
import static dev.gatehouse.expr.types.Member.Kind.INDEXER;
import static dev.gatehouse.expr.types.Member.Kind.INDEX_SETTER;
import static dev.gatehouse.expr.types.Member.Kind.METHOD;
import static dev.gatehouse.expr.types.Member.Kind.PROPERTY;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.KeyValuePair;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import dev.gatehouse.expr.types.Out;
import dev.gatehouse.expr.types.TypeToken;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.Collections.Generic.Dictionary`2}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.collections.generic.dictionary-2">System.Collections.Generic.Dictionary`2</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Collections.Generic.Dictionary`2", values = Dictionary.class)
public final class DictionaryType implements LibraryType {
    @Member(CONSTRUCTOR)
    public static <K extends @Nullable Object, V extends @Nullable Object> Dictionary<K, V> create() {
        return new Dictionary<>();
    }

    @Member(CONSTRUCTOR)
    public static <K extends @Nullable Object, V extends @Nullable Object> Dictionary<K, V> create(int capacity) {
        if (capacity < 0) throw DotNetException.argumentOutOfRange("capacity");
        return new Dictionary<>();
    }

    @Member(CONSTRUCTOR)
    public static <K extends @Nullable Object, V extends @Nullable Object> Dictionary<K, V> create(
            @Nullable EqualityComparer<K> comparer) {
        return comparer == null ? new Dictionary<>() : new Dictionary<>(comparer);
    }

    @Member(CONSTRUCTOR)
    public static <K extends @Nullable Object, V extends @Nullable Object> Dictionary<K, V> create(
            @Nullable MutableDictionary<K, V> dictionary) {
        return copy(dictionary, null);
    }

    @Member(CONSTRUCTOR)
    public static <K extends @Nullable Object, V extends @Nullable Object> Dictionary<K, V> create(
            @Nullable MutableDictionary<K, V> dictionary, @Nullable EqualityComparer<K> comparer) {
        return copy(dictionary, comparer);
    }

    private static <K extends @Nullable Object, V extends @Nullable Object> Dictionary<K, V> copy(
            @Nullable MutableDictionary<K, V> dictionary, @Nullable EqualityComparer<K> comparer) {
        if (dictionary == null) throw DotNetException.argumentNull("dictionary");
        var copy = DictionaryType.<K, V>create(comparer);
        for (var entry : dictionary) copy.Add(entry.key(), entry.value());
        return copy;
    }

    @Member(INDEXER)
    public static <K extends @Nullable Object, V extends @Nullable Object> @Nullable V Item(
            Dictionary<K, V> self, K key) {
        return self.Item(key);
    }

    @Member(INDEX_SETTER)
    public static <K extends @Nullable Object, V extends @Nullable Object> void setItem(
            Dictionary<K, V> self, K key, V value) {
        self.SetItem(key, value);
    }

    @Member(PROPERTY)
    public static <K extends @Nullable Object, V extends @Nullable Object> int Count(Dictionary<K, V> self) {
        return self.Count();
    }

    @Member(PROPERTY)
    public static <K extends @Nullable Object, V extends @Nullable Object> Iterable<K> Keys(Dictionary<K, V> self) {
        return self.Keys();
    }

    @Member(PROPERTY)
    public static <K extends @Nullable Object, V extends @Nullable Object> Iterable<V> Values(Dictionary<K, V> self) {
        return self.Values();
    }

    @Member(METHOD)
    public static <K extends @Nullable Object, V extends @Nullable Object> void Add(
            Dictionary<K, V> self, K key, V value) {
        self.Add(key, value);
    }

    @Member(METHOD)
    public static <K extends @Nullable Object, V extends @Nullable Object> boolean TryAdd(
            Dictionary<K, V> self, K key, V value) {
        return self.TryAdd(key, value);
    }

    @Member(METHOD)
    public static <K extends @Nullable Object, V extends @Nullable Object> boolean ContainsKey(
            Dictionary<K, V> self, K key) {
        return self.ContainsKey(key);
    }

    @Member(METHOD)
    public static <K extends @Nullable Object, V extends @Nullable Object> boolean ContainsValue(
            Dictionary<K, V> self, V value) {
        for (var found : self.Values()) if (Objects.equals(found, value)) return true;
        return false;
    }

    @Member(METHOD)
    public static <K extends @Nullable Object, V extends @Nullable Object> boolean TryGetValue(
            Dictionary<K, V> self, K key, Out<V> value, TypeToken<V> type) {
        value.value = type.defaultValue();
        return self.TryGetValue(key, value);
    }

    @Member(METHOD)
    public static <K extends @Nullable Object, V extends @Nullable Object> boolean Remove(
            Dictionary<K, V> self, K key) {
        return self.Remove(key);
    }

    @Member(METHOD)
    public static <K extends @Nullable Object, V extends @Nullable Object> void Clear(Dictionary<K, V> self) {
        self.Clear();
    }

    @Member(CONSTRUCTOR)
    public static <K extends @Nullable Object, V extends @Nullable Object> Dictionary<K, V> create(
            int capacity, @Nullable EqualityComparer<K> comparer) {
        if (capacity < 0) throw DotNetException.argumentOutOfRange("capacity");
        return create(comparer);
    }

    @Member(CONSTRUCTOR)
    public static <K extends @Nullable Object, V extends @Nullable Object> Dictionary<K, V> create(
            @Nullable Iterable<KeyValuePair<K, V>> collection) {
        return create(collection, null);
    }

    @Member(CONSTRUCTOR)
    public static <K extends @Nullable Object, V extends @Nullable Object> Dictionary<K, V> create(
            @Nullable Iterable<KeyValuePair<K, V>> collection, @Nullable EqualityComparer<K> comparer) {
        if (collection == null) throw DotNetException.argumentNull("collection");
        var copy = DictionaryType.<K, V>create(comparer);
        for (var entry : collection) copy.Add(entry.key(), entry.value());
        return copy;
    }

    @Member(METHOD)
    public static <K extends @Nullable Object, V extends @Nullable Object> boolean Remove(
            Dictionary<K, V> self, K key, Out<V> value, TypeToken<V> type) {
        return TryGetValue(self, key, value, type) && self.Remove(key);
    }

    @Member(METHOD)
    public static <K extends @Nullable Object, V extends @Nullable Object> int EnsureCapacity(
            Dictionary<K, V> self, int capacity) {
        if (capacity < 0) throw DotNetException.argumentOutOfRange("capacity");
        return Math.max(capacity, self.Count());
    }

    @Member(METHOD)
    public static <K extends @Nullable Object, V extends @Nullable Object> void TrimExcess(Dictionary<K, V> self) {}

    @Member(METHOD)
    public static <K extends @Nullable Object, V extends @Nullable Object> void TrimExcess(
            Dictionary<K, V> self, int capacity) {
        if (capacity < self.Count()) throw DotNetException.argumentOutOfRange("capacity");
    }
}

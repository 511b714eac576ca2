package dev.gatehouse.expr.lib.collections;

import static dev.gatehouse.expr.types.Member.Kind.INDEXER;
import static dev.gatehouse.expr.types.Member.Kind.INDEX_SETTER;
import static dev.gatehouse.expr.types.Member.Kind.METHOD;
import static dev.gatehouse.expr.types.Member.Kind.PROPERTY;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import dev.gatehouse.expr.types.Out;
import dev.gatehouse.expr.types.TypeToken;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.Collections.Generic.IDictionary`2}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.collections.generic.idictionary-2">System.Collections.Generic.IDictionary`2</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Collections.Generic.IDictionary`2", values = MutableDictionary.class)
public final class MutableDictionaryType implements LibraryType {
    @Member(INDEXER)
    public static <K extends @Nullable Object, V extends @Nullable Object> @Nullable V Item(
            MutableDictionary<K, V> self, K key) {
        return self.Item(key);
    }

    @Member(INDEX_SETTER)
    public static <K extends @Nullable Object, V extends @Nullable Object> void setItem(
            MutableDictionary<K, V> self, K key, V value) {
        self.SetItem(key, value);
    }

    @Member(PROPERTY)
    public static <K extends @Nullable Object, V extends @Nullable Object> int Count(MutableDictionary<K, V> self) {
        return self.Count();
    }

    @Member(PROPERTY)
    public static <K extends @Nullable Object, V extends @Nullable Object> Iterable<K> Keys(
            MutableDictionary<K, V> self) {
        return self.Keys();
    }

    @Member(PROPERTY)
    public static <K extends @Nullable Object, V extends @Nullable Object> Iterable<V> Values(
            MutableDictionary<K, V> self) {
        return self.Values();
    }

    @Member(METHOD)
    public static <K extends @Nullable Object, V extends @Nullable Object> void Add(
            MutableDictionary<K, V> self, K key, V value) {
        self.Add(key, value);
    }

    @Member(METHOD)
    public static <K extends @Nullable Object, V extends @Nullable Object> boolean ContainsKey(
            MutableDictionary<K, V> self, K key) {
        return self.ContainsKey(key);
    }

    @Member(METHOD)
    public static <K extends @Nullable Object, V extends @Nullable Object> boolean TryGetValue(
            MutableDictionary<K, V> self, K key, Out<V> value, TypeToken<V> type) {
        value.value = type.defaultValue();
        return self.TryGetValue(key, value);
    }

    @Member(METHOD)
    public static <K extends @Nullable Object, V extends @Nullable Object> boolean Remove(
            MutableDictionary<K, V> self, K key) {
        return self.Remove(key);
    }

    @Member(METHOD)
    public static <K extends @Nullable Object, V extends @Nullable Object> void Clear(MutableDictionary<K, V> self) {
        self.Clear();
    }
}

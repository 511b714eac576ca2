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
 * {@code System.Collections.Generic.SortedDictionary`2}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.collections.generic.sorteddictionary-2">System.Collections.Generic.SortedDictionary`2</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Collections.Generic.SortedDictionary`2", values = SortedDictionary.class)
public final class SortedDictionaryType implements LibraryType {
    @Member(CONSTRUCTOR)
    public static <K extends @Nullable Object, V extends @Nullable Object> SortedDictionary<K, V> create() {
        return new SortedDictionary<>(Order.standard());
    }

    @Member(CONSTRUCTOR)
    public static <K extends @Nullable Object, V extends @Nullable Object> SortedDictionary<K, V> create(
            @Nullable Comparer<K> comparer) {
        return new SortedDictionary<>(Order.of(comparer));
    }

    @Member(CONSTRUCTOR)
    public static <K extends @Nullable Object, V extends @Nullable Object> SortedDictionary<K, V> create(
            @Nullable MutableDictionary<K, V> dictionary) {
        return create(dictionary, null);
    }

    @Member(CONSTRUCTOR)
    public static <K extends @Nullable Object, V extends @Nullable Object> SortedDictionary<K, V> create(
            @Nullable MutableDictionary<K, V> dictionary, @Nullable Comparer<K> comparer) {
        if (dictionary == null) throw DotNetException.argumentNull("dictionary");
        var copy = new SortedDictionary<K, V>(Order.of(comparer));
        for (var entry : dictionary) copy.Add(entry.key(), entry.value());
        return copy;
    }

    @Member(INDEXER)
    public static <K extends @Nullable Object, V extends @Nullable Object> @Nullable V Item(
            SortedDictionary<K, V> self, K key) {
        return self.Item(key);
    }

    @Member(INDEX_SETTER)
    public static <K extends @Nullable Object, V extends @Nullable Object> void setItem(
            SortedDictionary<K, V> self, K key, V value) {
        self.SetItem(key, value);
    }

    @Member(PROPERTY)
    public static <K extends @Nullable Object, V extends @Nullable Object> int Count(SortedDictionary<K, V> self) {
        return self.Count();
    }

    @Member(PROPERTY)
    public static <K extends @Nullable Object, V extends @Nullable Object> Iterable<K> Keys(
            SortedDictionary<K, V> self) {
        return self.Keys();
    }

    @Member(PROPERTY)
    public static <K extends @Nullable Object, V extends @Nullable Object> Iterable<V> Values(
            SortedDictionary<K, V> self) {
        return self.Values();
    }

    @Member(METHOD)
    public static <K extends @Nullable Object, V extends @Nullable Object> void Add(
            SortedDictionary<K, V> self, K key, V value) {
        self.Add(key, value);
    }

    @Member(METHOD)
    public static <K extends @Nullable Object, V extends @Nullable Object> boolean ContainsKey(
            SortedDictionary<K, V> self, K key) {
        return self.ContainsKey(key);
    }

    @Member(METHOD)
    public static <K extends @Nullable Object, V extends @Nullable Object> boolean ContainsValue(
            SortedDictionary<K, V> self, V value) {
        for (var found : self.Values()) if (Objects.equals(found, value)) return true;
        return false;
    }

    @Member(METHOD)
    public static <K extends @Nullable Object, V extends @Nullable Object> boolean TryGetValue(
            SortedDictionary<K, V> self, K key, Out<V> value, TypeToken<V> type) {
        value.value = type.defaultValue();
        return self.TryGetValue(key, value);
    }

    @Member(METHOD)
    public static <K extends @Nullable Object, V extends @Nullable Object> boolean Remove(
            SortedDictionary<K, V> self, K key) {
        return self.Remove(key);
    }

    @Member(METHOD)
    public static <K extends @Nullable Object, V extends @Nullable Object> void Clear(SortedDictionary<K, V> self) {
        self.Clear();
    }

    @Member(METHOD)
    public static <K extends @Nullable Object, V extends @Nullable Object> void CopyTo(
            SortedDictionary<K, V> self, KeyValuePair<K, V> @Nullable [] array, int index) {
        ArrayCopies.copy(self, 0, array, index, self.Count());
    }
}

package dev.gatehouse.expr.lib.collections;

import static dev.gatehouse.expr.types.Member.Kind.INDEXER;
import static dev.gatehouse.expr.types.Member.Kind.METHOD;
import static dev.gatehouse.expr.types.Member.Kind.PROPERTY;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import dev.gatehouse.expr.types.Out;
import dev.gatehouse.expr.types.ReadOnlyDictionary;
import dev.gatehouse.expr.types.TypeToken;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.Collections.Generic.IReadOnlyDictionary`2}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.collections.generic.ireadonlydictionary-2">System.Collections.Generic.IReadOnlyDictionary`2</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Collections.Generic.IReadOnlyDictionary`2", values = ReadOnlyDictionary.class)
public final class ReadOnlyDictionaryType implements LibraryType {
    @Member(INDEXER)
    public static <K extends @Nullable Object, V extends @Nullable Object> @Nullable V Item(
            ReadOnlyDictionary<K, V> self, K key) {
        return self.Item(key);
    }

    @Member(PROPERTY)
    public static <K extends @Nullable Object, V extends @Nullable Object> int Count(ReadOnlyDictionary<K, V> self) {
        return self.Count();
    }

    @Member(PROPERTY)
    public static <K extends @Nullable Object, V extends @Nullable Object> Iterable<K> Keys(
            ReadOnlyDictionary<K, V> self) {
        return self.Keys();
    }

    @Member(PROPERTY)
    public static <K extends @Nullable Object, V extends @Nullable Object> Iterable<V> Values(
            ReadOnlyDictionary<K, V> self) {
        return self.Values();
    }

    @Member(METHOD)
    public static <K extends @Nullable Object, V extends @Nullable Object> boolean ContainsKey(
            ReadOnlyDictionary<K, V> self, K key) {
        return self.ContainsKey(key);
    }

    @Member(METHOD)
    public static <K extends @Nullable Object, V extends @Nullable Object> boolean TryGetValue(
            ReadOnlyDictionary<K, V> self, K key, Out<V> value, TypeToken<V> type) {
        value.value = type.defaultValue();
        return self.TryGetValue(key, value);
    }
}

package dev.gatehouse.expr.lib.collections;

import static dev.gatehouse.expr.types.Member.Kind.EXTENSION;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import dev.gatehouse.expr.types.Out;
import dev.gatehouse.expr.types.ReadOnlyDictionary;
import dev.gatehouse.expr.types.TypeToken;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.Collections.Generic.CollectionExtensions}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.collections.generic.collectionextensions">System.Collections.Generic.CollectionExtensions</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Collections.Generic.CollectionExtensions")
public final class CollectionExtensionsType implements LibraryType {
    @Member(EXTENSION)
    public static <K extends @Nullable Object, V extends @Nullable Object> @Nullable V GetValueOrDefault(
            @Nullable ReadOnlyDictionary<K, V> dictionary, K key, TypeToken<V> type) {
        var value = new Out<V>();
        return required(dictionary).TryGetValue(key, value) ? value.value : type.defaultValue();
    }

    @Member(EXTENSION)
    public static <K extends @Nullable Object, V extends @Nullable Object> @Nullable V GetValueOrDefault(
            @Nullable ReadOnlyDictionary<K, V> dictionary, K key, V defaultValue) {
        var value = new Out<V>();
        return required(dictionary).TryGetValue(key, value) ? value.value : defaultValue;
    }

    private static <K extends @Nullable Object, V extends @Nullable Object> ReadOnlyDictionary<K, V> required(
            @Nullable ReadOnlyDictionary<K, V> dictionary) {
        if (dictionary == null) throw DotNetException.argumentNull("dictionary");
        return dictionary;
    }
}

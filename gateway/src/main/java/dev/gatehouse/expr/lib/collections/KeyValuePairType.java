package dev.gatehouse.expr.lib.collections;

import static dev.gatehouse.expr.types.Member.Kind.CONSTRUCTOR;
import static dev.gatehouse.expr.types.Member.Kind.METHOD;
import static dev.gatehouse.expr.types.Member.Kind.PROPERTY;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.KeyValuePair;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import dev.gatehouse.expr.types.Out;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.Collections.Generic.KeyValuePair`2}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.collections.generic.keyvaluepair-2">System.Collections.Generic.KeyValuePair`2</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Collections.Generic.KeyValuePair`2", values = KeyValuePair.class, struct = true)
public final class KeyValuePairType implements LibraryType {
    @Member(CONSTRUCTOR)
    public static <K extends @Nullable Object, V extends @Nullable Object> KeyValuePair<K, V> create(K key, V value) {
        return new KeyValuePair<>(key, value);
    }

    @Member(PROPERTY)
    public static <K extends @Nullable Object, V extends @Nullable Object> K Key(KeyValuePair<K, V> self) {
        return self.key();
    }

    @Member(PROPERTY)
    public static <K extends @Nullable Object, V extends @Nullable Object> V Value(KeyValuePair<K, V> self) {
        return self.value();
    }

    @Member(METHOD)
    public static <K extends @Nullable Object, V extends @Nullable Object> void Deconstruct(
            KeyValuePair<K, V> self, Out<K> key, Out<V> value) {
        key.value = self.key();
        value.value = self.value();
    }
}

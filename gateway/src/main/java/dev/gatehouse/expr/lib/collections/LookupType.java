package dev.gatehouse.expr.lib.collections;

import static dev.gatehouse.expr.types.Member.Kind.INDEXER;
import static dev.gatehouse.expr.types.Member.Kind.METHOD;
import static dev.gatehouse.expr.types.Member.Kind.PROPERTY;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.Linq.ILookup`2}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.linq.ilookup-2">System.Linq.ILookup`2</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Linq.ILookup`2", values = Lookup.class)
public final class LookupType implements LibraryType {
    @Member(INDEXER)
    public static <K extends @Nullable Object, T extends @Nullable Object> Iterable<T> Item(Lookup<K, T> self, K key) {
        return self.item(key);
    }

    @Member(PROPERTY)
    public static <K extends @Nullable Object, T extends @Nullable Object> int Count(Lookup<K, T> self) {
        return self.count();
    }

    @Member(METHOD)
    public static <K extends @Nullable Object, T extends @Nullable Object> boolean Contains(Lookup<K, T> self, K key) {
        return self.has(key);
    }
}

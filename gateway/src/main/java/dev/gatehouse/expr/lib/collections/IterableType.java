package dev.gatehouse.expr.lib.collections;

import static dev.gatehouse.expr.types.Member.Kind.METHOD;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.Collections.Generic.IEnumerable`1}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.collections.generic.ienumerable-1">System.Collections.Generic.IEnumerable`1</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Collections.Generic.IEnumerable`1", values = Iterable.class)
public final class IterableType implements LibraryType {

    @Member(METHOD)
    public static <T extends @Nullable Object> Enumerator<T> GetEnumerator(Iterable<T> self) {
        return new Enumerator<>(self.iterator());
    }
}

package dev.gatehouse.expr.lib.collections;

import static dev.gatehouse.expr.types.Member.Kind.METHOD;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.Collections.Generic.IComparer`1}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.collections.generic.icomparer-1">System.Collections.Generic.IComparer`1</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Collections.Generic.IComparer`1", values = Comparer.class)
public final class ComparerType implements LibraryType {
    @Member(METHOD)
    public static <T extends @Nullable Object> int Compare(Comparer<T> self, T x, T y) {
        return self.order(x, y);
    }
}

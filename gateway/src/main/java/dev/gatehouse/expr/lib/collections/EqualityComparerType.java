package dev.gatehouse.expr.lib.collections;

import static dev.gatehouse.expr.types.Member.Kind.METHOD;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.Collections.Generic.IEqualityComparer`1}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.collections.generic.iequalitycomparer-1">System.Collections.Generic.IEqualityComparer`1</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Collections.Generic.IEqualityComparer`1", values = EqualityComparer.class)
public final class EqualityComparerType implements LibraryType {
    @Member(METHOD)
    public static <T extends @Nullable Object> boolean Equals(EqualityComparer<T> self, T x, T y) {
        return Objects.equals(self.key(x), self.key(y));
    }
}

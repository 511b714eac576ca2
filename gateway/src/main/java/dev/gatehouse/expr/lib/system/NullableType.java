package dev.gatehouse.expr.lib.system;

import static dev.gatehouse.expr.types.Member.Kind.STATIC;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.lib.collections.Order;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Lifted;
import dev.gatehouse.expr.types.Member;
import dev.gatehouse.expr.types.TypeToken;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.Nullable}, the static class beside {@code Nullable<T>}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.nullable">System.Nullable</a>
 */
@AutoService(LibraryType.class)
@DotNet("System.Nullable")
public final class NullableType implements LibraryType {
    /** The type behind {@code typeof(int?)}; null for a type that is not nullable. */
    @Member(STATIC)
    public static @Nullable TypeToken<?> GetUnderlyingType(@Nullable TypeToken<?> nullableType) {
        if (nullableType == null) throw DotNetException.argumentNull("nullableType");
        return nullableType.name().startsWith("System.Nullable`1[")
                ? nullableType.arguments().getFirst()
                : null;
    }

    @Member(STATIC)
    public static <T extends @Nullable Object> int Compare(@Lifted @Nullable T n1, @Lifted @Nullable T n2) {
        return Order.compare(n1, n2);
    }

    @Member(value = STATIC, name = "Equals")
    public static <T extends @Nullable Object> boolean equalsStatic(@Lifted @Nullable T n1, @Lifted @Nullable T n2) {
        return Objects.equals(n1, n2);
    }
}

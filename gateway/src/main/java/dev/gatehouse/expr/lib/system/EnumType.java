package dev.gatehouse.expr.lib.system;

import static dev.gatehouse.expr.types.Member.Kind.METHOD;
import static dev.gatehouse.expr.types.Member.Kind.STATIC;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import dev.gatehouse.expr.types.Out;
import dev.gatehouse.expr.types.Text;
import dev.gatehouse.expr.types.TypeToken;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.Enum}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.enum">System.Enum</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Enum", values = Enum.class)
public final class EnumType implements LibraryType {
    @Member(METHOD)
    public static String ToString(Enum<?> self, @Nullable String format) {
        return format == null || format.isEmpty() ? Text.of(self) : CompositeFormat.constant(self, format);
    }

    @Member(METHOD)
    public static int CompareTo(Enum<?> self, @Nullable Object target) {
        if (target == null) return 1;
        if (!(target instanceof Enum<?> other) || other.getDeclaringClass() != self.getDeclaringClass()) {
            throw DotNetException.argument("Object must be the same type as the enum.");
        }
        return number(self).compareTo(number(target));
    }

    /** By name or number; the case of names counts unless said otherwise. */
    @Member(STATIC)
    public static <T> boolean TryParse(@Nullable String value, Out<T> result, TypeToken<T> type) {
        return TryParse(value, false, result, type);
    }

    @Member(STATIC)
    public static <T> boolean TryParse(@Nullable String value, boolean ignoreCase, Out<T> result, TypeToken<T> type) {
        result.value = type.defaultValue();
        var constants = type.values().getEnumConstants();
        if (value == null || constants == null) return false;
        var wanted = value.strip();
        for (var constant : constants) {
            var name = Text.of(constant);
            if (ignoreCase ? name.equalsIgnoreCase(wanted) : name.equals(wanted)) result.value = type.cast(constant);
            else if (number(constant).toString().equals(wanted)) result.value = type.cast(constant);
            else continue;
            return true;
        }
        return false;
    }

    private static BigInteger number(Object constant) {
        var number = Conversions.whole(constant);
        return number == null ? BigInteger.ZERO : number;
    }
}

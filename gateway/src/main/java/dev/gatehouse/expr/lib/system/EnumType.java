package dev.gatehouse.expr.lib.system;

import static dev.gatehouse.expr.types.Member.Kind.METHOD;
import static dev.gatehouse.expr.types.Member.Kind.STATIC;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.FlagSet;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import dev.gatehouse.expr.types.Out;
import dev.gatehouse.expr.types.Text;
import dev.gatehouse.expr.types.TypeToken;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.Enum}: the base of all enums, which are {@code Enum}s of Java or {@link FlagSet}s; hence the plain
 * {@code Object} in its members.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.enum">System.Enum</a>
 */
@AutoService(LibraryType.class)
@DotNet("System.Enum")
public final class EnumType implements LibraryType {
    @Member(METHOD)
    public static String ToString(Object self, @Nullable String format) {
        return format == null || format.isEmpty() ? Text.of(self) : CompositeFormat.constant(self, format);
    }

    @Member(METHOD)
    public static String ToString(Object self, @Nullable FormatProvider provider) {
        return Text.of(self);
    }

    @Member(METHOD)
    public static String ToString(Object self, @Nullable String format, @Nullable FormatProvider provider) {
        return ToString(self, format);
    }

    @Member(METHOD)
    public static boolean HasFlag(Object self, @Nullable Object flag) {
        if (flag == null) throw DotNetException.argumentNull("flag");
        if (flag.getClass() != self.getClass()) {
            throw DotNetException.argument("The argument type is not the same as the enum type.");
        }
        var wanted = EnumConstants.number(flag);
        return EnumConstants.number(self).and(wanted).equals(wanted);
    }

    @Member(METHOD)
    public static int CompareTo(Object self, @Nullable Object target) {
        if (target == null) return 1;
        if (target.getClass() != self.getClass()) {
            throw DotNetException.argument("Object must be the same type as the enum.");
        }
        return EnumConstants.number(self).compareTo(EnumConstants.number(target));
    }

    @Member(METHOD)
    public static TypeCode GetTypeCode(Object self) {
        return TypeCode.Int32;
    }

    @Member(STATIC)
    public static Object Parse(@Nullable TypeToken<?> enumType, @Nullable String value) {
        return EnumConstants.of(enumType).parse(value, false);
    }

    @Member(STATIC)
    public static Object Parse(@Nullable TypeToken<?> enumType, @Nullable String value, boolean ignoreCase) {
        return EnumConstants.of(enumType).parse(value, ignoreCase);
    }

    @Member(STATIC)
    public static <T> @Nullable T Parse(@Nullable String value, TypeToken<T> type) {
        return type.cast(EnumConstants.of(type).parse(value, false));
    }

    @Member(STATIC)
    public static <T> @Nullable T Parse(@Nullable String value, boolean ignoreCase, TypeToken<T> type) {
        return type.cast(EnumConstants.of(type).parse(value, ignoreCase));
    }

    /** By names, joined by commas, or number; the case of names counts unless said otherwise. */
    @Member(STATIC)
    public static <T> boolean TryParse(@Nullable String value, Out<T> result, TypeToken<T> type) {
        return TryParse(value, false, result, type);
    }

    @Member(STATIC)
    public static <T> boolean TryParse(@Nullable String value, boolean ignoreCase, Out<T> result, TypeToken<T> type) {
        var found = EnumConstants.of(type).find(value, ignoreCase);
        result.value = found == null ? type.defaultValue() : type.cast(found);
        return found != null;
    }

    @Member(STATIC)
    public static boolean TryParse(@Nullable TypeToken<?> enumType, @Nullable String value, Out<Object> result) {
        return TryParse(enumType, value, false, result);
    }

    @Member(STATIC)
    public static boolean TryParse(
            @Nullable TypeToken<?> enumType, @Nullable String value, boolean ignoreCase, Out<Object> result) {
        result.value = EnumConstants.of(enumType).find(value, ignoreCase);
        return result.value != null;
    }

    /** Whether a constant has that name or number; a number has to be an {@code int}, or a value of the enum. */
    @Member(STATIC)
    public static boolean IsDefined(@Nullable TypeToken<?> enumType, @Nullable Object value) {
        return EnumConstants.of(enumType).isDefined(value);
    }

    @Member(STATIC)
    public static String @Nullable [] GetNames(@Nullable TypeToken<?> enumType) {
        return EnumConstants.of(enumType).names().toArray(String[]::new);
    }

    /** The name of a number or value; null if it has none. */
    @Member(STATIC)
    public static @Nullable String GetName(@Nullable TypeToken<?> enumType, @Nullable Object value) {
        return EnumConstants.of(enumType).name(value);
    }

    /** The constants in the order of their numbers: .NET has an array here. */
    @Member(STATIC)
    public static List<@Nullable Object> GetValues(@Nullable TypeToken<?> enumType) {
        return EnumConstants.of(enumType).values();
    }

    @Member(STATIC)
    public static TypeToken<?> GetUnderlyingType(@Nullable TypeToken<?> enumType) {
        EnumConstants.of(enumType);
        return TypeToken.INT;
    }

    @Member(STATIC)
    public static String Format(@Nullable TypeToken<?> enumType, @Nullable Object value, @Nullable String format) {
        if (format == null) throw DotNetException.argumentNull("format");
        return ToString(EnumConstants.of(enumType).value(value), format);
    }

    /** The constant with that number; unlike .NET, a number without a name has none. */
    @Member(STATIC)
    public static Object ToObject(@Nullable TypeToken<?> enumType, @Nullable Object value) {
        return EnumConstants.of(enumType).value(value);
    }
}

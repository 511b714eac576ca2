package dev.gatehouse.expr.lib.system;

import dev.gatehouse.expr.types.Decimal;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.EnumValue;
import dev.gatehouse.expr.types.FlagSet;
import dev.gatehouse.expr.types.Text;
import dev.gatehouse.expr.types.TypeNames;
import dev.gatehouse.expr.types.UInt16;
import dev.gatehouse.expr.types.UInt32;
import dev.gatehouse.expr.types.UInt64;
import dev.gatehouse.expr.types.UInt8;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * The conversions of {@code System.Convert} between boxed values: null is zero, fractions are rounded half
 * to even, texts are parsed.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.convert">System.Convert</a>
 */
public final class Conversions {
    private static final BigInteger UNSIGNED_LONG = BigInteger.TWO.pow(64).subtract(BigInteger.ONE);

    private Conversions() {}

    public static int toInt32(@Nullable Object value) {
        if (value instanceof Integer number) return number;
        return integer(value, BigInteger.valueOf(Integer.MIN_VALUE), BigInteger.valueOf(Integer.MAX_VALUE), "an Int32")
                .intValue();
    }

    public static long toInt64(@Nullable Object value) {
        if (value instanceof Long number) return number;
        return integer(value, BigInteger.valueOf(Long.MIN_VALUE), BigInteger.valueOf(Long.MAX_VALUE), "an Int64")
                .longValue();
    }

    public static short toInt16(@Nullable Object value) {
        return integer(value, BigInteger.valueOf(Short.MIN_VALUE), BigInteger.valueOf(Short.MAX_VALUE), "an Int16")
                .shortValue();
    }

    public static byte toSByte(@Nullable Object value) {
        return integer(value, BigInteger.valueOf(Byte.MIN_VALUE), BigInteger.valueOf(Byte.MAX_VALUE), "a signed byte")
                .byteValue();
    }

    public static UInt8 toByte(@Nullable Object value) {
        return new UInt8(integer(value, BigInteger.ZERO, BigInteger.valueOf(0xff), "an unsigned byte")
                .byteValue());
    }

    public static UInt16 toUInt16(@Nullable Object value) {
        return new UInt16(integer(value, BigInteger.ZERO, BigInteger.valueOf(0xffff), "a UInt16")
                .shortValue());
    }

    public static UInt32 toUInt32(@Nullable Object value) {
        return new UInt32(integer(value, BigInteger.ZERO, BigInteger.valueOf(0xffff_ffffL), "a UInt32")
                .intValue());
    }

    public static UInt64 toUInt64(@Nullable Object value) {
        return new UInt64(
                integer(value, BigInteger.ZERO, UNSIGNED_LONG, "a UInt64").longValue());
    }

    private static BigInteger integer(@Nullable Object value, BigInteger min, BigInteger max, String type) {
        var number = switch (value) {
            case null -> BigInteger.ZERO;
            case Boolean truth -> truth ? BigInteger.ONE : BigInteger.ZERO;
            case Character c -> BigInteger.valueOf(c);
            case Float fraction -> rounded(fraction, type);
            case Double fraction -> rounded(fraction, type);
            case Decimal fraction -> rounded(fraction.value());
            case String text -> {
                var parsed = NumberParse.integer(text, NumberParse.INTEGER);
                if (parsed == null) throw NumberParse.badFormat();
                yield parsed;
            }
            default -> whole(value);
        };
        if (number == null) throw unconvertible(value, type);
        if (number.compareTo(min) < 0 || number.compareTo(max) > 0) throw NumberParse.tooLarge(type);
        return number;
    }

    private static BigInteger rounded(double value, String type) {
        if (!Double.isFinite(value)) throw NumberParse.tooLarge(type);
        return rounded(new BigDecimal(value));
    }

    private static BigInteger rounded(BigDecimal value) {
        return value.setScale(0, RoundingMode.HALF_EVEN).toBigInteger();
    }

    /** The number of an integer or an enum's constant; null for anything else. */
    @SuppressWarnings("EnumOrdinal") // enums are declared in the order of .NET's numbers
    public static @Nullable BigInteger whole(@Nullable Object value) {
        return switch (value) {
            case Integer number -> BigInteger.valueOf(number);
            case Long number -> BigInteger.valueOf(number);
            case Short number -> BigInteger.valueOf(number);
            case Byte number -> BigInteger.valueOf(number);
            case UInt8 number -> BigInteger.valueOf(number.value());
            case UInt16 number -> new BigInteger(number.toString());
            case UInt32 number -> new BigInteger(number.toString());
            case UInt64 number -> new BigInteger(number.toString());
            case BigInteger number -> number;
            case EnumValue constant -> BigInteger.valueOf(constant.value());
            case FlagSet<?> flags -> BigInteger.valueOf(flags.bits());
            case Enum<?> constant -> BigInteger.valueOf(constant.ordinal());
            case null, default -> null;
        };
    }

    public static double toDouble(@Nullable Object value) {
        return switch (value) {
            case null -> 0;
            case Double number -> number;
            case Float number -> number;
            case Decimal number -> number.toDouble();
            case Boolean truth -> truth ? 1 : 0;
            case String text -> {
                var parsed = NumberParse.float64(text, NumberParse.FLOAT_WITH_THOUSANDS);
                if (parsed == null) throw NumberParse.badFormat();
                yield parsed;
            }
            default -> {
                var whole = whole(value);
                if (whole == null) throw unconvertible(value, "a Double");
                yield whole.doubleValue();
            }
        };
    }

    public static float toSingle(@Nullable Object value) {
        if (value instanceof String text) {
            var parsed = NumberParse.float32(text, NumberParse.FLOAT_WITH_THOUSANDS);
            if (parsed == null) throw NumberParse.badFormat();
            return parsed;
        }
        return value instanceof Float number ? number : (float) toDouble(value);
    }

    public static Decimal toDecimal(@Nullable Object value) {
        return switch (value) {
            case null -> Decimal.ZERO;
            case Decimal number -> number;
            case Double number -> Decimal.of(number.doubleValue());
            case Float number -> Decimal.of(number.floatValue());
            case Boolean truth -> truth ? Decimal.ONE : Decimal.ZERO;
            case String text -> {
                var parsed = NumberParse.decimal(text, NumberParse.NUMBER);
                if (parsed == null) throw NumberParse.badFormat();
                yield parsed;
            }
            default -> {
                var whole = whole(value);
                if (whole == null) throw unconvertible(value, "a Decimal");
                yield Decimal.of(new BigDecimal(whole));
            }
        };
    }

    public static boolean toBoolean(@Nullable Object value) {
        return switch (value) {
            case null -> false;
            case Boolean truth -> truth;
            case String text -> BooleanType.Parse(text);
            case Character _, DateTime _ -> throw unconvertible(value, "a Boolean");
            default -> toDouble(value) != 0;
        };
    }

    public static char toChar(@Nullable Object value) {
        return switch (value) {
            case null -> '\0';
            case Character c -> c;
            case String text -> {
                if (text.length() != 1) {
                    throw DotNetException.format("String must be exactly one character long.");
                }
                yield text.charAt(0);
            }
            case Boolean _, Float _, Double _, Decimal _ -> throw unconvertible(value, "a Char");
            default ->
                (char) integer(value, BigInteger.ZERO, BigInteger.valueOf(0xffff), "a character")
                        .intValue();
        };
    }

    public static DateTime toDateTime(@Nullable Object value) {
        return switch (value) {
            case null -> DateTime.MIN;
            case DateTime date -> date;
            case String text -> DateParse.parse(text);
            default -> throw unconvertible(value, "a DateTime");
        };
    }

    public static String toText(@Nullable Object value) {
        return Text.of(value);
    }

    /**
     * {@code Convert.ChangeType}: by the .NET name of the type wanted.
     *
     * @throws DotNetException InvalidCastException where there is no conversion
     */
    public static @Nullable Object changeType(@Nullable Object value, String type) {
        return switch (type) {
            case "System.Object" -> value;
            case "System.String" -> value == null ? null : toText(value);
            case "System.Boolean" -> toBoolean(present(value));
            case "System.Char" -> toChar(present(value));
            case "System.SByte" -> toSByte(present(value));
            case "System.Byte" -> toByte(present(value));
            case "System.Int16" -> toInt16(present(value));
            case "System.UInt16" -> toUInt16(present(value));
            case "System.Int32" -> toInt32(present(value));
            case "System.UInt32" -> toUInt32(present(value));
            case "System.Int64" -> toInt64(present(value));
            case "System.UInt64" -> toUInt64(present(value));
            case "System.Single" -> toSingle(present(value));
            case "System.Double" -> toDouble(present(value));
            case "System.Decimal" -> toDecimal(present(value));
            case "System.DateTime" -> toDateTime(present(value));
            default -> {
                if (value != null && TypeNames.of(value).equals(type)) yield value;
                var from = value == null ? "null" : TypeNames.of(value);
                throw DotNetException.invalidCast("Invalid cast from '" + from + "' to '" + type + "'.");
            }
        };
    }

    private static Object present(@Nullable Object value) {
        if (value == null) throw DotNetException.invalidCast("Null object cannot be converted to a value type.");
        return value;
    }

    private static DotNetException unconvertible(@Nullable Object value, String type) {
        var from = value == null ? "null" : TypeNames.of(value);
        return value instanceof Character || value instanceof DateTime || value instanceof Number
                ? DotNetException.invalidCast(
                        "Invalid cast from '" + from + "' to '" + type.substring(type.indexOf(' ') + 1) + "'.")
                : DotNetException.invalidCast(
                        "Unable to cast object of type '" + from + "' to type 'System.IConvertible'.");
    }
}

package dev.gatehouse.expr.lib.system;

import static dev.gatehouse.expr.types.Member.Kind.STATIC;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.Decimal;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import dev.gatehouse.expr.types.TypeNames;
import dev.gatehouse.expr.types.TypeToken;
import dev.gatehouse.expr.types.Unsigned;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.Convert}. Rules of conversion: {@link Conversions}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.convert">System.Convert</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Convert")
public final class ConvertType implements LibraryType {
    private static final int LINE = 76;
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(LINE, new byte[] {'\r', '\n'});

    @Member(STATIC)
    public static int ToInt32(@Nullable Object value) {
        return Conversions.toInt32(value);
    }

    @Member(STATIC)
    public static int ToInt32(@Nullable String value) {
        return Conversions.toInt32(value);
    }

    @Member(STATIC)
    public static int ToInt32(@Nullable Object value, @Nullable FormatProvider provider) {
        return Conversions.toInt32(value);
    }

    @Member(STATIC)
    public static long ToInt64(@Nullable Object value) {
        return Conversions.toInt64(value);
    }

    @Member(STATIC)
    public static long ToInt64(@Nullable String value) {
        return Conversions.toInt64(value);
    }

    @Member(STATIC)
    public static long ToInt64(@Nullable Object value, @Nullable FormatProvider provider) {
        return Conversions.toInt64(value);
    }

    @Member(STATIC)
    public static short ToInt16(@Nullable Object value) {
        return Conversions.toInt16(value);
    }

    @Member(STATIC)
    public static short ToInt16(@Nullable String value) {
        return Conversions.toInt16(value);
    }

    @Member(STATIC)
    public static short ToInt16(@Nullable Object value, @Nullable FormatProvider provider) {
        return Conversions.toInt16(value);
    }

    @Member(STATIC)
    public static byte ToSByte(@Nullable Object value) {
        return Conversions.toSByte(value);
    }

    @Member(STATIC)
    public static byte ToSByte(@Nullable String value) {
        return Conversions.toSByte(value);
    }

    @Member(STATIC)
    public static byte ToSByte(@Nullable Object value, @Nullable FormatProvider provider) {
        return Conversions.toSByte(value);
    }

    @Member(STATIC)
    public static @Unsigned byte ToByte(@Nullable Object value) {
        return Conversions.toByte(value).bits();
    }

    @Member(STATIC)
    public static @Unsigned byte ToByte(@Nullable String value) {
        return Conversions.toByte(value).bits();
    }

    @Member(STATIC)
    public static @Unsigned byte ToByte(@Nullable Object value, @Nullable FormatProvider provider) {
        return Conversions.toByte(value).bits();
    }

    @Member(STATIC)
    public static @Unsigned short ToUInt16(@Nullable Object value) {
        return Conversions.toUInt16(value).bits();
    }

    @Member(STATIC)
    public static @Unsigned short ToUInt16(@Nullable String value) {
        return Conversions.toUInt16(value).bits();
    }

    @Member(STATIC)
    public static @Unsigned short ToUInt16(@Nullable Object value, @Nullable FormatProvider provider) {
        return Conversions.toUInt16(value).bits();
    }

    @Member(STATIC)
    public static @Unsigned int ToUInt32(@Nullable Object value) {
        return Conversions.toUInt32(value).bits();
    }

    @Member(STATIC)
    public static @Unsigned int ToUInt32(@Nullable String value) {
        return Conversions.toUInt32(value).bits();
    }

    @Member(STATIC)
    public static @Unsigned int ToUInt32(@Nullable Object value, @Nullable FormatProvider provider) {
        return Conversions.toUInt32(value).bits();
    }

    @Member(STATIC)
    public static @Unsigned long ToUInt64(@Nullable Object value) {
        return Conversions.toUInt64(value).bits();
    }

    @Member(STATIC)
    public static @Unsigned long ToUInt64(@Nullable String value) {
        return Conversions.toUInt64(value).bits();
    }

    @Member(STATIC)
    public static @Unsigned long ToUInt64(@Nullable Object value, @Nullable FormatProvider provider) {
        return Conversions.toUInt64(value).bits();
    }

    @Member(STATIC)
    public static double ToDouble(@Nullable Object value) {
        return Conversions.toDouble(value);
    }

    @Member(STATIC)
    public static double ToDouble(@Nullable String value) {
        return Conversions.toDouble(value);
    }

    @Member(STATIC)
    public static double ToDouble(@Nullable Object value, @Nullable FormatProvider provider) {
        return Conversions.toDouble(value);
    }

    @Member(STATIC)
    public static float ToSingle(@Nullable Object value) {
        return Conversions.toSingle(value);
    }

    @Member(STATIC)
    public static float ToSingle(@Nullable String value) {
        return Conversions.toSingle(value);
    }

    @Member(STATIC)
    public static float ToSingle(@Nullable Object value, @Nullable FormatProvider provider) {
        return Conversions.toSingle(value);
    }

    @Member(STATIC)
    public static Decimal ToDecimal(@Nullable Object value) {
        return Conversions.toDecimal(value);
    }

    @Member(STATIC)
    public static Decimal ToDecimal(@Nullable String value) {
        return Conversions.toDecimal(value);
    }

    @Member(STATIC)
    public static Decimal ToDecimal(@Nullable Object value, @Nullable FormatProvider provider) {
        return Conversions.toDecimal(value);
    }

    @Member(STATIC)
    public static boolean ToBoolean(@Nullable Object value) {
        return Conversions.toBoolean(value);
    }

    @Member(STATIC)
    public static boolean ToBoolean(@Nullable String value) {
        return Conversions.toBoolean(value);
    }

    @Member(STATIC)
    public static boolean ToBoolean(@Nullable Object value, @Nullable FormatProvider provider) {
        return Conversions.toBoolean(value);
    }

    @Member(STATIC)
    public static char ToChar(@Nullable Object value) {
        return Conversions.toChar(value);
    }

    @Member(STATIC)
    public static char ToChar(@Nullable String value) {
        return Conversions.toChar(value);
    }

    @Member(STATIC)
    public static char ToChar(@Nullable Object value, @Nullable FormatProvider provider) {
        return Conversions.toChar(value);
    }

    @Member(STATIC)
    public static DateTime ToDateTime(@Nullable Object value) {
        return Conversions.toDateTime(value);
    }

    @Member(STATIC)
    public static DateTime ToDateTime(@Nullable String value) {
        return Conversions.toDateTime(value);
    }

    @Member(STATIC)
    public static DateTime ToDateTime(@Nullable Object value, @Nullable FormatProvider provider) {
        return Conversions.toDateTime(value);
    }

    @Member(STATIC)
    public static int ToInt32(@Nullable String value, int fromBase) {
        return digits(value, fromBase, 32).intValue();
    }

    @Member(STATIC)
    public static long ToInt64(@Nullable String value, int fromBase) {
        return digits(value, fromBase, 64).longValue();
    }

    @Member(STATIC)
    public static short ToInt16(@Nullable String value, int fromBase) {
        return digits(value, fromBase, 16).shortValue();
    }

    @Member(STATIC)
    public static @Unsigned byte ToByte(@Nullable String value, int fromBase) {
        return digits(value, fromBase, 8).byteValue();
    }

    @Member(STATIC)
    public static @Unsigned int ToUInt32(@Nullable String value, int fromBase) {
        return digits(value, fromBase, 32).intValue();
    }

    @Member(STATIC)
    public static @Unsigned long ToUInt64(@Nullable String value, int fromBase) {
        return digits(value, fromBase, 64).longValue();
    }

    @Member(STATIC)
    public static String ToString(@Nullable Object value) {
        return Conversions.toText(value);
    }

    @Member(STATIC)
    public static @Nullable String ToString(@Nullable String value) {
        return value;
    }

    @Member(STATIC)
    public static String ToString(@Nullable Object value, @Nullable FormatProvider provider) {
        return Conversions.toText(value);
    }

    @Member(STATIC)
    public static String ToString(int value, int toBase) {
        return inBase(BigInteger.valueOf(value), Integer.SIZE, toBase);
    }

    @Member(STATIC)
    public static String ToString(long value, int toBase) {
        return inBase(BigInteger.valueOf(value), Long.SIZE, toBase);
    }

    @Member(STATIC)
    public static String ToString(@Unsigned byte value, int toBase) {
        return inBase(BigInteger.valueOf(Byte.toUnsignedInt(value)), Byte.SIZE, toBase);
    }

    @Member(STATIC)
    public static String ToBase64String(byte @Nullable [] inArray) {
        return Base64.getEncoder().encodeToString(required(inArray));
    }

    @Member(STATIC)
    public static String ToBase64String(byte @Nullable [] inArray, Base64FormattingOptions options) {
        return switch (options) {
            case None -> ToBase64String(inArray);
            case InsertLineBreaks -> LINES.encodeToString(required(inArray));
        };
    }

    @Member(STATIC)
    public static String ToBase64String(byte @Nullable [] inArray, int offset, int length) {
        var bytes = required(inArray);
        if (length < 0) throw DotNetException.argumentOutOfRange("length");
        if (offset < 0 || offset > bytes.length - length) throw DotNetException.argumentOutOfRange("offset");
        return Base64.getEncoder().encodeToString(Arrays.copyOfRange(bytes, offset, offset + length));
    }

    /** White space is ignored; padding is required. */
    @Member(STATIC)
    public static byte[] FromBase64String(@Nullable String s) {
        if (s == null) throw DotNetException.argumentNull("s");
        var text = s.chars().anyMatch(ConvertType::isWhite)
                ? s.chars()
                        .filter(c -> !isWhite(c))
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString()
                : s;
        if (text.length() % 4 != 0) throw badBase64();
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException _) {
            throw badBase64();
        }
    }

    @Member(STATIC)
    public static boolean IsDBNull(@Nullable Object value) {
        return false;
    }

    private static boolean isWhite(int c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }

    private static DotNetException badBase64() {
        return DotNetException.format(
                "The input is not a valid Base-64 string as it contains a non-base 64 character, more"
                        + " than two padding characters, or an illegal character among the padding characters.");
    }

    private static byte[] required(byte @Nullable [] bytes) {
        if (bytes == null) throw DotNetException.argumentNull("inArray");
        return bytes;
    }

    private static void requireBase(int base) {
        if (base != 2 && base != 8 && base != 10 && base != 16) throw DotNetException.argument("Invalid Base.");
    }

    private static String inBase(BigInteger value, int bits, int base) {
        requireBase(base);
        var negative = value.signum() < 0 && base != 10;
        return (negative ? value.add(BigInteger.ONE.shiftLeft(bits)) : value).toString(base);
    }

    /** Digits of a base; in other bases than ten the top bit is the sign, as in two's complement. */
    private static BigInteger digits(@Nullable String value, int base, int bits) {
        requireBase(base);
        if (value == null) return BigInteger.ZERO;
        if (value.isEmpty()) throw DotNetException.argumentOutOfRange("Index was out of range.");
        var text = value;
        var negative = base == 10 && text.startsWith("-");
        if (negative || (base == 10 && text.startsWith("+"))) text = text.substring(1);
        if (base == 16 && (text.startsWith("0x") || text.startsWith("0X"))) text = text.substring(2);
        if (text.isEmpty() || text.chars().anyMatch(c -> c > 'f' || Character.digit(c, base) < 0)) {
            throw DotNetException.format(
                    text.isEmpty()
                            ? "Could not find any recognizable digits."
                            : "Additional non-parsable characters are at the end of the string.");
        }
        var number = new BigInteger(text, base);
        if (number.bitLength() > (base == 10 ? bits - 1 : bits)) {
            throw DotNetException.overflow("Value was either too large or too small.");
        }
        return negative ? number.negate() : number;
    }

    @Member(STATIC)
    public static @Nullable Object ChangeType(@Nullable Object value, @Nullable TypeToken<?> conversionType) {
        if (conversionType == null) throw DotNetException.argumentNull("conversionType");
        if (value == null && conversionType.allowsNull()) return null;
        return Conversions.changeType(value, conversionType.name());
    }

    @Member(STATIC)
    public static @Nullable Object ChangeType(
            @Nullable Object value, @Nullable TypeToken<?> conversionType, @Nullable FormatProvider provider) {
        return ChangeType(value, conversionType);
    }

    @Member(STATIC)
    public static @Nullable Object ChangeType(@Nullable Object value, TypeCode typeCode) {
        boolean nothing = value == null
                && (typeCode == TypeCode.Empty || typeCode == TypeCode.String || typeCode == TypeCode.Object);
        return nothing ? null : Conversions.changeType(value, "System." + typeCode.name());
    }

    @Member(STATIC)
    public static @Nullable Object ChangeType(
            @Nullable Object value, TypeCode typeCode, @Nullable FormatProvider provider) {
        return ChangeType(value, typeCode);
    }

    @Member(STATIC)
    public static TypeCode GetTypeCode(@Nullable Object value) {
        return value == null ? TypeCode.Empty : TypeCode.named(TypeNames.of(value));
    }

    @Member(STATIC)
    public static byte ToSByte(@Nullable String value, int fromBase) {
        return digits(value, fromBase, 8).byteValue();
    }

    @Member(STATIC)
    public static @Unsigned short ToUInt16(@Nullable String value, int fromBase) {
        return digits(value, fromBase, 16).shortValue();
    }

    @Member(STATIC)
    public static String ToString(short value, int toBase) {
        return inBase(BigInteger.valueOf(value), Short.SIZE, toBase);
    }

    @Member(STATIC)
    public static String ToBase64String(
            byte @Nullable [] inArray, int offset, int length, Base64FormattingOptions options) {
        var part = ToBase64String(inArray, offset, length);
        return options == Base64FormattingOptions.None ? part : ToBase64String(FromBase64String(part), options);
    }

    @Member(STATIC)
    public static byte[] FromBase64CharArray(char @Nullable [] inArray, int offset, int length) {
        if (inArray == null) throw DotNetException.argumentNull("inArray");
        return FromBase64String(StringType.create(inArray, offset, length));
    }

    /** Writes base 64 into an array of characters and gives their number. */
    @Member(STATIC)
    public static int ToBase64CharArray(
            byte @Nullable [] inArray, int offsetIn, int length, char @Nullable [] outArray, int offsetOut) {
        return ToBase64CharArray(inArray, offsetIn, length, outArray, offsetOut, Base64FormattingOptions.None);
    }

    @Member(STATIC)
    public static int ToBase64CharArray(
            byte @Nullable [] inArray,
            int offsetIn,
            int length,
            char @Nullable [] outArray,
            int offsetOut,
            Base64FormattingOptions options) {
        var text = ToBase64String(inArray, offsetIn, length, options);
        if (outArray == null) throw DotNetException.argumentNull("outArray");
        if (offsetOut < 0 || offsetOut > outArray.length - text.length()) {
            throw DotNetException.argumentOutOfRange("offsetOut");
        }
        text.getChars(0, text.length(), outArray, offsetOut);
        return text.length();
    }
}

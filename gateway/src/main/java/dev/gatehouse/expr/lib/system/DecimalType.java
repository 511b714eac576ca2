package dev.gatehouse.expr.lib.system;

import static dev.gatehouse.expr.types.Member.Kind.CONSTRUCTOR;
import static dev.gatehouse.expr.types.Member.Kind.METHOD;
import static dev.gatehouse.expr.types.Member.Kind.STATIC;
import static dev.gatehouse.expr.types.Member.Kind.STATIC_PROPERTY;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.Decimal;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import dev.gatehouse.expr.types.Out;
import dev.gatehouse.expr.types.Unsigned;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.Decimal}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.decimal">System.Decimal</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Decimal", values = Decimal.class, struct = true)
public final class DecimalType implements LibraryType {
    @Member(STATIC_PROPERTY)
    public static Decimal MaxValue() {
        return Decimal.MAX_VALUE;
    }

    @Member(STATIC_PROPERTY)
    public static Decimal MinValue() {
        return Decimal.MIN_VALUE;
    }

    @Member(STATIC_PROPERTY)
    public static Decimal Zero() {
        return Decimal.ZERO;
    }

    @Member(STATIC_PROPERTY)
    public static Decimal One() {
        return Decimal.ONE;
    }

    @Member(STATIC_PROPERTY)
    public static Decimal MinusOne() {
        return Decimal.ONE.negate();
    }

    @Member(CONSTRUCTOR)
    public static Decimal create(int value) {
        return Decimal.of(value);
    }

    @Member(CONSTRUCTOR)
    public static Decimal create(long value) {
        return Decimal.of(value);
    }

    @Member(CONSTRUCTOR)
    public static Decimal create(double value) {
        return Decimal.of(value);
    }

    @Member(CONSTRUCTOR)
    public static Decimal create(float value) {
        return Decimal.of(value);
    }

    @Member(STATIC)
    public static Decimal Parse(@Nullable String s) {
        return parse(s, NumberParse.NUMBER);
    }

    @Member(STATIC)
    public static Decimal Parse(@Nullable String s, NumberStyles style) {
        return parse(s, style.bits());
    }

    @Member(STATIC)
    public static Decimal Parse(@Nullable String s, @Nullable FormatProvider provider) {
        return parse(s, NumberParse.NUMBER);
    }

    @Member(STATIC)
    public static Decimal Parse(@Nullable String s, NumberStyles style, @Nullable FormatProvider provider) {
        return parse(s, style.bits());
    }

    @Member(STATIC)
    public static boolean TryParse(@Nullable String s, Out<Decimal> result) {
        return tryParse(s, NumberParse.NUMBER, result);
    }

    @Member(STATIC)
    public static boolean TryParse(
            @Nullable String s, NumberStyles style, @Nullable FormatProvider provider, Out<Decimal> result) {
        return tryParse(s, style.bits(), result);
    }

    @Member(METHOD)
    public static String ToString(Decimal self) {
        return self.toString();
    }

    @Member(METHOD)
    public static String ToString(Decimal self, @Nullable String format) {
        return NumberText.format(self, format);
    }

    @Member(METHOD)
    public static String ToString(Decimal self, @Nullable FormatProvider provider) {
        return ToString(self);
    }

    @Member(METHOD)
    public static String ToString(Decimal self, @Nullable String format, @Nullable FormatProvider provider) {
        return ToString(self, format);
    }

    @Member(METHOD)
    public static int CompareTo(Decimal self, Decimal value) {
        return self.compareTo(value);
    }

    @Member(METHOD)
    public static boolean Equals(Decimal self, Decimal value) {
        return self.equals(value);
    }

    @Member(METHOD)
    public static boolean Equals(Decimal self, @Nullable Object obj) {
        return obj instanceof Decimal other && Equals(self, other);
    }

    @Member(STATIC)
    public static Decimal Add(Decimal d1, Decimal d2) {
        return d1.plus(d2);
    }

    @Member(STATIC)
    public static Decimal Subtract(Decimal d1, Decimal d2) {
        return d1.minus(d2);
    }

    @Member(STATIC)
    public static Decimal Multiply(Decimal d1, Decimal d2) {
        return d1.times(d2);
    }

    @Member(STATIC)
    public static Decimal Divide(Decimal d1, Decimal d2) {
        return d1.dividedBy(d2);
    }

    @Member(STATIC)
    public static Decimal Remainder(Decimal d1, Decimal d2) {
        return d1.remainder(d2);
    }

    @Member(STATIC)
    public static int Compare(Decimal d1, Decimal d2) {
        return d1.compareTo(d2);
    }

    @Member(STATIC)
    public static Decimal Negate(Decimal d) {
        return d.negate();
    }

    @Member(STATIC)
    public static Decimal Round(Decimal d) {
        return MathType.Round(d);
    }

    @Member(STATIC)
    public static Decimal Round(Decimal d, int decimals) {
        return MathType.Round(d, decimals);
    }

    @Member(STATIC)
    public static Decimal Round(Decimal d, MidpointRounding mode) {
        return MathType.Round(d, mode);
    }

    @Member(STATIC)
    public static Decimal Round(Decimal d, int decimals, MidpointRounding mode) {
        return MathType.Round(d, decimals, mode);
    }

    @Member(STATIC)
    public static Decimal Truncate(Decimal d) {
        return MathType.Truncate(d);
    }

    @Member(STATIC)
    public static Decimal Floor(Decimal d) {
        return MathType.Floor(d);
    }

    @Member(STATIC)
    public static Decimal Ceiling(Decimal d) {
        return MathType.Ceiling(d);
    }

    @Member(STATIC)
    public static int ToInt32(Decimal d) {
        return (int) truncated(d, Integer.MIN_VALUE, Integer.MAX_VALUE, "an Int32");
    }

    @Member(STATIC)
    public static long ToInt64(Decimal d) {
        return truncated(d, Long.MIN_VALUE, Long.MAX_VALUE, "an Int64");
    }

    @Member(STATIC)
    public static double ToDouble(Decimal d) {
        return d.toDouble();
    }

    /** Low, middle and high word, then the scale in bits 16 to 23 and the sign in bit 31. */
    @Member(STATIC)
    public static int[] GetBits(Decimal d) {
        var unscaled = d.value().unscaledValue().abs();
        var flags = d.value().scale() << 16 | (d.value().signum() < 0 ? Integer.MIN_VALUE : 0);
        return new int[] {
            unscaled.intValue(),
            unscaled.shiftRight(32).intValue(),
            unscaled.shiftRight(64).intValue(),
            flags
        };
    }

    private static long truncated(Decimal d, long min, long max, String type) {
        var whole = d.value().toBigInteger();
        if (whole.compareTo(BigInteger.valueOf(min)) < 0 || whole.compareTo(BigInteger.valueOf(max)) > 0) {
            throw NumberParse.tooLarge(type);
        }
        return whole.longValue();
    }

    private static Decimal parse(@Nullable String s, int styles) {
        if (s == null) throw DotNetException.argumentNull("s");
        var value = NumberParse.decimal(s, styles);
        if (value == null) throw NumberParse.badFormat();
        return value;
    }

    private static boolean tryParse(@Nullable String s, int styles, Out<Decimal> result) {
        result.value = Decimal.ZERO;
        try {
            var value = NumberParse.decimal(s, styles);
            if (value != null) result.value = value;
            return value != null;
        } catch (DotNetException _) {
            return false;
        }
    }

    @Member(METHOD)
    public static int CompareTo(Decimal self, @Nullable Object value) {
        if (value == null) return 1;
        if (value instanceof Decimal other) return CompareTo(self, other);
        throw DotNetException.argument("Object must be of type Decimal.");
    }

    @Member(METHOD)
    public static TypeCode GetTypeCode(Decimal self) {
        return TypeCode.Decimal;
    }

    @Member(value = STATIC, name = "Equals")
    public static boolean equalsStatic(Decimal d1, Decimal d2) {
        return d1.compareTo(d2) == 0;
    }

    /** Currency of OLE: ten-thousandths. */
    @Member(STATIC)
    public static Decimal FromOACurrency(long cy) {
        return Decimal.of(BigDecimal.valueOf(cy, 4).stripTrailingZeros());
    }

    @Member(STATIC)
    public static long ToOACurrency(Decimal value) {
        var scaled = value.value().setScale(4, RoundingMode.HALF_EVEN).unscaledValue();
        if (scaled.bitLength() >= Long.SIZE) {
            throw DotNetException.overflow("Value was either too large or too small for a Currency.");
        }
        return scaled.longValue();
    }

    @Member(STATIC)
    public static @Unsigned byte ToByte(Decimal value) {
        return Conversions.toByte(whole(value)).bits();
    }

    @Member(STATIC)
    public static byte ToSByte(Decimal value) {
        return Conversions.toSByte(whole(value));
    }

    @Member(STATIC)
    public static short ToInt16(Decimal value) {
        return Conversions.toInt16(whole(value));
    }

    @Member(STATIC)
    public static @Unsigned short ToUInt16(Decimal value) {
        return Conversions.toUInt16(whole(value)).bits();
    }

    @Member(STATIC)
    public static @Unsigned int ToUInt32(Decimal d) {
        return Conversions.toUInt32(whole(d)).bits();
    }

    @Member(STATIC)
    public static @Unsigned long ToUInt64(Decimal d) {
        return Conversions.toUInt64(whole(d)).bits();
    }

    @Member(STATIC)
    public static float ToSingle(Decimal d) {
        return (float) d.toDouble();
    }

    /** From what {@link #GetBits} gives. */
    @Member(CONSTRUCTOR)
    public static Decimal create(int @Nullable [] bits) {
        if (bits == null) throw DotNetException.argumentNull("bits");
        boolean valid = bits.length == 4 && (bits[3] & 0x7f00ffff) == 0 && (bits[3] >> 16 & 0xff) <= 28;
        if (!valid) {
            throw DotNetException.argument(
                    "Decimal byte array constructor requires an array of length four containing valid decimal bytes.");
        }
        return create(bits[0], bits[1], bits[2], bits[3] < 0, (byte) (bits[3] >> 16));
    }

    @Member(CONSTRUCTOR)
    public static Decimal create(int lo, int mid, int hi, boolean isNegative, @Unsigned byte scale) {
        if (scale < 0 || scale > 28) throw DotNetException.argumentOutOfRange("scale");
        var digits = BigInteger.valueOf(Integer.toUnsignedLong(hi))
                .shiftLeft(64)
                .or(BigInteger.valueOf(Integer.toUnsignedLong(mid)).shiftLeft(32))
                .or(BigInteger.valueOf(Integer.toUnsignedLong(lo)));
        return Decimal.of(new BigDecimal(isNegative ? digits.negate() : digits, scale));
    }

    @Member(CONSTRUCTOR)
    public static Decimal unsigned(@Unsigned int value) {
        return Decimal.of(BigDecimal.valueOf(Integer.toUnsignedLong(value)));
    }

    @Member(CONSTRUCTOR)
    public static Decimal unsigned(@Unsigned long value) {
        return Decimal.of(new BigDecimal(Long.toUnsignedString(value)));
    }

    private static BigInteger whole(Decimal value) {
        return value.value().toBigInteger();
    }
}

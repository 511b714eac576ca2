package dev.gatehouse.expr.lib.system;

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
import java.math.RoundingMode;

/**
 * {@code System.Math}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.math">System.Math</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Math")
public final class MathType implements LibraryType {
    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
    };

    @Member(STATIC_PROPERTY)
    public static double PI() {
        return Math.PI;
    }

    @Member(STATIC_PROPERTY)
    public static double E() {
        return Math.E;
    }

    @Member(STATIC)
    public static int Abs(int value) {
        if (value == Integer.MIN_VALUE) {
            throw DotNetException.overflow("Negating the minimum value of a twos complement number is invalid.");
        }
        return Math.abs(value);
    }

    @Member(STATIC)
    public static int Max(int val1, int val2) {
        return Math.max(val1, val2);
    }

    @Member(STATIC)
    public static int Min(int val1, int val2) {
        return Math.min(val1, val2);
    }

    @Member(STATIC)
    public static long Abs(long value) {
        if (value == Long.MIN_VALUE) {
            throw DotNetException.overflow("Negating the minimum value of a twos complement number is invalid.");
        }
        return Math.abs(value);
    }

    @Member(STATIC)
    public static long Max(long val1, long val2) {
        return Math.max(val1, val2);
    }

    @Member(STATIC)
    public static long Min(long val1, long val2) {
        return Math.min(val1, val2);
    }

    @Member(STATIC)
    public static double Abs(double value) {
        return Math.abs(value);
    }

    @Member(STATIC)
    public static double Max(double val1, double val2) {
        return Math.max(val1, val2);
    }

    @Member(STATIC)
    public static double Min(double val1, double val2) {
        return Math.min(val1, val2);
    }

    @Member(STATIC)
    public static float Abs(float value) {
        return Math.abs(value);
    }

    @Member(STATIC)
    public static float Max(float val1, float val2) {
        return Math.max(val1, val2);
    }

    @Member(STATIC)
    public static float Min(float val1, float val2) {
        return Math.min(val1, val2);
    }

    @Member(STATIC)
    public static int Sign(int value) {
        return Integer.signum(value);
    }

    @Member(STATIC)
    public static int Sign(long value) {
        return Long.signum(value);
    }

    @Member(STATIC)
    public static int Sign(double value) {
        if (Double.isNaN(value)) {
            throw new DotNetException(
                    "System.ArithmeticException", "Function does not accept floating point Not-a-Number values.");
        }
        return (int) Math.signum(value);
    }

    @Member(STATIC)
    public static int Sign(Decimal value) {
        return value.value().signum();
    }

    @Member(STATIC)
    public static Decimal Abs(Decimal value) {
        return Decimal.of(value.value().abs());
    }

    @Member(STATIC)
    public static Decimal Max(Decimal val1, Decimal val2) {
        return val1.compareTo(val2) >= 0 ? val1 : val2;
    }

    @Member(STATIC)
    public static Decimal Min(Decimal val1, Decimal val2) {
        return val1.compareTo(val2) <= 0 ? val1 : val2;
    }

    @Member(STATIC)
    public static double Round(double a) {
        return Math.rint(a);
    }

    @Member(STATIC)
    public static double Round(double value, int digits) {
        return Round(value, digits, MidpointRounding.ToEven);
    }

    @Member(STATIC)
    public static double Round(double value, MidpointRounding mode) {
        return Round(value, 0, mode);
    }

    /** Scales by a power of ten, rounds, scales back: binary fractions are not exact, as in .NET. */
    @Member(STATIC)
    public static double Round(double value, int digits, MidpointRounding mode) {
        if (digits < 0 || digits > 15) {
            throw new DotNetException(
                    "System.ArgumentOutOfRangeException",
                    "Rounding digits must be between 0 and 15, inclusive.\nParameter name: digits");
        }
        if (!(Math.abs(value) < 1e16)) return value;
        var power = POWERS[digits];
        var scaled = value * power;
        var rounded = switch (mode) {
            case ToEven -> Math.rint(scaled);
            case AwayFromZero -> awayFromZero(scaled);
        };
        return rounded / power;
    }

    private static double awayFromZero(double value) {
        var whole = value < 0 ? Math.ceil(value) : Math.floor(value);
        return Math.abs(value - whole) >= 0.5 ? whole + Math.signum(value) : whole;
    }

    @Member(STATIC)
    public static Decimal Round(Decimal d) {
        return Round(d, 0, MidpointRounding.ToEven);
    }

    @Member(STATIC)
    public static Decimal Round(Decimal d, int decimals) {
        return Round(d, decimals, MidpointRounding.ToEven);
    }

    @Member(STATIC)
    public static Decimal Round(Decimal d, MidpointRounding mode) {
        return Round(d, 0, mode);
    }

    @Member(STATIC)
    public static Decimal Round(Decimal d, int decimals, MidpointRounding mode) {
        if (decimals < 0 || decimals > 28) {
            throw new DotNetException(
                    "System.ArgumentOutOfRangeException",
                    "Decimal can only round to between 0 and 28 digits of precision.\nParameter name: decimals");
        }
        var rounding = switch (mode) {
            case ToEven -> RoundingMode.HALF_EVEN;
            case AwayFromZero -> RoundingMode.HALF_UP;
        };
        return d.value().scale() <= decimals ? d : Decimal.of(d.value().setScale(decimals, rounding));
    }

    @Member(STATIC)
    public static Decimal Floor(Decimal d) {
        return Decimal.of(d.value().setScale(0, RoundingMode.FLOOR));
    }

    @Member(STATIC)
    public static Decimal Ceiling(Decimal d) {
        return Decimal.of(d.value().setScale(0, RoundingMode.CEILING));
    }

    @Member(STATIC)
    public static Decimal Truncate(Decimal d) {
        return Decimal.of(d.value().setScale(0, RoundingMode.DOWN));
    }

    @Member(STATIC)
    public static double Truncate(double d) {
        return d < 0 ? Math.ceil(d) : Math.floor(d);
    }

    @Member(STATIC)
    public static int DivRem(int a, int b, Out<Integer> result) {
        if (b == 0) throw DotNetException.divideByZero();
        result.value = a % b;
        return a / b;
    }

    @Member(STATIC)
    public static long DivRem(long a, long b, Out<Long> result) {
        if (b == 0) throw DotNetException.divideByZero();
        result.value = a % b;
        return a / b;
    }

    @Member(STATIC)
    public static long BigMul(int a, int b) {
        return (long) a * b;
    }

    /** Of a base; not-a-number where .NET answers so. */
    @Member(STATIC)
    public static double Log(double a, double newBase) {
        if (newBase == 1 || (a != 1 && (newBase == 0 || newBase == Double.POSITIVE_INFINITY))) return Double.NaN;
        return Math.log(a) / Math.log(newBase);
    }

    @Member(STATIC)
    public static double Floor(double d) {
        return Math.floor(d);
    }

    @Member(STATIC)
    public static double Ceiling(double a) {
        return Math.ceil(a);
    }

    @Member(STATIC)
    public static double Sqrt(double d) {
        return Math.sqrt(d);
    }

    @Member(STATIC)
    public static double Cbrt(double d) {
        return Math.cbrt(d);
    }

    @Member(STATIC)
    public static double Log(double d) {
        return Math.log(d);
    }

    @Member(STATIC)
    public static double Log10(double d) {
        return Math.log10(d);
    }

    @Member(STATIC)
    public static double Exp(double d) {
        return Math.exp(d);
    }

    @Member(STATIC)
    public static double Sin(double a) {
        return Math.sin(a);
    }

    @Member(STATIC)
    public static double Cos(double d) {
        return Math.cos(d);
    }

    @Member(STATIC)
    public static double Tan(double a) {
        return Math.tan(a);
    }

    @Member(STATIC)
    public static double Asin(double d) {
        return Math.asin(d);
    }

    @Member(STATIC)
    public static double Acos(double d) {
        return Math.acos(d);
    }

    @Member(STATIC)
    public static double Atan(double d) {
        return Math.atan(d);
    }

    @Member(STATIC)
    public static double Sinh(double value) {
        return Math.sinh(value);
    }

    @Member(STATIC)
    public static double Cosh(double value) {
        return Math.cosh(value);
    }

    @Member(STATIC)
    public static double Tanh(double value) {
        return Math.tanh(value);
    }

    @Member(STATIC)
    public static double Pow(double x, double y) {
        return Math.pow(x, y);
    }

    @Member(STATIC)
    public static double Atan2(double y, double x) {
        return Math.atan2(y, x);
    }

    @Member(STATIC)
    public static double IEEERemainder(double x, double y) {
        return Math.IEEEremainder(x, y);
    }

    @Member(STATIC)
    public static int Clamp(int value, int min, int max) {
        if (min > max) throw DotNetException.argument("'" + min + "' cannot be greater than " + max + ".");
        return Math.min(Math.max(value, min), max);
    }

    @Member(STATIC)
    public static long Clamp(long value, long min, long max) {
        if (min > max) throw DotNetException.argument("'" + min + "' cannot be greater than " + max + ".");
        return Math.min(Math.max(value, min), max);
    }

    @Member(STATIC)
    public static double Clamp(double value, double min, double max) {
        if (min > max) throw DotNetException.argument("'" + min + "' cannot be greater than " + max + ".");
        return Math.min(Math.max(value, min), max);
    }

    @Member(STATIC)
    public static byte Max(byte val1, byte val2) {
        return Byte.compare(val1, val2) >= 0 ? val1 : val2;
    }

    @Member(STATIC)
    public static byte Min(byte val1, byte val2) {
        return Byte.compare(val1, val2) <= 0 ? val1 : val2;
    }

    @Member(STATIC)
    public static byte Clamp(byte value, byte min, byte max) {
        requireRange(Byte.compare(min, max) <= 0);
        return Max(min, Min(value, max));
    }

    @Member(STATIC)
    public static byte Abs(byte value) {
        if (value == Byte.MIN_VALUE)
            throw DotNetException.overflow("Negating the minimum value of a twos complement number is invalid.");
        return (byte) Math.abs(value);
    }

    @Member(STATIC)
    public static int Sign(byte value) {
        return Integer.signum(value);
    }

    @Member(STATIC)
    public static short Max(short val1, short val2) {
        return Short.compare(val1, val2) >= 0 ? val1 : val2;
    }

    @Member(STATIC)
    public static short Min(short val1, short val2) {
        return Short.compare(val1, val2) <= 0 ? val1 : val2;
    }

    @Member(STATIC)
    public static short Clamp(short value, short min, short max) {
        requireRange(Short.compare(min, max) <= 0);
        return Max(min, Min(value, max));
    }

    @Member(STATIC)
    public static short Abs(short value) {
        if (value == Short.MIN_VALUE)
            throw DotNetException.overflow("Negating the minimum value of a twos complement number is invalid.");
        return (short) Math.abs(value);
    }

    @Member(STATIC)
    public static int Sign(short value) {
        return Integer.signum(value);
    }

    @Member(value = STATIC, name = "Max")
    public static @Unsigned byte unsignedMax(@Unsigned byte val1, @Unsigned byte val2) {
        return Byte.compareUnsigned(val1, val2) >= 0 ? val1 : val2;
    }

    @Member(value = STATIC, name = "Min")
    public static @Unsigned byte unsignedMin(@Unsigned byte val1, @Unsigned byte val2) {
        return Byte.compareUnsigned(val1, val2) <= 0 ? val1 : val2;
    }

    @Member(value = STATIC, name = "Clamp")
    public static @Unsigned byte unsignedClamp(@Unsigned byte value, @Unsigned byte min, @Unsigned byte max) {
        requireRange(Byte.compareUnsigned(min, max) <= 0);
        return unsignedMax(min, unsignedMin(value, max));
    }

    @Member(value = STATIC, name = "Max")
    public static @Unsigned short unsignedMax(@Unsigned short val1, @Unsigned short val2) {
        return Short.compareUnsigned(val1, val2) >= 0 ? val1 : val2;
    }

    @Member(value = STATIC, name = "Min")
    public static @Unsigned short unsignedMin(@Unsigned short val1, @Unsigned short val2) {
        return Short.compareUnsigned(val1, val2) <= 0 ? val1 : val2;
    }

    @Member(value = STATIC, name = "Clamp")
    public static @Unsigned short unsignedClamp(@Unsigned short value, @Unsigned short min, @Unsigned short max) {
        requireRange(Short.compareUnsigned(min, max) <= 0);
        return unsignedMax(min, unsignedMin(value, max));
    }

    @Member(value = STATIC, name = "Max")
    public static @Unsigned int unsignedMax(@Unsigned int val1, @Unsigned int val2) {
        return Integer.compareUnsigned(val1, val2) >= 0 ? val1 : val2;
    }

    @Member(value = STATIC, name = "Min")
    public static @Unsigned int unsignedMin(@Unsigned int val1, @Unsigned int val2) {
        return Integer.compareUnsigned(val1, val2) <= 0 ? val1 : val2;
    }

    @Member(value = STATIC, name = "Clamp")
    public static @Unsigned int unsignedClamp(@Unsigned int value, @Unsigned int min, @Unsigned int max) {
        requireRange(Integer.compareUnsigned(min, max) <= 0);
        return unsignedMax(min, unsignedMin(value, max));
    }

    @Member(value = STATIC, name = "Max")
    public static @Unsigned long unsignedMax(@Unsigned long val1, @Unsigned long val2) {
        return Long.compareUnsigned(val1, val2) >= 0 ? val1 : val2;
    }

    @Member(value = STATIC, name = "Min")
    public static @Unsigned long unsignedMin(@Unsigned long val1, @Unsigned long val2) {
        return Long.compareUnsigned(val1, val2) <= 0 ? val1 : val2;
    }

    @Member(value = STATIC, name = "Clamp")
    public static @Unsigned long unsignedClamp(@Unsigned long value, @Unsigned long min, @Unsigned long max) {
        requireRange(Long.compareUnsigned(min, max) <= 0);
        return unsignedMax(min, unsignedMin(value, max));
    }

    @Member(STATIC)
    public static int Sign(float value) {
        return Sign((double) value);
    }

    @Member(STATIC)
    public static float Clamp(float value, float min, float max) {
        requireRange(min <= max);
        return value < min ? min : value > max ? max : value;
    }

    @Member(STATIC)
    public static Decimal Clamp(Decimal value, Decimal min, Decimal max) {
        requireRange(min.compareTo(max) <= 0);
        return value.compareTo(min) < 0 ? min : value.compareTo(max) > 0 ? max : value;
    }

    @Member(STATIC)
    public static double Acosh(double d) {
        return Math.log(d + Math.sqrt(d * d - 1));
    }

    @Member(STATIC)
    public static double Asinh(double d) {
        return Math.copySign(Math.log(Math.abs(d) + Math.sqrt(d * d + 1)), d);
    }

    @Member(STATIC)
    public static double Atanh(double d) {
        return (Math.log1p(d) - Math.log1p(-d)) / 2;
    }

    private static void requireRange(boolean ordered) {
        if (!ordered) throw DotNetException.argument("'min' cannot be greater than max.");
    }
}

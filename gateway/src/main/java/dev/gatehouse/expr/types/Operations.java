package dev.gatehouse.expr.types;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** What generated code calls for operations that the JVM has no instruction for. */
public final class Operations {
    private Operations() {}

    // ---- texts

    /** Null as empty. */
    public static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    public static String concat(@Nullable String a, @Nullable String b) {
        if (a == null || b == null) {
            return a == null ? text(b) : a;
        }
        Growth.bytes((long) a.length() + b.length());
        return a.concat(b);
    }

    public static String concat(@Nullable String a, @Nullable String b, @Nullable String c) {
        Growth.bytes((long) text(a).length() + text(b).length() + text(c).length());
        return text(a) + text(b) + text(c);
    }

    public static String concat(@Nullable String a, @Nullable String b, @Nullable String c, @Nullable String d) {
        Growth.bytes((long) text(a).length() + text(b).length() + text(c).length() + text(d).length());
        return text(a) + text(b) + text(c) + text(d);
    }

    public static String concat(@Nullable String[] parts) {
        long length = 0;
        for (var part : parts) {
            length += text(part).length();
        }
        Growth.bytes(length);
        var joined = new StringBuilder((int) length);
        for (var part : parts) {
            joined.append(text(part));
        }
        return joined.toString();
    }

    /** The characters of a string, as {@code IEnumerable<char>}. */
    public static @Nullable Iterable<Character> characters(@Nullable String text) {
        if (text == null) {
            return null;
        }
        Growth.bytes(2L * text.length());
        return Arrays.list(text.toCharArray());
    }

    public static @Nullable Object view(@Nullable Object array) {
        return array == null ? null : Arrays.list(array);
    }

    // ---- boxes

    public static UInt8 boxByte(int value) {
        return new UInt8((byte) value);
    }

    public static UInt16 boxUnsignedShort(int value) {
        return new UInt16((short) value);
    }

    public static UInt32 boxUnsignedInt(int value) {
        return new UInt32(value);
    }

    public static UInt64 boxUnsignedLong(long value) {
        return new UInt64(value);
    }

    /** What a nullable holds. */
    public static Object value(@Nullable Object nullable) {
        if (nullable == null) {
            throw DotNetException.invalidOperation("Nullable object must have a value.");
        }
        return nullable;
    }

    // ---- types

    /** The slow path of a cast. */
    public static @Nullable Object cast(@Nullable Object value, TypeToken<?> type) {
        return type.cast(value);
    }

    public static @Nullable Object tryCast(@Nullable Object value, TypeToken<?> type) {
        return type.isInstance(value) ? type.cast(value) : null;
    }

    public static boolean isInstance(@Nullable Object value, TypeToken<?> type) {
        return type.isInstance(value);
    }

    public static boolean isException(@Nullable Object value, String typeName) {
        return value instanceof DotNetException exception && Exceptions.is(exception, typeName);
    }

    public static @Nullable Object defaultOf(TypeToken<?> type) {
        return type.defaultValue();
    }

    public static Object newArray(int length, TypeToken<?> element) {
        if (length < 0) {
            throw DotNetException.overflow("Arithmetic operation resulted in an overflow.");
        }
        return element.newArray(length);
    }

    /** What a cast of an enum to int gives. */
    @SuppressWarnings("EnumOrdinal") // the documented number of an enum that does not say otherwise
    public static int number(Object constant) {
        return switch (constant) {
            case EnumValue value -> value.value();
            case Enum<?> plain -> plain.ordinal();
            case FlagSet<?> flags -> flags.bits();
            case EnumNumber other -> other.number();
            default -> throw new IllegalArgumentException("no enum: " + constant);
        };
    }

    /** The constant with that number; an {@link EnumNumber} where there is none. */
    public static Object constant(int number, TypeToken<?> type) {
        if (type.defaultValue() instanceof FlagSet<?> flags) {
            return flags.of(number);
        }
        var constants = type.values().getEnumConstants();
        if (constants != null) {
            for (var constant : constants) {
                if (number(constant) == number) {
                    return constant;
                }
            }
        }
        return new EnumNumber(type.values(), number);
    }

    /** Whether two references are the same object: of what stands for boxed values in a cache of the JVM, no two are. */
    @SuppressWarnings("ReferenceEquality") // that is what it is for
    public static boolean isSame(@Nullable Object left, @Nullable Object right) {
        return left == right
                && !(left instanceof Boolean
                        || left instanceof Byte
                        || left instanceof UInt8
                        || (left instanceof Short number && number >= -128 && number <= 127)
                        || (left instanceof Character character && character <= 127)
                        || (left instanceof Integer whole && whole >= -128 && whole <= 127)
                        || (left instanceof Long wide && wide >= -128 && wide <= 127)
                        || left instanceof Enum<?>);
    }

    // ---- numbers

    public static int divide(int x, int y) {
        if (y == -1 && x == Integer.MIN_VALUE) {
            throw overflow();
        }
        return x / y;
    }

    public static long divide(long x, long y) {
        if (y == -1 && x == Long.MIN_VALUE) {
            throw overflow();
        }
        return x / y;
    }

    public static int remainder(int x, int y) {
        if (y == -1 && x == Integer.MIN_VALUE) {
            throw overflow();
        }
        return x % y;
    }

    public static long remainder(long x, long y) {
        if (y == -1 && x == Long.MIN_VALUE) {
            throw overflow();
        }
        return x % y;
    }

    private static DotNetException overflow() {
        return DotNetException.overflow("Arithmetic operation resulted in an overflow.");
    }

    /** As x64 does it: the least value for what does not fit. */
    public static int toInt(double value) {
        return value > -2147483649.0 && value < 2147483648.0 ? (int) value : Integer.MIN_VALUE;
    }

    /** As x64 does it: the least value for what does not fit. */
    public static long toLong(double value) {
        return value >= -0x1p63 && value < 0x1p63 ? (long) value : Long.MIN_VALUE;
    }

    public static long toUnsignedLong(double value) {
        return value < 0x1p63 ? toLong(value) : value < 0x1p64 ? (long) (value - 0x1p63) + Long.MIN_VALUE : 0;
    }

    public static double unsignedToDouble(long bits) {
        return bits >= 0 ? bits : new BigInteger(Long.toUnsignedString(bits)).doubleValue();
    }

    public static Decimal unsignedToDecimal(long bits) {
        return Decimal.of(new BigDecimal(Long.toUnsignedString(bits)));
    }

    public static double toDouble(Decimal value) {
        return value.value().doubleValue();
    }

    /**
     * A decimal as a whole number, the fraction cut off.
     *
     * @param range {@link Simple#range} of a type
     */
    public static long toWhole(Decimal value, int range) {
        return ranged(value.value().setScale(0, RoundingMode.DOWN).toBigInteger(), range, "decimal");
    }

    /** A whole number checked against the range of a type. */
    public static long checkedSigned(long value, int range) {
        return ranged(BigInteger.valueOf(value), range, "whole");
    }

    public static long checkedUnsigned(long bits, int range) {
        return ranged(new BigInteger(Long.toUnsignedString(bits)), range, "whole");
    }

    public static long checkedReal(double value, int range) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            throw overflow();
        }
        return ranged(new BigDecimal(value).toBigInteger(), range, "real");
    }

    private static long ranged(BigInteger value, int range, String what) {
        boolean fits = range > 0 ? value.bitLength() < range : value.signum() >= 0 && value.bitLength() <= -range;
        if (!fits) {
            throw what.equals("decimal")
                    ? DotNetException.overflow("Value was either too large or too small for the type.")
                    : overflow();
        }
        return value.longValue();
    }

    /** Sum of unsigned numbers, checked. */
    public static int addUnsigned(int x, int y) {
        return (int) checkedSigned(Integer.toUnsignedLong(x) + Integer.toUnsignedLong(y), Simple.UINT.range());
    }

    public static int subtractUnsigned(int x, int y) {
        return (int) checkedSigned(Integer.toUnsignedLong(x) - Integer.toUnsignedLong(y), Simple.UINT.range());
    }

    public static int multiplyUnsigned(int x, int y) {
        return (int) checkedUnsigned(Integer.toUnsignedLong(x) * Integer.toUnsignedLong(y), Simple.UINT.range());
    }

    /** Sums of unsigned numbers, checked. */
    public static long addUnsigned(long x, long y) {
        long sum = x + y;
        if (Long.compareUnsigned(sum, x) < 0) {
            throw overflow();
        }
        return sum;
    }

    public static long subtractUnsigned(long x, long y) {
        if (Long.compareUnsigned(x, y) < 0) {
            throw overflow();
        }
        return x - y;
    }

    public static long multiplyUnsigned(long x, long y) {
        if (Math.unsignedMultiplyHigh(x, y) != 0) {
            throw overflow();
        }
        return x * y;
    }

    // ---- exceptions

    /**
     * An exception of the JVM as the one that .NET would have thrown.
     *
     * @throws RuntimeException what expressions may not catch, as it is
     */
    public static DotNetException caught(Throwable thrown) {
        return switch (thrown) {
            case DotNetException exception -> exception;
            case Budget.Exhausted exhausted -> throw exhausted;
            default -> {
                var translated = translated(thrown);
                translated.setStackTrace(thrown.getStackTrace());
                yield translated;
            }
        };
    }

    private static DotNetException translated(Throwable thrown) {
        return switch (thrown) {
            case NullPointerException _ -> DotNetException.nullReference();
            case ArithmeticException arithmetic ->
                "/ by zero".equals(arithmetic.getMessage())
                                || "BigInteger divide by zero".equals(arithmetic.getMessage())
                        ? DotNetException.divideByZero()
                        : overflow();
            case NegativeArraySizeException _ -> overflow();
            case IndexOutOfBoundsException _ -> DotNetException.indexOutOfRange();
            case ClassCastException _ -> DotNetException.invalidCast("Specified cast is not valid.");
            case ArrayStoreException _ ->
                new DotNetException(
                        "System.ArrayTypeMismatchException",
                        "Attempted to access an element as a type incompatible with the array.");
            case java.util.ConcurrentModificationException _ ->
                DotNetException.invalidOperation("Collection was modified; enumeration operation may not execute.");
            case UnsupportedOperationException _ ->
                new DotNetException("System.NotSupportedException", "Specified method is not supported.");
            case StackOverflowError _ ->
                new DotNetException(
                        "System.InsufficientExecutionStackException",
                        "Insufficient stack to continue executing the program safely.");
            case Error error -> throw error;
            case RuntimeException other -> {
                var exception = new DotNetException("System.Exception", String.valueOf(other.getMessage()));
                exception.initCause(other);
                yield exception;
            }
            default -> throw new IllegalStateException(thrown);
        };
    }

    /** {@code throw exception;}. */
    public static DotNetException thrown(@Nullable DotNetException exception) {
        return exception == null ? DotNetException.nullReference() : exception;
    }

    /** What {@code foreach} over a dynamic value runs over. */
    public static Iterable<?> elements(@Nullable Object value) {
        return switch (value) {
            case null -> throw DotNetException.nullReference();
            case Iterable<?> iterable -> iterable;
            case String text -> Arrays.list(text.toCharArray());
            default -> {
                if (value.getClass().isArray()) {
                    yield Arrays.list(value);
                }
                throw new DotNetException(
                        "Microsoft.CSharp.RuntimeBinder.RuntimeBinderException",
                        "Cannot implicitly convert type '" + TypeNames.of(value)
                                + "' to 'System.Collections.IEnumerable'");
            }
        };
    }

    // ---- results

    /** The result as text; null stays null. */
    public static @Nullable String resultText(@Nullable Object value) {
        return value == null ? null : Text.of(value);
    }

    public static Boolean resultBoolean(@Nullable Object value) {
        if (value instanceof Boolean truth) {
            return truth;
        }
        return java.util.Objects.requireNonNull(TypeToken.BOOLEAN.cast(value));
    }

    public static Integer resultInteger(@Nullable Object value) {
        return (int) ranged(whole(value), Simple.INT.range(), "decimal");
    }

    public static Long resultLong(@Nullable Object value) {
        return ranged(whole(value), Simple.LONG.range(), "decimal");
    }

    public static Double resultDouble(@Nullable Object value) {
        return switch (value) {
            case Double number -> number;
            case Float number -> Double.valueOf(number);
            case null -> throw DotNetException.nullReference();
            default -> number(Text.of(value)).doubleValue();
        };
    }

    private static BigInteger whole(@Nullable Object value) {
        return switch (value) {
            case Integer number -> BigInteger.valueOf(number);
            case Long number -> BigInteger.valueOf(number);
            case null -> throw DotNetException.nullReference();
            default ->
                number(Text.of(value)).setScale(0, RoundingMode.HALF_EVEN).toBigInteger();
        };
    }

    private static BigDecimal number(String text) {
        try {
            return new BigDecimal(text.strip());
        } catch (NumberFormatException _) {
            throw DotNetException.format("Input string was not in a correct format.");
        }
    }
}

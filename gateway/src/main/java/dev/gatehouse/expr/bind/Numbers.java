package dev.gatehouse.expr.bind;

import dev.gatehouse.expr.types.Decimal;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.Simple;
import dev.gatehouse.expr.types.UInt16;
import dev.gatehouse.expr.types.UInt32;
import dev.gatehouse.expr.types.UInt64;
import dev.gatehouse.expr.types.UInt8;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Constants of the number types: conversion and range. */
final class Numbers {
    /** The first double beyond what a decimal holds. */
    private static final double LARGEST_DECIMAL = 7.922816251426434E28;

    private Numbers() {}

    /** Whether the first converts to the second without a cast. */
    static boolean widens(Simple from, Simple to) {
        if (from == to) {
            return true;
        }
        return switch (from) {
            case BOOL, DOUBLE, DECIMAL -> false;
            case FLOAT -> to == Simple.DOUBLE;
            case CHAR ->
                switch (to) {
                    case USHORT, INT, UINT, LONG, ULONG, FLOAT, DOUBLE, DECIMAL -> true;
                    default -> false;
                };
            case SBYTE, SHORT, INT, LONG ->
                to == Simple.FLOAT
                        || to == Simple.DOUBLE
                        || to == Simple.DECIMAL
                        || (to.integral() && to.signed() && to.bits() > from.bits());
            case BYTE, USHORT, UINT, ULONG ->
                to == Simple.FLOAT
                        || to == Simple.DOUBLE
                        || to == Simple.DECIMAL
                        || (to.integral() && to != Simple.CHAR && to.bits() > from.bits());
        };
    }

    /** The whole number in a box; null if it is none. */
    static @Nullable BigInteger whole(Object value) {
        return switch (value) {
            case Character c -> BigInteger.valueOf(c);
            case Byte b -> BigInteger.valueOf(b);
            case UInt8 b -> BigInteger.valueOf(b.value());
            case Short s -> BigInteger.valueOf(s);
            case UInt16 s -> BigInteger.valueOf(s.value());
            case Integer i -> BigInteger.valueOf(i);
            case UInt32 i -> BigInteger.valueOf(i.value());
            case Long l -> BigInteger.valueOf(l);
            case UInt64 l -> new BigInteger(Long.toUnsignedString(l.bits()));
            default -> null;
        };
    }

    static boolean isZero(Object value) {
        var whole = whole(value);
        return whole != null && whole.signum() == 0;
    }

    static BigInteger min(Simple type) {
        return type.signed() ? BigInteger.ONE.shiftLeft(type.bits() - 1).negate() : BigInteger.ZERO;
    }

    static BigInteger max(Simple type) {
        return BigInteger.ONE
                .shiftLeft(type.signed() ? type.bits() - 1 : type.bits())
                .subtract(BigInteger.ONE);
    }

    /** Whether the constant lies in the range of a whole number type. */
    static boolean fits(Object value, Simple type) {
        var whole = whole(value);
        if (whole == null) {
            var real = real(value);
            if (real == null) {
                return false;
            }
            whole = real.toBigInteger();
        }
        return whole.compareTo(min(type)) >= 0 && whole.compareTo(max(type)) <= 0;
    }

    private static @Nullable BigDecimal real(Object value) {
        return switch (value) {
            case Decimal decimal -> decimal.value();
            case Double number when Double.isFinite(number) -> new BigDecimal(number);
            case Float number when Float.isFinite(number) -> new BigDecimal(number);
            default -> null;
        };
    }

    /** A whole number as a box of {@code type}, higher bits cut off. */
    static Object box(BigInteger value, Simple type) {
        return switch (type) {
            case CHAR -> (char) value.intValue();
            case SBYTE -> value.byteValue();
            case BYTE -> new UInt8(value.byteValue());
            case SHORT -> value.shortValue();
            case USHORT -> new UInt16(value.shortValue());
            case INT -> value.intValue();
            case UINT -> new UInt32(value.intValue());
            case LONG -> value.longValue();
            case ULONG -> new UInt64(value.longValue());
            case FLOAT -> value.floatValue();
            case DOUBLE -> value.doubleValue();
            case DECIMAL -> Decimal.of(new BigDecimal(value));
            case BOOL -> throw new IllegalArgumentException("bool is no number");
        };
    }

    /** The constant as a box of {@code to}; null where it cannot be known here. */
    static @Nullable Object convert(Object value, Simple from, Simple to) {
        if (from == to) {
            return value;
        }
        if (from == Simple.BOOL || to == Simple.BOOL) {
            return null;
        }
        var whole = whole(value);
        if (whole != null) {
            return box(whole, to);
        }
        try {
            return switch (to) {
                case FLOAT -> doubleOf(value).floatValue();
                case DOUBLE -> doubleOf(value);
                case DECIMAL ->
                    Math.abs(doubleOf(value)) >= LARGEST_DECIMAL
                            ? null
                            : value instanceof Float number
                                    ? Decimal.of(number.floatValue())
                                    : Decimal.of(doubleOf(value).doubleValue());
                default ->
                    fits(value, to)
                            ? box(java.util.Objects.requireNonNull(real(value)).toBigInteger(), to)
                            : null;
            };
        } catch (DotNetException _) {
            return null;
        }
    }

    private static Double doubleOf(Object value) {
        return switch (value) {
            case Double number -> number;
            case Float number -> (double) number;
            case Decimal decimal -> decimal.toDouble();
            default -> throw new IllegalArgumentException("no real number: " + value);
        };
    }
}

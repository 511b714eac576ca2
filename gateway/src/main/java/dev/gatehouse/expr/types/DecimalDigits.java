package dev.gatehouse.expr.types;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.stream.IntStream;

/**
 * Conversions between decimals and binary fractions, with .NET's arithmetic: in doubles, so that the last digit is now
 * and then another one than exact arithmetic gives.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.decimal.op_explicit">System.Decimal conversions</a>
 */
final class DecimalDigits {
    private static final int MAX_SCALE = 28;
    private static final double TWO_TO_64 = 0x1p64;
    private static final BigInteger LOW = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

    /** Exact up to 22, nearest beyond. */
    private static final double[] POWERS = IntStream.rangeClosed(0, 96)
            .mapToDouble(power -> Double.parseDouble("1e" + power))
            .toArray();

    private DecimalDigits() {}

    /** @param digits 15 for doubles, 7 for floats */
    static Decimal of(double value, int digits) {
        int exponent = value == 0 ? Integer.MIN_VALUE : Math.getExponent(value) + 1;
        if (Double.isNaN(value) || exponent > 96) {
            throw DotNetException.overflow("Value was either too large or too small for a Decimal.");
        }
        if (exponent < -94) {
            return Decimal.ZERO;
        }
        double scaled = Math.abs(value);
        // The power of ten that leaves so many digits before the point: 19728 is log 2 in units of 1 / 65536.
        int power = digits - 1 - ((exponent * 19728) >> 16);
        if (power >= 0) {
            power = Math.min(power, MAX_SCALE);
            scaled *= powerOfTen(power);
        } else if (power != -1 || scaled >= powerOfTen(digits)) {
            scaled /= powerOfTen(-power);
        } else {
            power = 0;
        }
        if (scaled < powerOfTen(digits - 1) && power < MAX_SCALE) {
            scaled *= 10;
            power++;
        }
        long whole = (long) scaled;
        double rest = scaled - whole;
        if (rest > 0.5 || (rest == 0.5 && (whole & 1) != 0)) {
            whole++;
        }
        if (whole == 0) {
            return Decimal.ZERO;
        }
        for (int left = Math.min(power, digits - 1); left > 0 && whole % 10 == 0; left--) {
            whole /= 10;
            power--;
        }
        return Decimal.of(BigDecimal.valueOf(value < 0 ? -whole : whole, power));
    }

    static double toDouble(BigDecimal value) {
        BigInteger number = value.unscaledValue().abs();
        double low = unsigned(number.and(LOW).longValue());
        double high = number.shiftRight(64).longValue() * TWO_TO_64;
        double magnitude = (low + high) / powerOfTen(value.scale());
        return value.signum() < 0 ? -magnitude : magnitude;
    }

    private static double unsigned(long bits) {
        return bits >= 0 ? bits : ((bits >>> 1) | (bits & 1)) * 2.0;
    }

    private static double powerOfTen(int power) {
        return POWERS[power];
    }
}

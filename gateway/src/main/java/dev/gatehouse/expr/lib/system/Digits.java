package dev.gatehouse.expr.lib.system;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * A number as decimal digits on its way to text, as .NET's {@code NumberBuffer}.
 *
 * @param negative the sign; zero can have one only if {@code floating}
 * @param text the digits without leading zeros, empty for zero
 * @param point how many of the digits stand before the decimal point; may be negative or more than there are
 * @param floating whether it came from a {@code double} or {@code float}
 */
record Digits(boolean negative, String text, int point, boolean floating) {

    static Digits of(BigInteger value) {
        var text = value.signum() == 0 ? "" : value.abs().toString();
        return new Digits(value.signum() < 0, text, text.length(), false);
    }

    static Digits of(BigDecimal value) {
        var text = value.signum() == 0 ? "" : value.unscaledValue().abs().toString();
        return new Digits(value.signum() < 0, text, text.length() - value.scale(), false);
    }

    /** The fewest digits that read back as the same double. */
    static Digits shortest(double value) {
        var magnitude = Math.abs(value);
        var digits = new BigDecimal(Double.toString(magnitude)).stripTrailingZeros();
        if (digits.precision() == 2) {
            // Java never prints fewer than two digits, where one may do.
            var one = digits.round(new MathContext(1, RoundingMode.HALF_EVEN));
            if (one.doubleValue() == magnitude) digits = one;
        }
        return floating(isNegative(value), digits);
    }

    /** The fewest digits that read back as the same float. */
    static Digits shortest(float value) {
        var magnitude = Math.abs(value);
        var digits = new BigDecimal(Float.toString(magnitude)).stripTrailingZeros();
        if (digits.precision() == 2) {
            var one = digits.round(new MathContext(1, RoundingMode.HALF_EVEN));
            if (one.floatValue() == magnitude) digits = one;
        }
        return floating(isNegative(value), digits);
    }

    /** The exact binary value rounded to so many significant digits. */
    static Digits significant(double value, int count) {
        var exact = new BigDecimal(Math.abs(value)).round(new MathContext(count, RoundingMode.HALF_EVEN));
        return floating(isNegative(value), exact.stripTrailingZeros());
    }

    /** The exact binary value rounded to so many digits after the decimal point. */
    static Digits decimals(double value, int count) {
        var exact = new BigDecimal(Math.abs(value));
        if (exact.scale() > count) exact = exact.setScale(count, RoundingMode.HALF_EVEN);
        return floating(isNegative(value), exact.stripTrailingZeros());
    }

    private static Digits floating(boolean negative, BigDecimal magnitude) {
        var digits = of(magnitude);
        return new Digits(negative, digits.text, digits.text.isEmpty() ? 0 : digits.point, true);
    }

    private static boolean isNegative(double value) {
        return Double.doubleToRawLongBits(value) < 0;
    }

    boolean isZero() {
        return text.isEmpty();
    }

    /** Keeps so many digits, the rest rounded half away from zero; trailing zeros are dropped. */
    Digits round(int count) {
        var end = Math.min(count, text.length());
        var up = count >= 0 && count < text.length() && text.charAt(count) >= '5';
        var scale = point;
        String kept;
        if (up) {
            while (end > 0 && text.charAt(end - 1) == '9') end--;
            if (end > 0) {
                kept = text.substring(0, end - 1) + (char) (text.charAt(end - 1) + 1);
            } else {
                kept = "1";
                scale++;
            }
        } else {
            while (end > 0 && text.charAt(end - 1) == '0') end--;
            kept = text.substring(0, Math.max(end, 0));
        }
        return kept.isEmpty() ? new Digits(negative && floating, "", 0, floating) : withText(kept, scale);
    }

    /** Multiplied by a power of ten. */
    Digits shift(int power) {
        return isZero() ? this : withText(text, point + power);
    }

    private Digits withText(String digits, int at) {
        return new Digits(negative, digits, at, floating);
    }
}

package dev.gatehouse.expr.types;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.Decimal}: a 96-bit integer with a scale of 0 to 28. Trailing zeros are kept and printed,
 * but do not count in comparisons. Results that do not fit are rounded half to even, then overflow.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.decimal">System.Decimal</a>
 */
public final class Decimal implements Comparable<Decimal> {
    private static final BigInteger LIMIT = BigInteger.ONE.shiftLeft(96);
    private static final int MAX_SCALE = 28;
    public static final Decimal ZERO = new Decimal(BigDecimal.ZERO);
    public static final Decimal ONE = new Decimal(BigDecimal.ONE);
    public static final Decimal MAX_VALUE = new Decimal(new BigDecimal(LIMIT.subtract(BigInteger.ONE)));
    public static final Decimal MIN_VALUE = MAX_VALUE.negate();

    private final BigDecimal value;

    private Decimal(BigDecimal value) {
        this.value = value;
    }

    /**
     * The decimal nearest to {@code value}.
     *
     * @throws DotNetException OverflowException
     */
    public static Decimal of(BigDecimal value) {
        var rounded = value.scale() < 0 ? value.setScale(0) : value;
        if (rounded.scale() > MAX_SCALE) {
            rounded = value.setScale(MAX_SCALE, RoundingMode.HALF_EVEN);
        }
        while (rounded.unscaledValue().abs().compareTo(LIMIT) >= 0) {
            if (rounded.scale() == 0) {
                throw DotNetException.overflow("Value was either too large or too small for a Decimal.");
            }
            // From the original, so that nothing is rounded twice.
            rounded = value.setScale(rounded.scale() - 1, RoundingMode.HALF_EVEN);
        }
        return new Decimal(rounded);
    }

    public static Decimal of(long value) {
        return new Decimal(BigDecimal.valueOf(value));
    }

    /** Keeps 15 significant digits, computed as .NET does. */
    public static Decimal of(double value) {
        return DecimalDigits.of(value, 15);
    }

    /** Keeps 7 significant digits, computed as .NET does. */
    public static Decimal of(float value) {
        return DecimalDigits.of(value, 7);
    }

    /** Not always the nearest double: computed as .NET does. */
    public double toDouble() {
        return DecimalDigits.toDouble(value);
    }

    /** The number, with its scale. */
    public BigDecimal value() {
        return value;
    }

    public Decimal plus(Decimal other) {
        return of(value.add(other.value));
    }

    public Decimal minus(Decimal other) {
        return of(value.subtract(other.value));
    }

    public Decimal times(Decimal other) {
        var product = value.multiply(other.value);
        // .NET keeps the places of a zero only where both numbers have 32 bits.
        boolean plain = product.signum() != 0
                || (value.unscaledValue().bitLength() <= 32
                        && other.value.unscaledValue().bitLength() <= 32);
        return plain ? of(product) : ZERO;
    }

    /** @throws DotNetException DivideByZeroException */
    public Decimal dividedBy(Decimal other) {
        requireNonZero(other);
        int wanted = Math.max(0, value.scale() - other.value.scale());
        // Enough digits that rounding to 96 bits afterwards is rounding once, but for a remainder that
        // starts with 20 zeros or nines.
        var quotient = value.divide(other.value, MAX_SCALE + 20, RoundingMode.HALF_EVEN);
        var rounded = of(reduce(quotient, wanted));
        // What is too small to write is a zero without places, not one with 28; zeros at the end that come of rounding
        // go.
        return rounded.value.signum() == 0 && value.signum() != 0
                ? ZERO
                : new Decimal(reduce(rounded.value, Math.min(wanted, rounded.value.scale())));
    }

    private static BigDecimal reduce(BigDecimal quotient, int scale) {
        var stripped = quotient.stripTrailingZeros();
        return stripped.scale() < scale ? stripped.setScale(scale) : stripped;
    }

    /** @throws DotNetException DivideByZeroException */
    public Decimal remainder(Decimal other) {
        requireNonZero(other);
        if (value.abs().compareTo(other.value.abs()) < 0) return this;
        int scale = Math.max(value.scale(), other.value.scale());
        return of(value.remainder(other.value).setScale(scale));
    }

    public Decimal negate() {
        return new Decimal(value.negate());
    }

    private static void requireNonZero(Decimal other) {
        if (other.value.signum() == 0) {
            throw DotNetException.divideByZero();
        }
    }

    @Override
    public int compareTo(Decimal other) {
        return value.compareTo(other.value);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Decimal decimal && value.compareTo(decimal.value) == 0;
    }

    @Override
    public int hashCode() {
        return value.stripTrailingZeros().hashCode();
    }

    @Override
    public String toString() {
        return value.toPlainString();
    }
}

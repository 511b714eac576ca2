package dev.gatehouse.expr.types;

import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/**
 * What .NET's {@code ToString()} gives under the invariant culture. Value classes of the library print
 * themselves as .NET does; this knows those of Java that do not.
 */
public final class Text {
    private Text() {}

    /** The text of any value; empty for null. */
    public static String of(@Nullable Object value) {
        if (value instanceof String text) {
            return text;
        }
        return switch (value) {
            case null -> "";
            case Boolean truth -> of(truth.booleanValue());
            case Double number -> of(number.doubleValue());
            case Float number -> of(number.floatValue());
            case Object plain when plain.getClass() == Object.class -> "System.Object";
            case DotNetException exception -> exception.typeName() + ": " + exception.text();
            default -> {
                var plain = Arrays.unwrap(value);
                yield plain == null || plain.getClass().isArray()
                        ? TypeNames.of(plain == null ? "" : plain)
                        : value.toString();
            }
        };
    }

    public static String of(boolean value) {
        return value ? "True" : "False";
    }

    /** The shortest text that reads back the same, as .NET Core 3.0 and later print it. */
    public static String of(double value) {
        var java = Double.toString(value);
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return shortest(value, java, 17);
        }
        // Java writes two digits where one is enough.
        var one = Math.abs(value) < 1e-300
                ? new BigDecimal(value).round(new MathContext(1)).toString()
                : java;
        return shortest(value, Double.parseDouble(one) == value ? one : java, 17);
    }

    /** The shortest text that reads back the same. */
    public static String of(float value) {
        var java = Float.toString(value);
        if (Float.isNaN(value) || Float.isInfinite(value)) {
            return shortest(value, java, 9);
        }
        var one = Math.abs(value) < 1e-37f
                ? new BigDecimal(value).round(new MathContext(1)).toString()
                : java;
        return shortest(value, Float.parseFloat(one) == value ? one : java, 9);
    }

    private static String shortest(double value, String java, int digitsPlain) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "Infinity" : "-Infinity";
        }
        if (value == 0) {
            return 1 / value < 0 ? "-0" : "0";
        }
        var exact = new BigDecimal(java).stripTrailingZeros();
        int exponent = exact.precision() - exact.scale() - 1;
        if (exponent > -5 && exponent < digitsPlain) {
            return exact.toPlainString();
        }
        var digits = exact.unscaledValue().abs().toString();
        var mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
        var magnitude = Math.abs(exponent);
        return (value < 0 ? "-" : "")
                + mantissa
                + (exponent < 0 ? "E-" : "E+")
                + (magnitude < 10 ? "0" : "")
                + magnitude;
    }
}

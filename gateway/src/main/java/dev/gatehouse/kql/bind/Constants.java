package dev.gatehouse.kql.bind;

import dev.gatehouse.kql.schema.Type;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Arithmetic on constants, as far as arguments that must be constant are written with it: {@code -1}, {@code 2 * 1h}. */
final class Constants {
    private Constants() {}

    /** The constant with the sign, or null where it is no number. */
    static @Nullable Object negated(@Nullable Object value, String sign) {
        boolean minus = sign.equals("-");
        return switch (value) {
            case Integer number -> minus ? (Object) (-number) : number;
            case Long number -> minus ? (Object) (-number) : number;
            case Double number -> minus ? (Object) (-number) : number;
            case BigDecimal number -> minus ? number.negate() : number;
            case null, default -> null;
        };
    }

    /** The result where both are constants of these types and it fits; else null. */
    static Bound.@Nullable Constant fold(String operator, Bound left, Bound right) {
        if (!(left instanceof Bound.Constant(var type, Long a))
                || !(right instanceof Bound.Constant(var other, Long b))) {
            return null;
        }
        boolean spans = type == Type.TIMESPAN && other == Type.TIMESPAN;
        boolean numbers = type == Type.LONG && other == Type.LONG;
        boolean product = operator.equals("*") && (type == Type.LONG || other == Type.LONG);
        try {
            return switch (operator) {
                case "+" -> spans || numbers ? new Bound.Constant(type, Math.addExact(a, b)) : null;
                case "-" -> spans || numbers ? new Bound.Constant(type, Math.subtractExact(a, b)) : null;
                case "*" ->
                    product ? new Bound.Constant(numbers ? Type.LONG : Type.TIMESPAN, Math.multiplyExact(a, b)) : null;
                default -> null;
            };
        } catch (ArithmeticException _) {
            return null;
        }
    }
}

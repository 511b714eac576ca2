package dev.gatehouse.expr.bind;

import dev.gatehouse.expr.syntax.Operator;
import dev.gatehouse.expr.types.Decimal;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.Simple;
import dev.gatehouse.expr.types.Text;
import dev.gatehouse.text.Span;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Evaluates operations on constants. Each method gives a constant, or the operation as it came. */
final class Folding {
    private final Binder binder;

    Folding(Binder binder) {
        this.binder = binder;
    }

    private static @Nullable Object value(Bound bound) {
        return bound instanceof Bound.Constant(var _, var _, var value) ? value : null;
    }

    private Bound bool(Span at, boolean value) {
        return new Bound.Constant(at, binder.bool(), value);
    }

    Bound not(Bound.Not not) {
        return value(not.operand()) instanceof Boolean truth ? bool(not.span(), !truth) : not;
    }

    Bound logic(Bound.Logic logic) {
        return value(logic.left()) instanceof Boolean left && value(logic.right()) instanceof Boolean right
                ? bool(logic.span(), logic.and() ? left && right : left || right)
                : logic;
    }

    Bound same(Bound.Same same) {
        return value(same.left()) instanceof String left && value(same.right()) instanceof String right
                ? bool(same.span(), left.equals(right) != same.negated())
                : same;
    }

    Bound text(Bound.Convert convert) {
        if (convert.operand() instanceof Bound.Constant(var at, var type, var constant)) {
            var simple = type.simple();
            if (constant == null) {
                return new Bound.Constant(at, convert.type(), "");
            }
            if (simple != null) {
                return new Bound.Constant(at, convert.type(), Text.of(constant));
            }
        }
        return convert;
    }

    /** Joins neighbouring constants. */
    Bound concat(Bound.Concat concat) {
        var parts = new ArrayList<Bound>();
        for (var part : concat.parts()) {
            boolean constant = part instanceof Bound.Constant;
            var text = constant ? Text.of(value(part)) : "";
            if (constant
                    && !parts.isEmpty()
                    && parts.getLast() instanceof Bound.Constant(var at, var type, var before)) {
                parts.set(parts.size() - 1, new Bound.Constant(at.to(part.span()), type, before + text));
            } else if (constant) {
                parts.add(new Bound.Constant(part.span(), concat.type(), text));
            } else {
                parts.add(part);
            }
        }
        if (parts.size() > 1) {
            parts.removeIf(part -> "".equals(value(part)));
        }
        if (parts.isEmpty()) {
            return new Bound.Constant(concat.span(), concat.type(), "");
        }
        return parts.size() == 1 && parts.getFirst() instanceof Bound.Constant only
                ? new Bound.Constant(concat.span(), concat.type(), only.value())
                : new Bound.Concat(concat.span(), concat.type(), parts);
    }

    Bound negate(Bound.Negate negate) {
        var value = value(negate.operand());
        var simple = negate.type().simple();
        if (value == null || simple == null) {
            return negate;
        }
        var whole = Numbers.whole(value);
        if (whole != null) {
            var result = negate.operator() == Operator.MINUS ? whole.negate() : whole.not();
            if (negate.operator() == Operator.MINUS) {
                return constant(negate.span(), result, negate.type(), simple);
            }
            return new Bound.Constant(negate.span(), negate.type(), Numbers.box(result, simple));
        }
        return switch (value) {
            case Double number -> new Bound.Constant(negate.span(), negate.type(), -number);
            case Float number -> new Bound.Constant(negate.span(), negate.type(), -number);
            case Decimal number -> new Bound.Constant(negate.span(), negate.type(), number.negate());
            default -> negate;
        };
    }

    private Bound constant(Span at, BigInteger result, dev.gatehouse.expr.types.Type type, Simple simple) {
        var boxed = Numbers.box(result, simple);
        if (!result.equals(Numbers.whole(boxed)) && !binder.lenientConstants) {
            return binder.errors.overflow(at);
        }
        return new Bound.Constant(at, type, boxed);
    }

    Bound compare(Bound.Compare compare) {
        var left = value(compare.left());
        var right = value(compare.right());
        if (left == null || right == null) {
            return compare;
        }
        if (left instanceof Boolean) {
            return bool(compare.span(), left.equals(right) == (compare.operator() == Operator.EQUAL));
        }
        if (left instanceof Double || left instanceof Float) {
            double x = ((Number) left).doubleValue();
            double y = ((Number) right).doubleValue();
            return bool(
                    compare.span(),
                    switch (compare.operator()) {
                        case EQUAL -> x == y;
                        case NOT_EQUAL -> x != y;
                        case LESS -> x < y;
                        case GREATER -> x > y;
                        case LESS_OR_EQUAL -> x <= y;
                        default -> x >= y;
                    });
        }
        int order = left instanceof Decimal x && right instanceof Decimal y
                ? x.compareTo(y)
                : Objects.requireNonNull(Numbers.whole(left)).compareTo(Objects.requireNonNull(Numbers.whole(right)));
        return bool(
                compare.span(),
                switch (compare.operator()) {
                    case EQUAL -> order == 0;
                    case NOT_EQUAL -> order != 0;
                    case LESS -> order < 0;
                    case GREATER -> order > 0;
                    case LESS_OR_EQUAL -> order <= 0;
                    default -> order >= 0;
                });
    }

    Bound arithmetic(Bound.Arithmetic operation) {
        var left = value(operation.left());
        var right = value(operation.right());
        var simple = operation.type().simple();
        boolean divides = operation.operator() == Operator.DIVIDE || operation.operator() == Operator.REMAINDER;
        boolean zero = right != null
                && (Numbers.isZero(right) || (right instanceof Decimal number && number.equals(Decimal.ZERO)));
        // The C# compiler looks only where it computes the result: 'text.Length / 0' is an exception.
        if (divides && zero && left != null && simple != null && (simple.integral() || simple == Simple.DECIMAL)) {
            return binder.errors.divisionByZero(operation.span());
        }
        if (left == null || right == null || simple == null) {
            return operation;
        }
        if (left instanceof Boolean x && right instanceof Boolean y) {
            return bool(
                    operation.span(),
                    switch (operation.operator()) {
                        case AND -> x && y;
                        case OR -> x || y;
                        default -> !x.equals(y);
                    });
        }
        var x = Numbers.whole(left);
        var y = Numbers.whole(right);
        if (x != null && y != null) {
            return wholeNumbers(operation, x, y, simple);
        }
        return realNumbers(operation, left, right);
    }

    private Bound wholeNumbers(Bound.Arithmetic operation, BigInteger x, BigInteger y, Simple simple) {
        int count = y.intValue() & (simple.bits() - 1);
        var result = switch (operation.operator()) {
            case ADD -> x.add(y);
            case SUBTRACT -> x.subtract(y);
            case MULTIPLY -> x.multiply(y);
            case DIVIDE -> x.divide(y);
            case REMAINDER -> x.remainder(y);
            case AND -> x.and(y);
            case OR -> x.or(y);
            case XOR -> x.xor(y);
            case SHIFT_LEFT -> x.shiftLeft(count);
            case SHIFT_RIGHT -> x.shiftRight(count);
            default -> throw new IllegalStateException("no arithmetic: " + operation.operator());
        };
        if (operation.operator() == Operator.SHIFT_LEFT) {
            return new Bound.Constant(operation.span(), operation.type(), Numbers.box(result, simple));
        }
        return constant(operation.span(), result, operation.type(), simple);
    }

    private Bound realNumbers(Bound.Arithmetic operation, Object left, Object right) {
        try {
            Object result = switch (left) {
                case Double x when right instanceof Double y -> doubles(operation.operator(), x, y);
                case Float x when right instanceof Float y -> (float) doubles(operation.operator(), x, y);
                case Decimal x
                when right instanceof Decimal y ->
                    switch (operation.operator()) {
                        case ADD -> x.plus(y);
                        case SUBTRACT -> x.minus(y);
                        case MULTIPLY -> x.times(y);
                        case DIVIDE -> x.dividedBy(y);
                        default -> x.remainder(y);
                    };
                default -> null;
            };
            return result == null ? operation : new Bound.Constant(operation.span(), operation.type(), result);
        } catch (DotNetException _) {
            return binder.errors.overflow(operation.span());
        }
    }

    private static double doubles(Operator operator, double x, double y) {
        return switch (operator) {
            case ADD -> x + y;
            case SUBTRACT -> x - y;
            case MULTIPLY -> x * y;
            case DIVIDE -> x / y;
            default -> x % y;
        };
    }
}

package dev.gatehouse.expr.bind;

import dev.gatehouse.expr.syntax.Operator;
import dev.gatehouse.expr.types.Simple;
import dev.gatehouse.expr.types.Type;
import dev.gatehouse.text.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Operators over nullable values: they work on what the values hold, and give null where one is null. */
final class Lifting {
    private final Binder binder;

    Lifting(Binder binder) {
        this.binder = binder;
    }

    interface Lifted {
        Bound of(List<Bound> values);
    }

    Bound coalesce(Span at, Bound left, Type inner, Bound right) {
        var temporary = binder.temporary(left.type());
        var read = new Bound.Read(at, temporary);
        var value =
                binder.conversions.require(new Bound.Convert(at, inner, Conversion.VALUE_OR_FAIL, read), right.type());
        return new Bound.Sequence(
                at,
                List.of(new Bound.Store(at, temporary, left)),
                new Bound.Choose(at, right.type(), binder.members.isNull(at, read, true), value, right));
    }

    /** The operation on what nullables hold; null if one of them is null. */
    Bound lifted(Span at, List<Bound> operands, Lifted operation, Type unused) {
        var effects = new ArrayList<Bound>();
        var values = new ArrayList<Bound>();
        Bound condition = null;
        for (var operand : operands) {
            if (operand.type() instanceof Type.Optional(var inner)) {
                var temporary = binder.temporary(operand.type());
                effects.add(new Bound.Store(at, temporary, operand));
                var read = new Bound.Read(at, temporary);
                var test = binder.members.isNull(at, read, true);
                condition = condition == null ? test : new Bound.Logic(at, binder.bool(), true, condition, test);
                values.add(new Bound.Convert(at, inner, Conversion.VALUE_OR_FAIL, read));
            } else {
                var temporary = binder.temporary(operand.type());
                effects.add(new Bound.Store(at, temporary, operand));
                values.add(new Bound.Read(at, temporary));
            }
        }
        var result = operation.of(values);
        if (result.type().isBad() || condition == null) {
            return result;
        }
        var type = result.type() instanceof Type.Optional ? result.type() : new Type.Optional(result.type());
        var wrapped = result.type() instanceof Type.Optional ? result : binder.conversions.wrap(result, type);
        return new Bound.Sequence(
                at, effects, new Bound.Choose(at, type, condition, wrapped, new Bound.Constant(at, type, null)));
    }

    @Nullable
    Bound binary(Span at, Operator operator, Bound left, Bound right, Type first, Type second) {
        // Whether it exists at all is decided on the plain types.
        var trial = binder.operators.binaryOrNull(at, operator, plain(left, first), plain(right, second));
        if (trial == null || trial.type().isBad()) {
            return trial;
        }
        boolean bool = first.is(Simple.BOOL) && second.is(Simple.BOOL);
        if (bool && (operator == Operator.AND || operator == Operator.OR)) {
            return threeValued(at, operator == Operator.AND, left, right);
        }
        var result = lifted(
                at,
                List.of(left, right),
                values -> binder.operators.binary(at, operator, values.get(0), values.get(1)),
                first);
        return switch (operator) {
            case EQUAL, NOT_EQUAL -> liftedEquality(at, operator == Operator.NOT_EQUAL, left, right, first, second);
            case LESS, GREATER, LESS_OR_EQUAL, GREATER_OR_EQUAL ->
                result.type() instanceof Type.Optional
                        ? coalesce(at, result, binder.bool(), new Bound.Constant(at, binder.bool(), false))
                        : result;
            default -> result;
        };
    }

    static Bound plain(Bound value, Type type) {
        return value.type() instanceof Type.Optional ? new Bound.Default(value.span(), type) : value;
    }

    private Bound liftedEquality(Span at, boolean negated, Bound left, Bound right, Type first, Type second) {
        // Boxes of the common type are equal, or both null.
        var common = binder.conversions.common(new Bound.Default(at, first), new Bound.Default(at, second));
        if (common == null && first.simple() != null && second.simple() != null) {
            common = binder.simple(promoteTypes(left, right, first.simple(), second.simple()));
        }
        var type = new Type.Optional(common == null ? first : common);
        var x = binder.conversions.explicit(left, type);
        var y = binder.conversions.explicit(right, type);
        return x == null || y == null
                ? binder.errors.noOperator(at, negated ? "!=" : "==", left.type(), right.type())
                : new Bound.Same(at, binder.bool(), negated, true, x, y);
    }

    private static Simple promoteTypes(Bound left, Bound right, Simple first, Simple second) {
        var promoted = Operators.promote(left, right, first, second);
        return promoted == null ? first : promoted;
    }

    /** {@code &} and {@code |} of bool?: false and x is false, true or x is true, even if x is null. */
    private Bound threeValued(Span at, boolean and, Bound left, Bound right) {
        var type = new Type.Optional(binder.bool());
        var x = binder.temporary(type);
        var y = binder.temporary(type);
        var deciding = new Bound.Constant(at, binder.bool(), !and);
        var boxed = binder.conversions.wrap(deciding, type);
        var readX = new Bound.Read(at, x);
        var readY = new Bound.Read(at, y);
        var xDecides = new Bound.Same(at, binder.bool(), false, true, readX, boxed);
        var yDecides = new Bound.Same(at, binder.bool(), false, true, readY, boxed);
        var eitherNull = new Bound.Logic(
                at,
                binder.bool(),
                false,
                binder.members.isNull(at, readX, false),
                binder.members.isNull(at, readY, false));
        var none = new Bound.Constant(at, type, null);
        var other = binder.conversions.wrap(new Bound.Constant(at, binder.bool(), and), type);
        return new Bound.Sequence(
                at,
                List.of(
                        new Bound.Store(at, x, binder.conversions.require(left, type)),
                        new Bound.Store(at, y, binder.conversions.require(right, type))),
                new Bound.Choose(
                        at,
                        type,
                        new Bound.Logic(at, binder.bool(), false, xDecides, yDecides),
                        boxed,
                        new Bound.Choose(at, type, eitherNull, none, other)));
    }
}

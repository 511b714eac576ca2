package dev.gatehouse.expr.bind;

import dev.gatehouse.expr.syntax.Operator;
import dev.gatehouse.expr.types.MemberMethod;
import dev.gatehouse.expr.types.Simple;
import dev.gatehouse.expr.types.Type;
import dev.gatehouse.text.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Operators with one or two operands. */
final class Operators {
    private final Binder binder;
    private final Folding folding;

    Operators(Binder binder) {
        this.binder = binder;
        this.folding = new Folding(binder);
    }

    Folding folding() {
        return folding;
    }

    Bound unary(Span at, Operator operator, Bound operand) {
        var type = operand.type();
        if (type.isBad()) {
            return operand;
        }
        if (type == Type.Dynamic.TYPE) {
            return binder.late.unary(at, operator, operand);
        }
        var declared = userDefined(
                at,
                switch (operator) {
                    case NOT -> "op_LogicalNot";
                    case MINUS -> "op_UnaryNegation";
                    case PLUS -> "op_UnaryPlus";
                    default -> "op_OnesComplement";
                },
                List.of(operand));
        if (declared != null) {
            return declared;
        }
        if (type instanceof Type.Optional(var inner)) {
            return binder.lifting.lifted(at, List.of(operand), values -> unary(at, operator, values.getFirst()), inner);
        }
        if (operator == Operator.NOT) {
            return type.is(Simple.BOOL)
                    ? folding.not(new Bound.Not(at, type, operand))
                    : binder.errors.noOperator(at, "!", type);
        }
        if (operator == Operator.COMPLEMENT && isEnum(type)) {
            return enumResult(at, new Bound.Negate(at, binder.integer(), operator, enumNumber(operand), false), type);
        }
        var simple = type.simple();
        var promoted = simple == null ? null : promoteUnary(operator, simple);
        if (promoted == null) {
            return binder.errors.noOperator(at, operator.text(), type);
        }
        var value = binder.conversions.require(operand, binder.simple(promoted));
        return operator == Operator.PLUS
                ? value
                : folding.negate(new Bound.Negate(at, binder.simple(promoted), operator, value, binder.checked));
    }

    private static @Nullable Simple promoteUnary(Operator operator, Simple type) {
        return switch (type) {
            case BOOL -> null;
            case CHAR, SBYTE, BYTE, SHORT, USHORT, INT -> Simple.INT;
            case UINT -> operator == Operator.MINUS ? Simple.LONG : Simple.UINT;
            case LONG -> Simple.LONG;
            case ULONG -> operator == Operator.MINUS ? null : Simple.ULONG;
            case FLOAT, DOUBLE, DECIMAL -> operator == Operator.COMPLEMENT ? null : type;
        };
    }

    Bound binary(Span at, Operator operator, Bound left, Bound right) {
        if (left.type().isBad() || right.type().isBad()) {
            return new Bound.Bad(at);
        }
        boolean lazy = operator == Operator.COALESCE || operator == Operator.AND_ALSO || operator == Operator.OR_ELSE;
        if (!lazy && (left.type() == Type.Dynamic.TYPE || right.type() == Type.Dynamic.TYPE)) {
            return binder.late.binary(at, operator, left, right);
        }
        var result = binaryOrNull(at, operator, left, right);
        if (result != null) {
            return result;
        }
        // Nothing holds all of ulong and of a signed number.
        var first = left.type().simple();
        var second = right.type().simple();
        boolean ambiguous = first != null
                && second != null
                && first.integral()
                && second.integral()
                && (first == Simple.ULONG || second == Simple.ULONG);
        return ambiguous
                ? binder.errors.ambiguousOperator(at, operator.text(), left.type(), right.type())
                : binder.errors.noOperator(at, operator.text(), left.type(), right.type());
    }

    @Nullable
    Bound binaryOrNull(Span at, Operator operator, Bound left, Bound right) {
        boolean delegate =
                binder.members.delegate(left.type()) != null || binder.members.delegate(right.type()) != null;
        if (delegate && (operator == Operator.ADD || operator == Operator.SUBTRACT)) {
            var combined = delegates(at, operator, left, right);
            if (combined != null) {
                return combined;
            }
        }
        if (operator == Operator.COALESCE && delegate && right.type() == Type.Special.FUNCTION) {
            return coalesce(at, left, right);
        }
        if (left.type().isVoid()
                || right.type().isVoid()
                || left.type() == Type.Special.FUNCTION
                || right.type() == Type.Special.FUNCTION) {
            return null;
        }
        return switch (operator) {
            case COALESCE -> coalesce(at, left, right);
            case OR_ELSE, AND_ALSO -> logic(at, operator, left, right);
            case EQUAL, NOT_EQUAL -> binder.equality.equality(at, operator, left, right);
            case ADD -> {
                // A type's own operator comes first: XNamespace + string is a name.
                var declared = userDefined(at, dotNetName(operator), List.of(left, right));
                var text = declared == null ? concat(at, left, right) : declared;
                yield text != null ? text : arithmetic(at, operator, left, right);
            }
            default -> arithmetic(at, operator, left, right);
        };
    }

    /** {@code +} and {@code -} of delegates. */
    private @Nullable Bound delegates(Span at, Operator operator, Bound left, Bound right) {
        var type = binder.members.delegate(left.type()) != null ? left.type() : right.type();
        var first = binder.conversions.implicit(left, type);
        var second = binder.conversions.implicit(right, type);
        var method = operator == Operator.ADD ? "combine" : "remove";
        return first == null || second == null
                ? null
                : new Bound.Invoke(
                        at,
                        type,
                        Intrinsics.of(
                                binder,
                                dev.gatehouse.expr.types.Delegates.class,
                                method,
                                Object.class,
                                List.of(Object.class, Object.class)),
                        List.of(first, second));
    }

    private @Nullable Bound logic(Span at, Operator operator, Bound left, Bound right) {
        var bool = binder.bool();
        var first = binder.conversions.implicit(left, bool);
        var second = binder.conversions.implicit(right, bool);
        if (first == null || second == null) {
            return null;
        }
        return folding.logic(new Bound.Logic(at, bool, operator == Operator.AND_ALSO, first, second));
    }

    private @Nullable Bound coalesce(Span at, Bound left, Bound right) {
        var type = left.type();
        if (type == Type.Special.NULL) {
            return right.type() == Type.Special.NULL ? null : right;
        }
        if (!type.allowsNull()) {
            return null;
        }
        if (type instanceof Type.Optional(var inner)) {
            var plain = binder.conversions.implicit(right, inner);
            if (plain != null) {
                return binder.lifting.coalesce(at, left, inner, plain);
            }
            if (!(right.type() instanceof Type.Special)) {
                var widened = binder.conversions.implicit(new Bound.Default(left.span(), inner), right.type());
                if (widened != null && !right.type().allowsNull()) {
                    return binder.lifting.coalesce(at, left, inner, right);
                }
            }
        }
        var same = binder.conversions.implicit(right, type);
        if (same != null) {
            return new Bound.Coalesce(at, type, left, same);
        }
        if (right.type() instanceof Type.Special) {
            return null;
        }
        var converted = binder.conversions.implicit(left, right.type());
        return converted == null || (right.type().isValueType() && !(right.type() instanceof Type.Optional))
                ? null
                : new Bound.Coalesce(at, right.type(), converted, right);
    }

    /** {@code +} where a side is a string; null otherwise. */
    private @Nullable Bound concat(Span at, Bound left, Bound right) {
        var string = binder.library.string();
        if (!left.type().equals(string) && !right.type().equals(string)) {
            return null;
        }
        // A type that declares its own + with string, or converts to one, keeps it; otherwise text joins.
        var parts = new ArrayList<Bound>();
        addPart(parts, left);
        addPart(parts, right);
        return folding.concat(new Bound.Concat(at, string, parts));
    }

    private void addPart(List<Bound> parts, Bound value) {
        if (value instanceof Bound.Concat(var _, var _, var inner)) {
            parts.addAll(inner);
        } else {
            parts.add(text(value));
        }
    }

    /** The value as text in a concatenation. */
    Bound text(Bound value) {
        var string = binder.library.string();
        if (value.type().equals(string)) {
            return value;
        }
        if (value.type() == Type.Special.NULL || value.type() == Type.Special.DEFAULT) {
            return new Bound.Constant(value.span(), string, "");
        }
        if (value instanceof Bound.OpenTuple) {
            var typed = binder.statements.inferred(value);
            return typed.type().isBad() ? typed : text(typed);
        }
        return folding.text(new Bound.Convert(value.span(), string, Conversion.TEXT, value));
    }

    Bound join(Span at, List<Bound> parts) {
        return folding.concat(new Bound.Concat(at, binder.library.string(), parts));
    }

    @Nullable
    Bound arithmetic(Span at, Operator operator, Bound left, Bound right) {
        var declared = userDefined(at, dotNetName(operator), List.of(left, right));
        if (declared != null) {
            return declared;
        }
        var first = left.type() instanceof Type.Optional(var inner) ? inner : left.type();
        var second = right.type() instanceof Type.Optional(var inner) ? inner : right.type();
        boolean optional = left.type() instanceof Type.Optional || right.type() instanceof Type.Optional;
        if (optional) {
            return binder.lifting.binary(at, operator, left, right, first, second);
        }
        if (isEnum(first) || isEnum(second)) {
            return enums(at, operator, left, right);
        }
        if (left.type() == Type.Special.DEFAULT
                || left.type() == Type.Special.NULL
                || right.type() instanceof Type.Special) {
            return null;
        }
        var simpleLeft = first.simple();
        var simpleRight = second.simple();
        return simpleLeft == null || simpleRight == null
                ? null
                : numbers(at, operator, left, right, simpleLeft, simpleRight);
    }

    private @Nullable Bound numbers(Span at, Operator operator, Bound left, Bound right, Simple first, Simple second) {
        if (operator == Operator.SHIFT_LEFT || operator == Operator.SHIFT_RIGHT) {
            return shift(at, operator, left, right, first);
        }
        Simple promoted;
        if (first == Simple.BOOL || second == Simple.BOOL) {
            boolean allowed = first == second
                    && switch (operator) {
                        case AND, OR, XOR, EQUAL, NOT_EQUAL -> true;
                        default -> false;
                    };
            promoted = allowed ? Simple.BOOL : null;
        } else {
            promoted = promote(left, right, first, second);
        }
        if (promoted == null) {
            return null;
        }
        boolean bits = operator == Operator.AND || operator == Operator.OR || operator == Operator.XOR;
        if (bits && promoted != Simple.BOOL && !promoted.integral()) {
            return null;
        }
        var type = binder.simple(promoted);
        var x = binder.conversions.require(left, type);
        var y = binder.conversions.require(right, type);
        return switch (operator) {
            case EQUAL, NOT_EQUAL, LESS, GREATER, LESS_OR_EQUAL, GREATER_OR_EQUAL ->
                folding.compare(new Bound.Compare(at, binder.bool(), operator, x, y));
            default -> folding.arithmetic(new Bound.Arithmetic(at, type, operator, x, y, binder.checked));
        };
    }

    private @Nullable Bound shift(Span at, Operator operator, Bound left, Bound right, Simple first) {
        var promoted = promoteUnary(Operator.COMPLEMENT, first);
        var count = binder.conversions.implicit(right, binder.integer());
        if (promoted == null || count == null) {
            return null;
        }
        var type = binder.simple(promoted);
        return folding.arithmetic(
                new Bound.Arithmetic(at, type, operator, binder.conversions.require(left, type), count, false));
    }

    /** C#'s binary numeric promotion; null where it is an error. */
    static @Nullable Simple promote(Bound left, Bound right, Simple first, Simple second) {
        if (first == Simple.DECIMAL || second == Simple.DECIMAL) {
            var other = first == Simple.DECIMAL ? second : first;
            return other == Simple.FLOAT || other == Simple.DOUBLE ? null : Simple.DECIMAL;
        }
        if (first == Simple.DOUBLE || second == Simple.DOUBLE) {
            return Simple.DOUBLE;
        }
        if (first == Simple.FLOAT || second == Simple.FLOAT) {
            return Simple.FLOAT;
        }
        if (first == Simple.ULONG || second == Simple.ULONG) {
            var otherType = first == Simple.ULONG ? second : first;
            var other = first == Simple.ULONG ? right : left;
            boolean constant = other instanceof Bound.Constant(var _, var _, var value)
                    && value != null
                    && Numbers.fits(value, Simple.ULONG);
            return otherType.signed() && !constant ? null : Simple.ULONG;
        }
        if (first == Simple.LONG || second == Simple.LONG) {
            return Simple.LONG;
        }
        if (first == Simple.UINT || second == Simple.UINT) {
            var otherType = first == Simple.UINT ? second : first;
            var other = first == Simple.UINT ? right : left;
            boolean constant = other instanceof Bound.Constant(var _, var _, var value)
                    && value != null
                    && Numbers.fits(value, Simple.UINT);
            return otherType.signed() && !constant ? Simple.LONG : Simple.UINT;
        }
        return Simple.INT;
    }

    static boolean isEnum(Type type) {
        var definition = type.definition();
        return definition != null && Conversions.isEnum(definition);
    }

    private Bound enumNumber(Bound value) {
        return isEnum(value.type())
                ? new Bound.Convert(value.span(), binder.integer(), Conversion.ENUM_NUMBER, value)
                : binder.conversions.require(value, binder.integer());
    }

    private static Bound enumResult(Span at, Bound number, Type type) {
        return new Bound.Convert(at, type, Conversion.NUMBER_ENUM, number);
    }

    private @Nullable Bound enums(Span at, Operator operator, Bound left, Bound right) {
        boolean both = left.type().equals(right.type());
        var type = isEnum(left.type()) ? left.type() : right.type();
        boolean zero = !both && (isEnum(left.type()) ? isZero(right) : isZero(left));
        var number = isEnum(left.type()) ? right : left;
        boolean whole = both
                || (number.type().simple() != null && binder.conversions.implicit(number, binder.integer()) != null);
        if (!whole) {
            return null;
        }
        return switch (operator) {
            case EQUAL, NOT_EQUAL, LESS, GREATER, LESS_OR_EQUAL, GREATER_OR_EQUAL ->
                both || zero
                        ? new Bound.Compare(at, binder.bool(), operator, enumNumber(left), enumNumber(right))
                        : null;
            case AND, OR, XOR ->
                both || zero
                        ? enumResult(
                                at,
                                new Bound.Arithmetic(
                                        at, binder.integer(), operator, enumNumber(left), enumNumber(right), false),
                                type)
                        : null;
            case SUBTRACT -> {
                var difference = new Bound.Arithmetic(
                        at, binder.integer(), operator, enumNumber(left), enumNumber(right), false);
                yield both ? difference : enumResult(at, difference, type);
            }
            case ADD ->
                both
                        ? null
                        : enumResult(
                                at,
                                new Bound.Arithmetic(
                                        at, binder.integer(), operator, enumNumber(left), enumNumber(right), false),
                                type);
            default -> null;
        };
    }

    private static boolean isZero(Bound value) {
        return value instanceof Bound.Constant(var _, var _, var number) && number != null && Numbers.isZero(number);
    }

    static String dotNetName(Operator operator) {
        return switch (operator) {
            case ADD -> "op_Addition";
            case SUBTRACT -> "op_Subtraction";
            case MULTIPLY -> "op_Multiply";
            case DIVIDE -> "op_Division";
            case REMAINDER -> "op_Modulus";
            case LESS -> "op_LessThan";
            case GREATER -> "op_GreaterThan";
            case LESS_OR_EQUAL -> "op_LessThanOrEqual";
            case GREATER_OR_EQUAL -> "op_GreaterThanOrEqual";
            case EQUAL -> "op_Equality";
            case NOT_EQUAL -> "op_Inequality";
            case AND -> "op_BitwiseAnd";
            case OR -> "op_BitwiseOr";
            case XOR -> "op_ExclusiveOr";
            case SHIFT_LEFT -> "op_LeftShift";
            case SHIFT_RIGHT -> "op_RightShift";
            default -> "";
        };
    }

    /** An operator that one of the operands' types declares. */
    @Nullable
    Bound userDefined(Span at, String name, List<Bound> operands) {
        var methods = new ArrayList<MemberMethod>();
        boolean optional = false;
        for (var operand : operands) {
            var type = operand.type();
            if (type instanceof Type.Optional(var inner)) {
                type = inner;
                optional = true;
            }
            // Decimal's operators are ours.
            if (type instanceof Type.Named && type.simple() == null && !type.equals(binder.library.string())) {
                for (var level : binder.types.hierarchy(type)) {
                    if (level instanceof Type.Named named) {
                        for (var method : named.definition().operators(name)) {
                            if (!methods.contains(method)) {
                                methods.add(method);
                            }
                        }
                    }
                }
            }
        }
        if (methods.isEmpty()) {
            return null;
        }
        var found = binder.overloads.operator(at, methods, operands);
        if (found != null || !optional) {
            return found;
        }
        var plain = operands.stream()
                .map(operand ->
                        operand.type() instanceof Type.Optional(var inner) ? Lifting.plain(operand, inner) : operand)
                .toList();
        var trial = binder.overloads.operator(at, methods, plain);
        if (trial == null) {
            return null;
        }
        boolean comparison = trial.type().is(Simple.BOOL);
        var result = binder.lifting.lifted(
                at,
                operands,
                values -> java.util.Objects.requireNonNull(binder.overloads.operator(at, methods, values)),
                trial.type());
        if (!comparison) {
            return result;
        }
        if (name.equals("op_Equality") || name.equals("op_Inequality")) {
            var type = new Type.Optional(plain.getFirst().type());
            var x = binder.conversions.implicit(operands.get(0), type);
            var y = binder.conversions.implicit(operands.get(1), type);
            return x == null || y == null
                    ? null
                    : new Bound.Same(at, binder.bool(), name.equals("op_Inequality"), true, x, y);
        }
        return binder.lifting.coalesce(at, result, binder.bool(), new Bound.Constant(at, binder.bool(), false));
    }
}

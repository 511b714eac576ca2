package dev.gatehouse.expr.bind;

import dev.gatehouse.expr.syntax.Expr;
import dev.gatehouse.expr.types.Decimal;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.Simple;
import dev.gatehouse.expr.types.Type;
import dev.gatehouse.expr.types.TypeToken;
import dev.gatehouse.expr.types.UInt32;
import dev.gatehouse.expr.types.UInt64;
import dev.gatehouse.text.Span;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** Literals, interpolated strings, and the operators on types and names. */
final class Literals {
    private final Binder binder;

    Literals(Binder binder) {
        this.binder = binder;
    }

    Bound sizeOf(Span at, Type type) {
        var simple = type.simple();
        if (type.isBad()) {
            return new Bound.Bad(at);
        }
        int size = simple == null
                ? type.isEnum() ? 4 : 0
                : switch (simple) {
                    case BOOL -> 1;
                    case FLOAT -> 4;
                    case DOUBLE -> 8;
                    case DECIMAL -> 16;
                    case CHAR, SBYTE, BYTE, SHORT, USHORT, INT, UINT, LONG, ULONG -> simple.bits() / 8;
                };
        return size == 0 ? binder.errors.unknownSize(at, type) : new Bound.Constant(at, binder.integer(), size);
    }

    Bound typeOf(Span at, Type type) {
        var system = binder.library.find(TypeToken.class);
        return type.isBad() || system == null
                ? new Bound.Bad(at)
                : new Bound.Convert(at, system.open(), Conversion.SAME, new Bound.Token(at, type));
    }

    Bound whole(Expr.Whole whole, boolean negative) {
        long bits = whole.bits();
        boolean signedLong = bits >= 0;
        return switch (whole.suffix()) {
            case "u" ->
                bits >>> 32 == 0
                        ? new Bound.Constant(whole.span(), binder.simple(Simple.UINT), new UInt32((int) bits))
                        : new Bound.Constant(whole.span(), binder.simple(Simple.ULONG), new UInt64(bits));
            case "ul" -> new Bound.Constant(whole.span(), binder.simple(Simple.ULONG), new UInt64(bits));
            case "l" ->
                signedLong
                        ? new Bound.Constant(whole.span(), binder.simple(Simple.LONG), bits)
                        : new Bound.Constant(whole.span(), binder.simple(Simple.ULONG), new UInt64(bits));
            default -> {
                if (negative || (signedLong && bits <= Integer.MAX_VALUE)) {
                    yield new Bound.Constant(whole.span(), binder.integer(), (int) bits);
                }
                if (bits >>> 32 == 0) {
                    yield new Bound.Constant(whole.span(), binder.simple(Simple.UINT), new UInt32((int) bits));
                }
                yield signedLong
                        ? new Bound.Constant(whole.span(), binder.simple(Simple.LONG), bits)
                        : new Bound.Constant(whole.span(), binder.simple(Simple.ULONG), new UInt64(bits));
            }
        };
    }

    Bound real(Expr.Real real) {
        try {
            return switch (real.suffix()) {
                case 'f' ->
                    new Bound.Constant(real.span(), binder.simple(Simple.FLOAT), Float.parseFloat(real.digits()));
                case 'm' ->
                    new Bound.Constant(
                            real.span(), binder.simple(Simple.DECIMAL), Decimal.of(new BigDecimal(real.digits())));
                default -> {
                    double value = Double.parseDouble(real.digits());
                    yield Double.isInfinite(value)
                            ? binder.errors.literalTooLarge(real.span(), "double")
                            : new Bound.Constant(real.span(), binder.simple(Simple.DOUBLE), value);
                }
            };
        } catch (DotNetException | ArithmeticException | NumberFormatException _) {
            return binder.errors.literalTooLarge(real.span(), "decimal");
        }
    }

    Bound interpolated(Expr.Interpolated interpolated) {
        var parts = new ArrayList<Bound>();
        for (var part : interpolated.parts()) {
            parts.add(
                    switch (part) {
                        case Expr.Fixed(var text) ->
                            new Bound.Constant(interpolated.span(), binder.library.string(), text);
                        case Expr.Hole hole -> hole(hole);
                    });
        }
        if (parts.stream().anyMatch(part -> part.type().isBad())) {
            return new Bound.Bad(interpolated.span());
        }
        return parts.isEmpty()
                ? new Bound.Constant(interpolated.span(), binder.library.string(), "")
                : binder.operators.join(interpolated.span(), parts);
    }

    private Bound hole(Expr.Hole hole) {
        var value = binder.expressions.bind(hole.value());
        if (value.type().isBad()) {
            return value;
        }
        if (value.type().isVoid() || value.type() == Type.Special.FUNCTION) {
            return binder.conversions.require(value, binder.library.object());
        }
        var alignment = hole.alignment();
        if (alignment == null && hole.format() == null) {
            return binder.operators.text(value);
        }
        var format = new StringBuilder("{0");
        if (alignment != null) {
            if (!(binder.expressions.bind(alignment) instanceof Bound.Constant(var _, var _, Integer width))) {
                return binder.errors.constantNeeded(alignment.span());
            }
            format.append(',').append(width);
        }
        if (hole.format() != null) {
            format.append(':').append(hole.format());
        }
        var group = binder.members.ofType(value.span(), binder.library.string(), "Format", List.of());
        if (!(group instanceof Bound.MethodGroup methods)) {
            return group;
        }
        var text = new Bound.Constant(
                value.span(), binder.library.string(), format.append('}').toString());
        var object = binder.conversions.require(value, binder.library.object());
        return binder.overloads.call(value.span(), methods, List.of(Argument.of(text), Argument.of(object)));
    }

    Bound nameOf(Span at, Expr operand) {
        var name = switch (operand) {
            case Expr.Name simple -> simple.text();
            case Expr.Member member -> member.name();
            default -> null;
        };
        if (name == null) {
            return binder.errors.noName(operand.span());
        }
        // A member of values may be named without one.
        boolean member = operand instanceof Expr.Member(var _, var target, var _, var _, var _)
                && binder.expressions.any(target) instanceof Bound.TypeReference(var _, var type)
                && binder.members.hasMember(type, name);
        if (member) {
            return new Bound.Constant(at, binder.library.string(), name);
        }
        var flow = binder.statements.flow();
        var before = flow.unassigned;
        flow.unassigned = new HashSet<>();
        var bound = binder.expressions.any(operand);
        flow.unassigned = before;
        return bound instanceof Bound.Bad ? bound : new Bound.Constant(at, binder.library.string(), name);
    }
}

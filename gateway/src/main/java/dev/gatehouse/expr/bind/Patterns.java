package dev.gatehouse.expr.bind;

import dev.gatehouse.expr.syntax.Expr;
import dev.gatehouse.expr.syntax.Operator;
import dev.gatehouse.expr.syntax.Pattern;
import dev.gatehouse.expr.syntax.TypeName;
import dev.gatehouse.expr.types.Type;
import dev.gatehouse.text.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code is} and the labels of {@code switch}. */
final class Patterns {
    private final Binder binder;

    Patterns(Binder binder) {
        this.binder = binder;
    }

    /** Whether the value matches; declares what the pattern declares. */
    Bound is(Span at, Bound given, Pattern pattern) {
        var value = given instanceof Bound.OpenTuple ? binder.statements.inferred(given) : given;
        if (value.type().isBad()) {
            declare(pattern);
            return value;
        }
        if (value.type() == Type.Special.FUNCTION) {
            return binder.errors.noOperator(at, "is", value.type());
        }
        return match(at, value, pattern);
    }

    /** The label of a switch. */
    Bound label(Span at, Bound value, Pattern pattern) {
        return is(at, value, pattern);
    }

    /** Makes the names known, so that what uses them is no further mistake. */
    private void declare(Pattern pattern) {
        switch (pattern) {
            case Pattern.OfType(var span, var type, var name) -> {
                if (name != null) {
                    variable(span, name, binder.types.resolve(type));
                }
            }
            case Pattern.Any(var span, var name) -> variable(span, name, Type.Special.BAD);
            case Pattern.Value _ -> {}
        }
    }

    /** The type that a bound test for a type asks for; null if it is another test. */
    static @Nullable Type testedType(Bound test) {
        return switch (test) {
            case Bound.Is is -> is.tested();
            case Bound.Logic logic -> testedType(logic.left());
            default -> null;
        };
    }

    private Bound match(Span at, Bound given, Pattern pattern) {
        var value =
                given.type() == Type.Dynamic.TYPE ? binder.conversions.require(given, binder.library.object()) : given;
        return switch (pattern) {
            case Pattern.OfType(var span, var type, var name) -> {
                if (name == null
                        && type instanceof TypeName.Named(var _, var segments)
                        && segments.size() == 1
                        && binder.scope.find(segments.getFirst().name()) instanceof Variable variable
                        && variable.constant() == null) {
                    yield binder.errors.constantNeeded(span);
                }
                var constant = name == null ? asConstant(type) : null;
                yield constant != null ? constant(at, value, constant) : type(at, span, value, type, name);
            }
            case Pattern.Any(var span, var name) -> {
                var variable = variable(span, name, value.type());
                var yes = new Bound.Constant(at, binder.bool(), true);
                yield variable == null
                        ? new Bound.Sequence(at, List.of(value), yes)
                        : new Bound.Sequence(at, List.of(new Bound.Store(span, variable, value)), yes);
            }
            case Pattern.Value(var _, var expression) -> {
                var constant = binder.expressions.bind(expression);
                yield constant(at, value, constant);
            }
        };
    }

    /** A name in a pattern may be a constant rather than a type: {@code case DayOfWeek.Monday}. */
    private @Nullable Bound asConstant(TypeName name) {
        if (!(name instanceof TypeName.Named(var at, var segments))
                || segments.stream().anyMatch(s -> !s.arguments().isEmpty())) {
            return null;
        }
        var last = segments.getLast().name();
        if (segments.size() == 1) {
            return binder.scope.find(last) instanceof Variable variable && variable.constant() != null
                    ? variable.constant()
                    : null;
        }
        Expr expr = new Expr.Name(at, segments.getFirst().name(), List.of());
        for (var segment : segments.subList(1, segments.size())) {
            expr = new Expr.Member(at, expr, segment.name(), at, List.of());
        }
        var before = binder.errors.redirect(new dev.gatehouse.text.Diagnostics());
        var bound = binder.expressions.bind(expr);
        binder.errors.redirect(before);
        return bound instanceof Bound.Constant || bound instanceof Bound.Invoke ? bound : null;
    }

    private @Nullable Variable variable(Span at, String name, Type type) {
        if (name.equals("_")) {
            return null;
        }
        var variable = binder.declare(at, name, type);
        variable.assigned();
        binder.statements.assigned(variable);
        return variable;
    }

    private Bound type(Span at, Span span, Bound value, TypeName name, @Nullable String declared) {
        var type = binder.types.resolve(name);
        if (type.isBad()) {
            if (declared != null) {
                variable(span, declared, type);
            }
            return new Bound.Bad(at);
        }
        var from = value.type();
        if (from == Type.Special.NULL && declared == null) {
            return new Bound.Constant(at, binder.bool(), false);
        }
        boolean possible = !(from instanceof Type.Special)
                && binder.conversions.explicit(new Bound.Default(at, from), type) != null
                && !onlyUserDefined(from, type);
        if (!possible) {
            if (declared != null) {
                variable(span, declared, type);
                return binder.errors.neverOfType(span, from, type);
            }
            if (from instanceof Type.Special) {
                return binder.errors.neverOfType(span, from, type);
            }
            // Without a variable, C# only warns.
            return new Bound.Sequence(at, List.of(value), new Bound.Constant(at, binder.bool(), false));
        }
        var object = binder.conversions.require(value, binder.library.object());
        if (declared == null) {
            return new Bound.Is(at, binder.bool(), object, type);
        }
        var temporary = binder.temporary(binder.library.object());
        var store = new Bound.Store(at, temporary, object);
        var whenTrue = binder.statements.unassignedCopy();
        var variable = variable(span, declared, type);
        var test = new Bound.Is(at, binder.bool(), store, type);
        if (variable == null) {
            return test;
        }
        var read = new Bound.Read(at, temporary);
        var taken = new Bound.Convert(at, type, type.simple() != null ? Conversion.UNBOX : Conversion.CAST, read);
        var keep = new Bound.Sequence(
                at, List.of(new Bound.Store(span, variable, taken)), new Bound.Constant(at, binder.bool(), true));
        var match = new Bound.Logic(at, binder.bool(), true, test, keep);
        var whenFalse = new java.util.HashSet<>(whenTrue);
        whenFalse.add(variable);
        binder.statements.flow().split(match, new Flow.Split(whenTrue, whenFalse));
        return match;
    }

    /** Numbers convert, but a boxed int is no long. */
    private boolean onlyUserDefined(Type from, Type to) {
        boolean plain = from.isValueType() && to.isValueType();
        var source = from instanceof Type.Optional(var inner) ? inner : from;
        var target = to instanceof Type.Optional(var inner) ? inner : to;
        return plain
                ? !source.equals(target)
                : binder.conversions.standard(new Bound.Default(Span.at(0), source), to) == null
                        && binder.conversions.standard(new Bound.Default(Span.at(0), to), source) == null
                        && !isOpenEnded(from)
                        && !isOpenEnded(to);
    }

    /** Constants of combinable enums are properties of the library. */
    private static boolean isFlags(Type type) {
        var definition = type.definition();
        return definition != null && definition.kind() == dev.gatehouse.expr.types.Definition.Kind.FLAGS;
    }

    private static boolean isOpenEnded(Type type) {
        return type instanceof Type.Variable
                || (type instanceof Type.Named named
                        && named.definition().kind() == dev.gatehouse.expr.types.Definition.Kind.INTERFACE);
    }

    /** Whether the value equals a constant of exactly its type. */
    Bound constant(Span at, Bound value, Bound constant) {
        if (constant.type().isBad() || value.type().isBad()) {
            return new Bound.Bad(at);
        }
        if (constant.type() == Type.Special.FUNCTION) {
            return binder.errors.constantNeeded(constant.span());
        }
        if (constant.type() == Type.Special.NULL) {
            return value.type().allowsNull()
                    ? binder.members.isNull(at, value, false)
                    : binder.errors.noConversion(constant.span(), constant.type(), value.type());
        }
        boolean enumeration = constant instanceof Bound.Invoke && isFlags(constant.type());
        if (!(constant instanceof Bound.Constant) && !enumeration) {
            return binder.errors.constantNeeded(constant.span());
        }
        if (!value.type().equals(binder.library.object())) {
            var plain = value.type() instanceof Type.Optional(var inner) ? inner : value.type();
            var converted = binder.conversions.require(constant, plain);
            return converted.type().isBad() ? converted : binder.operators.binary(at, Operator.EQUAL, value, converted);
        }
        var boxed = binder.conversions.require(constant, binder.library.object());
        return new Bound.Same(at, binder.bool(), false, true, value, boxed);
    }
}

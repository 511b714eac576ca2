package dev.gatehouse.expr.bind;

import dev.gatehouse.expr.syntax.Expr;
import dev.gatehouse.expr.types.Member;
import dev.gatehouse.expr.types.MemberMethod;
import dev.gatehouse.expr.types.Simple;
import dev.gatehouse.expr.types.Type;
import dev.gatehouse.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Calls whose candidate has been chosen: the arguments in the order of the method, evaluated as written. */
final class Calls {
    private final Binder binder;

    Calls(Binder binder) {
        this.binder = binder;
    }

    Bound emitLocal(Span at, Function declared, Applied applied) {
        var function = binder.statements.functions().instance(at, declared, applied.types());
        binder.function.call(function);
        var arguments = new ArrayList<Bound>();
        for (int i = 0; i < function.parameters().size(); i++) {
            var shape = function.shapes().get(i);
            var given = applied.valueOf(i);
            var type = declared.parameters().get(i).type().with(applied.types());
            if (shape.byReference() && given != null) {
                arguments.add(reference(given, type, shape.out()));
            } else if (shape.rest() && applied.expanded()) {
                arguments.add(rest(at, i, applied));
            } else {
                arguments.add(given != null ? given : Objects.requireNonNull(shape.fallback()));
            }
        }
        binder.statements.assigned(function.assigns());
        var result = Objects.requireNonNull(declared.result()).with(applied.types());
        var call = new Bound.CallFunction(at, result, function, arguments);
        return withPlaces(at, inWrittenOrder(at, call, applied), applied);
    }

    /** Named arguments of a local function, evaluated as written. */
    private Bound inWrittenOrder(Span at, Bound.CallFunction call, Applied applied) {
        if (isSorted(applied)) {
            return call;
        }
        var effects = new ArrayList<Bound>();
        var arguments = new ArrayList<>(call.arguments());
        keepInOrder(at, applied, arguments, effects);
        return new Bound.Sequence(at, effects, new Bound.CallFunction(at, call.type(), call.function(), arguments));
    }

    /** The call with what is needed around it for elements that are passed by reference. */
    private Bound withPlaces(Span at, Bound call, Applied applied) {
        var places = applied.values().stream()
                .filter(Bound.OutPlace.class::isInstance)
                .map(Bound.OutPlace.class::cast)
                .toList();
        if (places.isEmpty()) {
            return call;
        }
        var effects = new ArrayList<Bound>();
        for (var place : places) {
            effects.addAll(place.effects());
            effects.add(new Bound.Store(at, place.variable(), place.read()));
        }
        if (call.type().isVoid()) {
            effects.add(call);
            places.stream().limit(places.size() - 1L).forEach(place -> effects.add(place.write()));
            return new Bound.Sequence(at, effects, asVoid(at, places.getLast().write()));
        }
        var result = binder.temporary(call.type());
        effects.add(new Bound.Store(at, result, call));
        places.forEach(place -> effects.add(place.write()));
        return new Bound.Sequence(at, effects, new Bound.Read(at, result));
    }

    private static Bound asVoid(Span at, Bound effect) {
        return new Bound.Sequence(at, List.of(effect), new Bound.Constant(at, Type.Special.VOID, null));
    }

    private Bound reference(Bound given, Type type, boolean out) {
        var variable = switch (given) {
            case Bound.OutDeclaration declaration -> declareOut(declaration, type);
            case Bound.Read read -> read.variable();
            case Bound.OutPlace place -> place.variable();
            default -> throw new IllegalStateException("no reference: " + given);
        };
        if (!out) {
            binder.statements.requireAssigned(given.span(), variable);
        }
        variable.makeCell();
        variable.assigned();
        binder.statements.assigned(variable);
        binder.function.use(variable);
        return new Bound.Reference(given.span(), variable);
    }

    Variable declareOut(Bound.OutDeclaration out, Type type) {
        var before = binder.scope;
        binder.scope = out.scope();
        var variable = binder.declareUnlessDiscarded(out.span(), out.name(), type);
        binder.scope = before;
        return variable;
    }

    private Bound rest(Span at, int parameter, Applied applied) {
        var type = applied.candidate().parameters().get(parameter).type().with(applied.types());
        var items = new ArrayList<Bound>();
        for (int i = 0; i < applied.values().size(); i++) {
            if (applied.parameterOf().get(i) == parameter) {
                items.add(applied.values().get(i));
            }
        }
        return new Bound.ArrayOf(at, type, items);
    }

    /** The chosen library method with its arguments in the order of the Java method. */
    Bound emit(Span at, Applied applied, @Nullable Bound self) {
        var method = Objects.requireNonNull(applied.candidate().method());
        binder.reads.addAll(method.reads());
        var values = new ArrayList<Bound>();
        int visible = 0;
        if (method.kind() == Member.Kind.EXTENSION) {
            values.add(Objects.requireNonNull(applied.valueOf(0)));
            visible = 1;
        } else if (self != null && method.self() != null) {
            values.add(binder.members.self(method, self));
        }
        for (var parameter : method.parameters()) {
            var type = parameter.type().with(applied.types());
            switch (parameter.passing()) {
                case TOKEN -> values.add(new Bound.Token(at, type));
                case OUT -> {
                    values.add(out(Objects.requireNonNull(applied.valueOf(visible)), type, applied.isFilled(visible)));
                    visible++;
                }
                case VALUE -> {
                    var given = applied.valueOf(visible);
                    boolean rest = applied.expanded()
                            && visible == applied.candidate().parameters().size() - 1;
                    values.add(
                            rest ? rest(at, visible, applied) : given != null ? given : fallback(at, parameter, type));
                    visible++;
                }
            }
        }
        var call = new Bound.Invoke(at, method.result().with(applied.types()), method, values);
        return withPlaces(at, inOrder(at, call, applied), applied);
    }

    private static boolean isSorted(Applied applied) {
        var places = applied.parameterOf();
        for (int i = 1; i < places.size(); i++) {
            if (places.get(i) < places.get(i - 1)) {
                return false;
            }
        }
        return true;
    }

    /** Named arguments may stand in another order than their parameters: evaluate as written. */
    private Bound inOrder(Span at, Bound.Invoke invoke, Applied applied) {
        if (isSorted(applied)) {
            return invoke;
        }
        var effects = new ArrayList<Bound>();
        var arguments = new ArrayList<>(invoke.arguments());
        keepInOrder(at, applied, arguments, effects);
        return new Bound.Sequence(at, effects, new Bound.Invoke(at, invoke.type(), invoke.method(), arguments));
    }

    private void keepInOrder(Span at, Applied applied, List<Bound> arguments, List<Bound> effects) {
        for (var value : applied.values()) {
            int index = arguments.indexOf(value);
            if (index >= 0
                    && !(value instanceof Bound.Constant)
                    && !value.type().isVoid()
                    && !(value instanceof Bound.OutInto)) {
                var temporary = binder.temporary(value.type());
                effects.add(new Bound.Store(at, temporary, value));
                arguments.set(index, new Bound.Read(at, temporary));
            }
        }
    }

    private Bound out(Bound given, Type type, boolean filled) {
        var variable = switch (given) {
            case Bound.OutDeclaration out -> declareOut(out, type);
            case Bound.Read read -> read.variable();
            case Bound.OutPlace place -> place.variable();
            default -> throw new IllegalStateException("no out argument: " + given);
        };
        variable.assigned();
        binder.statements.assigned(variable);
        binder.function.use(variable);
        return new Bound.OutInto(given.span(), type, variable, filled);
    }

    private Bound fallback(Span at, MemberMethod.Parameter parameter, Type type) {
        var text = Objects.requireNonNull(parameter.fallback());
        var definition = type.definition();
        if (definition != null && definition.constants().containsKey(text)) {
            return new Bound.Constant(at, type, definition.constants().get(text));
        }
        if (definition != null && Conversions.isEnum(definition)) {
            return binder.members.ofType(at, type, text, List.of());
        }
        if (text.equals("null") || text.equals("default")) {
            return binder.conversions.defaultOf(new Bound.Default(at, type), type);
        }
        var simple = type.simple();
        if (simple == null) {
            return new Bound.Constant(at, type, text);
        }
        Object value = switch (simple) {
            case BOOL -> Boolean.valueOf(text);
            case CHAR -> text.charAt(0);
            case FLOAT, DOUBLE, DECIMAL ->
                Objects.requireNonNull(Numbers.convert(Double.valueOf(text), Simple.DOUBLE, simple));
            case SBYTE, BYTE, SHORT, USHORT, INT, UINT, LONG, ULONG ->
                Numbers.box(new java.math.BigInteger(text), simple);
        };
        return new Bound.Constant(at, type, value);
    }

    /** Binds the arguments of a call, in order. */
    List<Argument> arguments(List<Expr.Argument> written) {
        var bound = new ArrayList<Argument>();
        for (var argument : written) {
            var value = argument.value() instanceof Expr.OutVariable(var at, var type, var name)
                    ? new Bound.OutDeclaration(at, name, type == null ? null : binder.types.resolve(type), binder.scope)
                    : binder.expressions.bindArgument(argument.value(), argument.passing() != Expr.Passing.VALUE);
            bound.add(new Argument(argument.span(), argument.name(), argument.passing(), value));
        }
        return bound;
    }
}

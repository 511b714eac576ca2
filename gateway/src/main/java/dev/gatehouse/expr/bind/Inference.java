package dev.gatehouse.expr.bind;

import dev.gatehouse.expr.types.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Infers type arguments of a call, much as the C# specification does it in its two phases. */
final class Inference {
    private final Binder binder;

    Inference(Binder binder) {
        this.binder = binder;
    }

    /** Pairs variables with types; superfluous ones are left out. */
    static Map<Type.Variable, Type> map(List<Type.Variable> variables, List<? extends Type> types) {
        var map = new HashMap<Type.Variable, Type>();
        for (int i = 0; i < Math.min(variables.size(), types.size()); i++) {
            map.put(variables.get(i), types.get(i));
        }
        return map;
    }

    private static final class State {
        final Map<Type.Variable, List<Type>> bounds = new LinkedHashMap<>();
        final Map<Type.Variable, Type> fixed = new HashMap<>();
    }

    /**
     * What the variables stand for.
     *
     * @param parameters for each argument, the type of its parameter
     * @return null if some variable cannot be inferred
     */
    @Nullable
    Map<Type.Variable, Type> infer(List<Type.Variable> variables, List<Type> parameters, List<Argument> arguments) {
        var state = new State();
        variables.forEach(variable -> state.bounds.put(variable, new ArrayList<>()));
        var functions = new java.util.LinkedHashSet<Integer>();
        for (int i = 0; i < arguments.size(); i++) {
            var value = arguments.get(i).value();
            if (value.type() == Type.Special.FUNCTION) {
                functions.add(i);
                explicitParameters(value, parameters.get(i), state);
            } else if (!(value.type() instanceof Type.Special)) {
                lower(value.type(), parameters.get(i), state);
            }
        }
        while (!functions.isEmpty()) {
            var next = functions.stream()
                    .filter(i -> inputsKnown(parameters.get(i), state))
                    .findFirst()
                    .orElse(null);
            if (next == null) {
                break;
            }
            functions.remove(next);
            if (!output(arguments.get(next).value(), parameters.get(next), state)) {
                return null;
            }
        }
        for (var variable : variables) {
            if (!fix(variable, state)) {
                return null;
            }
        }
        return state.fixed;
    }

    /** A lambda whose parameters have types tells what the delegate's are. */
    private void explicitParameters(Bound value, Type parameter, State state) {
        var shape = binder.members.delegate(parameter);
        if (shape == null || !(value instanceof Bound.OpenLambda lambda)) {
            return;
        }
        var given = lambda.lambda().parameters();
        for (int i = 0; i < Math.min(given.size(), shape.parameters().size()); i++) {
            var name = given.get(i).type();
            if (name != null) {
                lower(binder.types.resolve(name), shape.parameters().get(i), state);
            }
        }
    }

    private boolean inputsKnown(Type parameter, State state) {
        var shape = binder.members.delegate(parameter);
        if (shape == null) {
            return false;
        }
        for (var input : shape.parameters()) {
            for (var variable : variablesOf(input)) {
                if (state.bounds.containsKey(variable) && !fix(variable, state)) {
                    return false;
                }
            }
        }
        return true;
    }

    static List<Type.Variable> variablesOf(Type type) {
        return switch (type) {
            case Type.Variable variable -> List.of(variable);
            case Type.Named named ->
                named.arguments().stream().flatMap(t -> variablesOf(t).stream()).toList();
            case Type.Array(var element) -> variablesOf(element);
            case Type.Grid(var element, var _) -> variablesOf(element);
            case Type.Optional(var value) -> variablesOf(value);
            case Type.Tuple(var types, var _) ->
                types.stream().flatMap(t -> variablesOf(t).stream()).toList();
            case Type.Anonymous _, Type.Special _, Type.Dynamic _ -> List.of();
        };
    }

    private boolean output(Bound function, Type parameter, State state) {
        var shape = Objects.requireNonNull(binder.members.delegate(parameter));
        if (!binder.isOpen(shape.result())) {
            return true;
        }
        var inputs =
                shape.parameters().stream().map(type -> type.with(state.fixed)).toList();
        var result = binder.lambdas.resultOf(function, inputs);
        if (result == null) {
            return false;
        }
        if (!(result instanceof Type.Special)) {
            lower(result, shape.result(), state);
        }
        return true;
    }

    private void lower(Type from, Type parameter, State state) {
        switch (parameter) {
            case Type.Variable variable -> {
                var bounds = state.bounds.get(variable);
                if (bounds != null && !bounds.contains(from) && !(from instanceof Type.Special)) {
                    bounds.add(from);
                }
            }
            case Type.Array(var element) -> {
                if (from instanceof Type.Array(var given)) {
                    lower(given, element, state);
                }
            }
            case Type.Grid(var element, var rank) -> {
                if (from instanceof Type.Grid(var given, var other) && other == rank) {
                    lower(given, element, state);
                }
            }
            case Type.Optional(var value) ->
                lower(from instanceof Type.Optional(var inner) ? inner : from, value, state);
            case Type.Tuple(var types, var _) -> {
                if (from instanceof Type.Tuple(var given, var _) && given.size() == types.size()) {
                    for (int i = 0; i < types.size(); i++) {
                        lower(given.get(i), types.get(i), state);
                    }
                }
            }
            case Type.Named named -> {
                if (named.isOpen()) {
                    var instance = binder.types.asInstanceOf(from, named.definition());
                    if (instance != null) {
                        for (int i = 0; i < named.arguments().size(); i++) {
                            lower(instance.arguments().get(i), named.arguments().get(i), state);
                        }
                    }
                }
            }
            case Type.Anonymous _, Type.Special _, Type.Dynamic _ -> {}
        }
    }

    /** Decides a variable: the bound that all others convert to. */
    private boolean fix(Type.Variable variable, State state) {
        if (state.fixed.containsKey(variable)) {
            return true;
        }
        var bounds = state.bounds.get(variable);
        if (bounds == null || bounds.isEmpty()) {
            return false;
        }
        for (var candidate : bounds) {
            if (bounds.stream()
                    .allMatch(bound -> bound.equals(candidate) || binder.conversions.isImplicit(bound, candidate))) {
                state.fixed.put(variable, candidate);
                return true;
            }
        }
        return false;
    }
}

package dev.gatehouse.expr.bind;

import dev.gatehouse.expr.types.Member;
import dev.gatehouse.expr.types.MemberMethod;
import dev.gatehouse.expr.types.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that a call may mean: a library method or a local function.
 *
 * @param open type parameters still to be inferred
 * @param known those that are fixed
 */
record Candidate(
        @Nullable MemberMethod method,
        @Nullable Function local,
        List<Parameter> parameters,
        boolean rest,
        List<Type.Variable> open,
        Map<Type.Variable, Type> known,
        Type result) {

    /** A parameter that C# sees. */
    record Parameter(String name, Type type, boolean byReference, boolean optional) {}

    /**
     * A library method.
     *
     * @param ownerArguments arguments of the generic type that it is called on
     * @param given type arguments written at the call; empty where there are none
     */
    static @Nullable Candidate of(MemberMethod method, List<Type> ownerArguments, List<Type> given) {
        var known = new HashMap<Type.Variable, Type>();
        int count = Math.min(ownerArguments.size(), method.owner().parameters().size());
        for (int i = 0; i < count; i++) {
            known.put(method.typeParameters().get(i), ownerArguments.get(i));
        }
        var own = method.typeParameters().subList(count, method.typeParameters().size());
        if (!given.isEmpty()) {
            if (given.size() != own.size()) {
                return null;
            }
            for (int i = 0; i < own.size(); i++) {
                known.put(own.get(i), given.get(i));
            }
            own = List.of();
        }
        var parameters = new ArrayList<Parameter>();
        if (method.kind() == Member.Kind.EXTENSION && method.self() != null) {
            parameters.add(new Parameter("this", method.self().with(known), false, false));
        }
        for (var parameter : method.visible()) {
            parameters.add(new Parameter(
                    parameter.name(),
                    parameter.type().with(known),
                    parameter.passing() == MemberMethod.Passing.OUT,
                    parameter.fallback() != null));
        }
        return new Candidate(
                method,
                null,
                parameters,
                method.rest(),
                own,
                known,
                method.result().with(known));
    }

    static @Nullable Candidate of(Function function, List<Type> given) {
        var known = new HashMap<Type.Variable, Type>();
        var open = function.typeParameters();
        if (!given.isEmpty()) {
            if (given.size() != open.size()) {
                return null;
            }
            for (int i = 0; i < open.size(); i++) {
                known.put(open.get(i), given.get(i));
            }
            open = List.of();
        }
        var parameters = new ArrayList<Parameter>();
        boolean rest = false;
        for (int i = 0; i < function.parameters().size(); i++) {
            var variable = function.parameters().get(i);
            var shape = function.shapes().get(i);
            parameters.add(new Parameter(
                    variable.name(), variable.type().with(known), shape.byReference(), shape.fallback() != null));
            rest |= shape.rest();
        }
        var result = java.util.Objects.requireNonNull(function.result()).with(known);
        return new Candidate(null, function, parameters, rest, open, known, result);
    }

    @Override
    public String toString() {
        return method != null
                ? method.toString()
                : java.util.Objects.requireNonNull(local).name();
    }
}

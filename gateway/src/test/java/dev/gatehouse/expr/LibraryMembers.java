package dev.gatehouse.expr;

import dev.gatehouse.expr.types.Definition;
import dev.gatehouse.expr.types.Library;
import dev.gatehouse.expr.types.Member;
import dev.gatehouse.expr.types.MemberMethod;
import dev.gatehouse.expr.types.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The members that the library declares, written as those of .NET are in {@code dotnet/members.tsv}: full names of types,
 * type parameters by position ({@code !0} of the type, {@code !!0} of the method).
 */
final class LibraryMembers {
    private final Library library;

    LibraryMembers(Library library) {
        this.library = library;
    }

    /** Of a type and of what it derives from; empty if the library does not have it. */
    Set<String> of(String fullName) {
        var definition = library.find(fullName);
        if (definition == null) {
            return Set.of();
        }
        var keys = new TreeSet<String>();
        collect(definition, new HashMap<>(), keys, new HashSet<>());
        keys.addAll(definition.constants().keySet());
        return keys;
    }

    /** The names of the parameters of what a type declares itself, by member; empty for another name of a type. */
    Map<String, List<String>> parameters(String fullName) {
        var definition = library.find(fullName);
        if (definition == null || !definition.fullName().equals(fullName)) {
            return Map.of();
        }
        var names = new HashMap<String, List<String>>();
        for (var method : definition.all()) {
            switch (method.kind()) {
                case METHOD, STATIC, EXTENSION, CONSTRUCTOR ->
                    names.put(
                            key(method, new HashMap<>()),
                            method.visible().stream()
                                    .map(MemberMethod.Parameter::name)
                                    .toList());
                case PROPERTY, STATIC_PROPERTY, SETTER, INDEXER, INDEX_SETTER, IMPLICIT, EXPLICIT, OPERATOR -> {}
            }
        }
        return names;
    }

    private void collect(
            Definition definition, Map<Type.Variable, Type> outer, Set<String> keys, Set<Definition> visited) {
        if (!visited.add(definition)) {
            return;
        }
        definition.all().forEach(method -> keys.add(key(method, outer)));
        for (var base : definition.bases()) {
            if (base.with(outer) instanceof Type.Named(var above, var arguments)) {
                var inner = new HashMap<Type.Variable, Type>();
                for (int i = 0; i < arguments.size(); i++) {
                    inner.put(above.parameters().get(i), arguments.get(i));
                }
                collect(above, inner, keys, visited);
            }
        }
    }

    private static String key(MemberMethod method, Map<Type.Variable, Type> outer) {
        var names = new HashMap<Type.Variable, String>();
        var replaced = new HashMap<Type.Variable, Type>();
        int own = method.owner().parameters().size();
        for (int i = 0; i < method.typeParameters().size(); i++) {
            var variable = method.typeParameters().get(i);
            names.put(variable, i < own ? "!" + i : "!!" + (i - own));
            var argument = i < own ? outer.get(method.owner().parameters().get(i)) : null;
            if (argument != null) {
                replaced.put(variable, argument);
            }
        }
        var parameters = new ArrayList<String>();
        if (method.kind() == Member.Kind.EXTENSION && method.self() != null) {
            parameters.add(type(method.self().with(replaced), names));
        }
        for (var parameter : method.visible()) {
            parameters.add((parameter.passing() == MemberMethod.Passing.OUT ? "out " : "")
                    + type(parameter.type().with(replaced), names));
        }
        int arity = method.typeParameters().size() - own;
        var list = String.join(",", parameters);
        return switch (method.kind()) {
            case PROPERTY, STATIC_PROPERTY, SETTER -> method.name();
            case INDEXER, INDEX_SETTER -> "this[" + list + "]";
            case CONSTRUCTOR -> "new(" + list + ")";
            case IMPLICIT, EXPLICIT ->
                (method.kind() == Member.Kind.IMPLICIT ? "op_Implicit(" : "op_Explicit(") + list + "):"
                        + type(method.result(), names);
            case OPERATOR -> method.name() + "(" + list + ")";
            case METHOD, STATIC, EXTENSION -> method.name() + (arity > 0 ? "`" + arity : "") + "(" + list + ")";
        };
    }

    private static String type(Type type, Map<Type.Variable, String> names) {
        return switch (type) {
            case Type.Named(var definition, var arguments) ->
                definition.fullName().replaceAll("`\\d+", "").replace('+', '.')
                        + (arguments.isEmpty() ? "" : "<" + types(arguments, names) + ">");
            case Type.Array(var element) -> type(element, names) + "[]";
            case Type.Grid(var element, var rank) -> type(element, names) + "[" + ",".repeat(rank - 1) + "]";
            case Type.Optional(var value) -> "System.Nullable<" + type(value, names) + ">";
            case Type.Variable variable -> names.getOrDefault(variable, variable.toString());
            case Type.Tuple(var parts, var _) -> "System.ValueTuple<" + types(parts, names) + ">";
            case Type.Anonymous _, Type.Dynamic _, Type.Special _ -> type.toString();
        };
    }

    private static String types(List<Type> types, Map<Type.Variable, String> names) {
        return types.stream().map(each -> type(each, names)).collect(Collectors.joining(","));
    }
}

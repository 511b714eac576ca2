package dev.gatehouse.expr.bind;

import dev.gatehouse.expr.syntax.TypeName;
import dev.gatehouse.expr.types.Definition;
import dev.gatehouse.expr.types.Simple;
import dev.gatehouse.expr.types.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Finds the types that names stand for. */
final class TypeResolver {
    /** The namespaces that policy expressions see without a qualifier, the more usual ones first. */
    private static final List<String> IMPORTS = List.of(
            "Apim",
            "System",
            "System.Collections.Generic",
            "System.Linq",
            "System.Text",
            "Newtonsoft.Json",
            "Newtonsoft.Json.Linq",
            "System.Text.RegularExpressions",
            "System.Net",
            "System.IO",
            "System.Globalization",
            "System.Security.Cryptography",
            "System.Security.Cryptography.X509Certificates",
            "System.Xml",
            "System.Xml.Linq");

    private final Binder binder;

    TypeResolver(Binder binder) {
        this.binder = binder;
    }

    /** The type; BAD (reported) if there is none. */
    Type resolve(TypeName name) {
        return switch (name) {
            case TypeName.Named named -> named(named);
            case TypeName.Array(var _, var element, var rank) -> {
                var type = resolve(element);
                yield type.isBad() || type.isVoid()
                        ? type
                        : rank == 1 ? new Type.Array(type) : new Type.Grid(type, rank);
            }
            case TypeName.Nullable(var at, var value) -> {
                var type = resolve(value);
                if (type.isBad()) {
                    yield type;
                }
                if (type instanceof Type.Variable) {
                    yield new Type.Optional(type);
                }
                if (!type.isValueType() || type instanceof Type.Optional) {
                    binder.errors.nullableReference(new dev.gatehouse.text.Span(at.end() - 1, at.end()));
                    yield type;
                }
                yield new Type.Optional(type);
            }
            case TypeName.Tuple(var _, var types, var names) -> {
                var resolved = types.stream().map(this::resolve).toList();
                yield resolved.stream().anyMatch(Type::isBad) ? Type.Special.BAD : new Type.Tuple(resolved, names);
            }
            case TypeName.Open(var at) -> {
                binder.errors.openType(at);
                yield Type.Special.BAD;
            }
        };
    }

    private Type named(TypeName.Named name) {
        var segments = name.segments();
        if (segments.size() == 1) {
            var only = segments.getFirst();
            var keyword = keyword(only.name());
            if (keyword != null) {
                return keyword;
            }
            if (binder.scope.find(only.name()) instanceof Type type
                    && only.arguments().isEmpty()) {
                return type;
            }
        }
        var special = special(segments);
        if (special != null) {
            return special;
        }
        var prefix = new StringBuilder();
        for (int i = 0; i < segments.size() - 1; i++) {
            prefix.append(segments.get(i).name()).append('.');
        }
        var last = segments.getLast();
        var definition = prefix.isEmpty()
                ? imported(last.name(), last.arguments().size())
                : qualified(prefix + last.name(), last.arguments().size());
        if (definition == null) {
            return unknown(name, prefix.toString(), last);
        }
        return construct(
                definition, last.arguments().stream().map(this::resolve).toList());
    }

    /** Types that are the language's, under their names in {@code System}; null for all others. */
    private @Nullable Type special(List<TypeName.Segment> segments) {
        var last = segments.getLast();
        boolean system = segments.size() == 1
                || (segments.size() == 2 && segments.getFirst().name().equals("System"));
        int count = last.arguments().size();
        if (system && last.name().equals("Nullable") && count == 1) {
            var value = resolve(last.arguments().getFirst());
            return value.isBad() ? value : new Type.Optional(value);
        }
        if (system && last.name().equals("ValueTuple") && count > 1) {
            var types = last.arguments().stream().map(this::resolve).toList();
            return types.stream().anyMatch(Type::isBad)
                    ? Type.Special.BAD
                    : new Type.Tuple(types, java.util.Collections.nCopies(count, ""));
        }
        return null;
    }

    private Type unknown(TypeName.Named name, String prefix, TypeName.Segment last) {
        if (last.name().isEmpty()) {
            // There is no name at all, which the parser has said.
            return Type.Special.BAD;
        }
        int count = last.arguments().size();
        for (int arity = 0; arity < 5; arity++) {
            var other = arity == count
                    ? null
                    : prefix.isEmpty() ? imported(last.name(), arity) : qualified(prefix + last.name(), arity);
            if (other != null) {
                binder.errors.wrongArity(name.span(), other.name(), arity);
                return Type.Special.BAD;
            }
        }
        var known = prefix.isEmpty()
                ? importedNames()
                : binder.library.typeNames(List.of(prefix.substring(0, prefix.length() - 1)));
        binder.errors.unknownType(name.span(), name.toString(), Suggestions.forType(prefix + last.name(), known));
        return Type.Special.BAD;
    }

    /** Names of all types that need no qualifier. */
    java.util.Set<String> importedNames() {
        return binder.library.typeNames(IMPORTS);
    }

    /** The type in {@code typeof}, which may lack its arguments: {@code List<>}. */
    Type resolveOpen(TypeName name) {
        if (name instanceof TypeName.Named(var _, var segments)
                && !segments.getLast().arguments().isEmpty()
                && segments.getLast().arguments().stream().allMatch(TypeName.Open.class::isInstance)) {
            var path = segments.stream().map(TypeName.Segment::name).toList();
            int arity = segments.getLast().arguments().size();
            var definition =
                    path.size() == 1 ? imported(path.getFirst(), arity) : qualified(String.join(".", path), arity);
            if (definition != null) {
                return new Type.Named(definition, List.of());
            }
        }
        return resolve(name);
    }

    Type construct(Definition definition, List<Type> arguments) {
        if (arguments.stream().anyMatch(Type::isBad)) {
            return Type.Special.BAD;
        }
        if (definition.fullName().equals("System.Nullable`1")) {
            return new Type.Optional(arguments.getFirst());
        }
        return new Type.Named(definition, arguments);
    }

    /** The type of a C# keyword. */
    @Nullable
    Type keyword(String name) {
        if (name.equals("string")) {
            return binder.library.string();
        }
        if (name.equals("object")) {
            return binder.library.object();
        }
        if (name.equals("dynamic")) {
            return Type.Dynamic.TYPE;
        }
        if (name.equals("void")) {
            return Type.Special.VOID;
        }
        for (var simple : Simple.values()) {
            if (simple.keyword().equals(name)) {
                return binder.simple(simple);
            }
        }
        return null;
    }

    /** A type named without qualifier. */
    @Nullable
    Definition imported(String name, int arity) {
        for (var namespace : IMPORTS) {
            var found = find(namespace + "." + name, arity);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** A type by its full name, or one nested in an imported one. */
    @Nullable
    Definition qualified(String name, int arity) {
        var found = find(name, arity);
        return found != null ? found : imported(name, arity);
    }

    private @Nullable Definition find(String name, int arity) {
        return binder.library.find(arity == 0 ? name : name + "`" + arity);
    }

    /** The instantiation of {@code target} among the type and its supertypes. */
    Type.@Nullable Named asInstanceOf(Type type, Definition target) {
        for (var candidate : hierarchy(type)) {
            if (candidate instanceof Type.Named named && named.definition() == target) {
                return named;
            }
        }
        return null;
    }

    /** The type and its supertypes, nearest first, {@code object} last. */
    List<Type> hierarchy(Type type) {
        var found = new ArrayList<Type>();
        found.add(type);
        switch (type) {
            case Type.Grid _ -> {
                var array = binder.library.find("System.Array");
                if (array != null) {
                    found.add(array.open());
                }
            }
            case Type.Array(var element) -> {
                found.add(generic("System.Collections.Generic.IList`1", element));
                found.add(generic("System.Collections.Generic.ICollection`1", element));
                found.add(binder.library.enumerable(element));
                var array = binder.library.find("System.Array");
                if (array != null) {
                    found.add(array.open());
                }
            }
            case Type.Named _ -> {
                for (int i = 0; i < found.size(); i++) {
                    if (found.get(i) instanceof Type.Named named) {
                        var arguments = Inference.map(named.definition().parameters(), named.arguments());
                        for (var base : named.definition().bases()) {
                            var instance = base.with(arguments);
                            if (!found.contains(instance)) {
                                found.add(instance);
                            }
                        }
                    }
                }
            }
            default -> {}
        }
        if (!type.equals(binder.library.object())) {
            found.remove(binder.library.object());
            found.add(binder.library.object());
        }
        return found;
    }

    private Type generic(String name, Type argument) {
        return new Type.Named(Objects.requireNonNull(binder.library.find(name)), List.of(argument));
    }
}

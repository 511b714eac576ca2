package dev.gatehouse.expr.types;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All .NET types that expressions can reach. Read once; immutable afterwards. */
public final class Library {
    private static final String GENERIC = "System.Collections.Generic.";

    private final Map<String, Definition> byName = new HashMap<>();
    private final Map<Class<?>, Definition> byClass = new HashMap<>();
    private final Map<Simple, Type.Named> simple = new HashMap<>();
    private final Map<String, List<MemberMethod>> extensions = new HashMap<>();
    private final Set<String> namespaces = new HashSet<>();
    private List<String> problems = List.of();
    private final Type.Named object;
    private final Type.Named string;
    private final Type.Named exception;

    private Library() {
        for (var type : Simple.values()) {
            var definition = add(
                    new Definition("System." + type.dotNetName(), Definition.Kind.STRUCT, type.box(), type),
                    type.box());
            simple.put(type, new Type.Named(definition, List.of()));
        }
        object = plain("System.Object", Definition.Kind.CLASS, Object.class);
        string = plain("System.String", Definition.Kind.CLASS, String.class);
        plain("System.Guid", Definition.Kind.STRUCT, UUID.class);
        plain(GENERIC + "IEnumerable`1", Definition.Kind.INTERFACE, Iterable.class);
        var list = add(new Definition(GENERIC + "IList`1", Definition.Kind.INTERFACE, List.class, null), List.class);
        alias(list, GENERIC + "IReadOnlyList`1");
        var collection = add(
                new Definition(GENERIC + "ICollection`1", Definition.Kind.INTERFACE, Collection.class, null),
                Collection.class);
        alias(collection, GENERIC + "IReadOnlyCollection`1");
        plain(GENERIC + "IReadOnlyDictionary`2", Definition.Kind.INTERFACE, ReadOnlyDictionary.class);
        plain(GENERIC + "KeyValuePair`2", Definition.Kind.STRUCT, KeyValuePair.class);
        plain("System.IComparable`1", Definition.Kind.INTERFACE, Comparable.class);
        add(new Definition("System.IComparable", Definition.Kind.INTERFACE, Comparable.class, null), null);
        delegates();
        exception = plain("System.Exception", Definition.Kind.EXCEPTION, DotNetException.class);
        for (var name : Exceptions.names()) {
            add(new Definition(name, Definition.Kind.EXCEPTION, DotNetException.class, null), null);
        }
        byName.values().stream()
                .filter(definition -> definition.kind() == Definition.Kind.EXCEPTION)
                .forEach(this::deriveException);
    }

    private void deriveException(Definition derived) {
        var base = Exceptions.base(derived.fullName());
        var definition = base == null ? null : byName.get(base);
        if (definition != null) {
            derived.bases(List.of(definition.open()));
        }
    }

    private void delegates() {
        delegate("System.Func`1", Func0.class);
        delegate("System.Func`2", Func1.class);
        delegate("System.Func`3", Func2.class);
        delegate("System.Func`4", Func3.class);
        delegate("System.Func`5", Func4.class);
        delegate("System.Func`6", Func5.class);
        delegate("System.Func`7", Func6.class);
        delegate("System.Func`8", Func7.class);
        delegate("System.Func`9", Func8.class);
        delegate("System.Action", Action0.class);
        delegate("System.Action`1", Action1.class);
        delegate("System.Action`2", Action2.class);
        delegate("System.Action`3", Action3.class);
        delegate("System.Action`4", Action4.class);
        delegate("System.Action`5", Action5.class);
        delegate("System.Action`6", Action6.class);
        delegate("System.Action`7", Action7.class);
        delegate("System.Action`8", Action8.class);
        delegate("System.Predicate`1", Predicate.class);
        delegate("System.Comparison`1", Comparison.class);
        delegate("System.Converter`2", Converter.class);
    }

    private void delegate(String name, Class<?> values) {
        plain(name, Definition.Kind.DELEGATE, values);
    }

    private Type.Named plain(String name, Definition.Kind kind, Class<?> values) {
        return add(new Definition(name, kind, values, null), values).open();
    }

    private Definition add(Definition definition, @Nullable Class<?> values) {
        alias(definition, definition.fullName());
        if (values != null) {
            byClass.put(values, definition);
            TypeNames.register(values, definition.fullName());
        }
        return definition;
    }

    private void alias(Definition definition, String name) {
        byName.put(name, definition);
        int dot = name.lastIndexOf('.');
        while (dot > 0) {
            namespaces.add(name.substring(0, dot));
            dot = name.lastIndexOf('.', dot - 1);
        }
    }

    /** All registered types. */
    public static Library load() {
        return of(ServiceLoader.load(LibraryType.class));
    }

    /** The built-in types and these. */
    public static Library of(Iterable<LibraryType> types) {
        var library = new Library();
        var all = new ArrayList<LibraryType>();
        all.add(new ObjectType());
        all.add(new ExceptionType());
        all.add(new ArgumentExceptionType());
        all.add(new TypeType());
        types.forEach(all::add);
        for (var type : all) {
            library.declare(type.getClass());
        }
        var signatures = new Signatures(library);
        library.byClass.forEach((values, definition) -> {
            if (definition.kind() != Definition.Kind.EXCEPTION) {
                definition.bases(signatures.bases(values, definition));
            }
        });
        for (var type : all) {
            signatures.members(type.getClass()).forEach(library::add);
        }
        library.problems = List.copyOf(signatures.problems());
        return library;
    }

    private void declare(Class<?> declaring) {
        var annotation = annotation(declaring);
        var definition = byName.get(annotation.value());
        if (definition == null) {
            definition = new Definition(annotation.value(), kind(annotation), values(annotation), null);
            add(definition, annotation.values() == void.class ? null : annotation.values());
        }
        for (var other : annotation.aliases()) {
            alias(definition, other);
        }
        if (annotation.values().isEnum()) {
            for (var constant : annotation.values().getEnumConstants()) {
                definition.constants().put(((Enum<?>) constant).name(), constant);
            }
        }
    }

    static DotNet annotation(Class<?> declaring) {
        var annotation = declaring.getAnnotation(DotNet.class);
        if (annotation == null) {
            throw new IllegalStateException(declaring.getName() + " lacks @DotNet");
        }
        return annotation;
    }

    private static Class<?> values(DotNet annotation) {
        return annotation.values() == void.class ? Object.class : annotation.values();
    }

    private static Definition.Kind kind(DotNet annotation) {
        var values = annotation.values();
        if (values == void.class) {
            return Definition.Kind.STATIC;
        }
        if (values.isEnum()) {
            return Definition.Kind.ENUM;
        }
        if (FlagSet.class.isAssignableFrom(values)) {
            return Definition.Kind.FLAGS;
        }
        if (annotation.struct()) {
            return Definition.Kind.STRUCT;
        }
        return values.isInterface() ? Definition.Kind.INTERFACE : Definition.Kind.CLASS;
    }

    private void add(MemberMethod method) {
        method.owner().add(method);
        if (method.kind() == Member.Kind.EXTENSION) {
            extensions.computeIfAbsent(method.name(), _ -> new ArrayList<>()).add(method);
        }
    }

    /** Members that were left out because their Java signature is none of C#, for the authors of library types. */
    public List<String> problems() {
        return problems;
    }

    public Type.Named object() {
        return object;
    }

    public Type.Named string() {
        return string;
    }

    public Type.Named exception() {
        return exception;
    }

    public Type.Named simple(Simple type) {
        return java.util.Objects.requireNonNull(simple.get(type));
    }

    /** The type of that full name, {@code System.Collections.Generic.List`1}. */
    public @Nullable Definition find(String fullName) {
        return byName.get(fullName);
    }

    /** The type whose values are of this class. */
    public @Nullable Definition find(Class<?> values) {
        return byClass.get(values);
    }

    /** Names, without namespace, of the types in one of these namespaces. */
    public Set<String> typeNames(Collection<String> within) {
        var names = new java.util.TreeSet<String>();
        for (var full : byName.keySet()) {
            int dot = full.lastIndexOf('.');
            if (dot > 0 && within.contains(full.substring(0, dot))) {
                names.add(full.substring(dot + 1).replaceAll("`.*", ""));
            }
        }
        return names;
    }

    /** Names of all extension methods whose first parameter could be of the type. */
    public Set<String> extensionNames() {
        return Set.copyOf(extensions.keySet());
    }

    /** All types, aliases left out. */
    public Set<Definition> definitions() {
        return Set.copyOf(byName.values());
    }

    public boolean isNamespace(String name) {
        return namespaces.contains(name);
    }

    public List<MemberMethod> extensions(String name) {
        return extensions.getOrDefault(name, List.of());
    }

    /** A generic type of one argument: {@code IEnumerable`1} of {@code element}. */
    public Type.Named enumerable(Type element) {
        return new Type.Named(java.util.Objects.requireNonNull(byClass.get(Iterable.class)), List.of(element));
    }
}

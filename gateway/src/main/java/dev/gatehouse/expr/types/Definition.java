package dev.gatehouse.expr.types;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A .NET type as declared: its names, its Java class, its members. Filled while the library is read, then constant. */
public final class Definition {
    /** What sort of type it is. */
    public enum Kind {
        CLASS,
        INTERFACE,
        STRUCT,
        ENUM,
        /** An enum whose constants combine. */
        FLAGS,
        DELEGATE,
        STATIC,
        EXCEPTION;

        /** Whether values are copied and never null. */
        public boolean isValueType() {
            return this == STRUCT || this == ENUM || this == FLAGS;
        }
    }

    private final String fullName;
    private final Kind kind;
    private final Class<?> values;
    private final @Nullable Simple simple;
    private final List<Type.Variable> parameters;
    private final Map<String, List<MemberMethod>> members = new HashMap<>();
    private final Map<String, MemberMethod> setters = new HashMap<>();
    private final List<MemberMethod> indexers = new ArrayList<>();
    private final List<MemberMethod> indexSetters = new ArrayList<>();
    private final List<MemberMethod> constructors = new ArrayList<>();
    private final List<MemberMethod> conversions = new ArrayList<>();
    private final Map<String, List<MemberMethod>> operators = new HashMap<>();
    private final Map<String, Object> constants = new LinkedHashMap<>();
    private List<Type> bases = List.of();

    Definition(String fullName, Kind kind, Class<?> values, @Nullable Simple simple) {
        this.fullName = fullName;
        this.kind = kind;
        this.values = values;
        this.simple = simple;
        int tick = fullName.indexOf('`');
        int arity = tick < 0 ? 0 : Integer.parseInt(fullName.substring(tick + 1));
        var variables = new ArrayList<Type.Variable>();
        for (int i = 0; i < arity; i++) {
            variables.add(new Type.Variable(arity == 1 ? "T" : "T" + (i + 1)));
        }
        this.parameters = List.copyOf(variables);
    }

    /** As in documentation ids: {@code System.Collections.Generic.List`1}. */
    public String fullName() {
        return fullName;
    }

    /** The name alone, without namespace and arity. */
    public String name() {
        int tick = fullName.indexOf('`');
        return fullName.substring(fullName.lastIndexOf('.') + 1, tick < 0 ? fullName.length() : tick);
    }

    /** As messages show it. */
    String displayName() {
        return switch (fullName) {
            case "System.String" -> "string";
            case "System.Object" -> "object";
            default -> name();
        };
    }

    public Kind kind() {
        return kind;
    }

    /** The Java class of the values; the box of a simple type. */
    public Class<?> values() {
        return values;
    }

    public @Nullable Simple simple() {
        return simple;
    }

    public List<Type.Variable> parameters() {
        return parameters;
    }

    /** The type, with its own parameters as arguments. */
    public Type.Named open() {
        return new Type.Named(this, List.copyOf(parameters));
    }

    /** Methods and properties of that name, static ones and extensions too; not inherited ones. */
    public List<MemberMethod> members(String name) {
        return members.getOrDefault(name, List.of());
    }

    /** Every member that it declares itself, of all kinds; constants of enums are not among them. */
    public List<MemberMethod> all() {
        var all = new ArrayList<MemberMethod>();
        members.values().forEach(all::addAll);
        all.addAll(setters.values());
        all.addAll(indexers);
        all.addAll(indexSetters);
        all.addAll(constructors);
        all.addAll(conversions);
        operators.values().forEach(all::addAll);
        return all;
    }

    /** Names of methods and properties, static ones and constants too; not inherited ones. */
    public java.util.Set<String> memberNames() {
        var names = new java.util.TreeSet<>(members.keySet());
        names.addAll(setters.keySet());
        names.addAll(constants.keySet());
        return names;
    }

    /** Static properties and constants. */
    List<MemberMethod> staticProperties() {
        return members.values().stream()
                .flatMap(List::stream)
                .filter(method -> method.kind() == Member.Kind.STATIC_PROPERTY)
                .toList();
    }

    public @Nullable MemberMethod setter(String property) {
        return setters.get(property);
    }

    public List<MemberMethod> indexers() {
        return indexers;
    }

    public List<MemberMethod> indexSetters() {
        return indexSetters;
    }

    public List<MemberMethod> constructors() {
        return constructors;
    }

    /** Implicit and explicit conversions that it declares. */
    public List<MemberMethod> conversions() {
        return conversions;
    }

    /** User-defined operators by .NET name. */
    public List<MemberMethod> operators(String name) {
        return operators.getOrDefault(name, List.of());
    }

    /** Constants of an enum by name. */
    public Map<String, Object> constants() {
        return constants;
    }

    /** Supertypes in terms of {@link #parameters}, nearest first; without {@code object}. */
    public List<Type> bases() {
        return bases;
    }

    void bases(List<Type> found) {
        bases = List.copyOf(found);
    }

    void add(MemberMethod method) {
        switch (method.kind()) {
            case METHOD, PROPERTY, STATIC, STATIC_PROPERTY, EXTENSION ->
                members.computeIfAbsent(method.name(), _ -> new ArrayList<>()).add(method);
            case SETTER -> setters.put(method.name(), method);
            case INDEXER -> indexers.add(method);
            case INDEX_SETTER -> indexSetters.add(method);
            case CONSTRUCTOR -> constructors.add(method);
            case IMPLICIT, EXPLICIT -> conversions.add(method);
            case OPERATOR ->
                operators.computeIfAbsent(method.name(), _ -> new ArrayList<>()).add(method);
        }
    }

    @Override
    public String toString() {
        return fullName;
    }
}

package dev.gatehouse.expr.types;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A static type of C#. Prints as C# writes it. */
public sealed interface Type {
    /** A class, struct, interface, enum or delegate with its type arguments. */
    record Named(Definition definition, List<Type> arguments) implements Type {
        public Named {
            arguments = List.copyOf(arguments);
        }

        @Override
        public String toString() {
            var simple = definition.simple();
            var name = simple != null ? simple.keyword() : definition.displayName();
            return arguments.isEmpty()
                    ? name
                    : name + arguments.stream().map(Type::toString).collect(Collectors.joining(", ", "<", ">"));
        }
    }

    record Array(Type element) implements Type {
        @Override
        public String toString() {
            return element + "[]";
        }
    }

    /** An array of several dimensions, {@code T[,]}. */
    record Grid(Type element, int rank) implements Type {
        @Override
        public String toString() {
            return element + "[" + ",".repeat(rank - 1) + "]";
        }
    }

    /** {@code dynamic}: what is done with the value is bound when it is known. */
    enum Dynamic implements Type {
        TYPE;

        @Override
        public String toString() {
            return "dynamic";
        }
    }

    /** {@code Nullable<T>}. */
    record Optional(Type value) implements Type {
        @Override
        public String toString() {
            return value + "?";
        }
    }

    /** A type parameter. Equal only to itself. */
    final class Variable implements Type {
        private final String name;

        public Variable(String name) {
            this.name = name;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** The type of {@code new { A = 1 }}. */
    record Anonymous(List<String> names, List<Type> types) implements Type {
        public Anonymous {
            names = List.copyOf(names);
            types = List.copyOf(types);
        }

        @Override
        public String toString() {
            return "<anonymous type: " + String.join(", ", names) + ">";
        }
    }

    /** {@code (int a, string b)}; names may be empty. */
    record Tuple(List<Type> types, List<String> names) implements Type {
        public Tuple {
            types = List.copyOf(types);
            names = List.copyOf(names);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Tuple tuple && tuple.types.equals(types);
        }

        @Override
        public int hashCode() {
            return types.hashCode();
        }

        @Override
        public String toString() {
            return types.stream().map(Type::toString).collect(Collectors.joining(", ", "(", ")"));
        }
    }

    /** Types without a declaration. */
    enum Special implements Type {
        VOID("void"),
        /** Of the literal {@code null}. */
        NULL("<null>"),
        /** Of a lambda or method group before it is converted. */
        FUNCTION("lambda expression"),
        /** Of {@code default} before it is converted. */
        DEFAULT("default"),
        /** Of a throw expression. */
        NEVER("<throw>"),
        /** Of what did not bind; meets everything in silence. */
        BAD("?");

        private final String text;

        Special(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** This type with type parameters replaced. */
    default Type with(Map<Variable, Type> arguments) {
        if (arguments.isEmpty()) {
            return this;
        }
        return switch (this) {
            case Named(var definition, var parts) ->
                parts.isEmpty() ? this : new Named(definition, all(parts, arguments));
            case Array(var element) -> new Array(element.with(arguments));
            case Grid(var element, var rank) -> new Grid(element.with(arguments), rank);
            case Optional(var value) -> new Optional(value.with(arguments));
            case Variable variable -> arguments.getOrDefault(variable, variable);
            case Anonymous(var names, var types) -> new Anonymous(names, all(types, arguments));
            case Tuple(var types, var names) -> new Tuple(all(types, arguments), names);
            case Special special -> special;
            case Dynamic dynamic -> dynamic;
        };
    }

    private static List<Type> all(List<Type> types, Map<Variable, Type> arguments) {
        return types.stream().map(type -> type.with(arguments)).toList();
    }

    /** Whether a type parameter occurs in it. */
    default boolean isOpen() {
        return switch (this) {
            case Named named -> named.arguments.stream().anyMatch(Type::isOpen);
            case Array array -> array.element.isOpen();
            case Grid grid -> grid.element.isOpen();
            case Optional optional -> optional.value.isOpen();
            case Variable _ -> true;
            case Anonymous anonymous -> anonymous.types.stream().anyMatch(Type::isOpen);
            case Tuple tuple -> tuple.types.stream().anyMatch(Type::isOpen);
            case Special _, Dynamic _ -> false;
        };
    }

    /** The simple type that it is, if it is one. */
    default @Nullable Simple simple() {
        return this instanceof Named named ? named.definition.simple() : null;
    }

    default boolean is(Simple simple) {
        return simple() == simple;
    }

    default boolean isBad() {
        return this == Special.BAD;
    }

    default boolean isVoid() {
        return this == Special.VOID;
    }

    /** Whether values are copied and never null: simple types, structs, enums, {@code Nullable}, tuples. */
    default boolean isValueType() {
        return switch (this) {
            case Named named -> named.definition.kind().isValueType();
            case Optional _, Tuple _ -> true;
            default -> false;
        };
    }

    /** Whether null is one of its values. */
    default boolean allowsNull() {
        return this instanceof Optional || !isValueType();
    }

    /** The definition, if it is a named type. */
    default @Nullable Definition definition() {
        return this instanceof Named named ? named.definition : null;
    }

    /** The class that the JVM sees for values of this type in a signature of generated code. */
    default Class<?> java() {
        return switch (this) {
            case Named named -> {
                var simple = named.definition.simple();
                if (simple == null) {
                    // An enum's value may be a number that no constant has.
                    yield named.definition.kind() == Definition.Kind.ENUM ? Object.class : named.definition.values();
                }
                // On the stack, everything narrower is an int.
                yield simple.java().isPrimitive()
                                && simple.bits() < 32
                                && simple != Simple.FLOAT
                                && simple != Simple.DOUBLE
                        ? int.class
                        : simple.java();
            }
            case Array array -> arrayClass(array.element);
            case Grid _ -> dev.gatehouse.expr.types.Grid.class;
            case Optional optional -> optional.value.box();
            case Variable _, Special _, Dynamic _ -> Object.class;
            case Anonymous _, Tuple _ -> Fields.class;
        };
    }

    /** The class of boxed values; of an enum, that of its constants. */
    default Class<?> box() {
        var simple = simple();
        if (simple != null) {
            return simple.box();
        }
        return isEnum() && this instanceof Named named ? named.definition.values() : java();
    }

    /** Whether it is an enum whose constants do not combine. */
    default boolean isEnum() {
        return this instanceof Named named && named.definition.kind() == Definition.Kind.ENUM;
    }

    /** The Java class of arrays of {@code element}. */
    private static Class<?> arrayClass(Type element) {
        var simple = element.simple();
        if (simple != null) {
            return switch (simple) {
                case BOOL -> boolean[].class;
                case CHAR -> char[].class;
                case BYTE -> byte[].class;
                case SHORT -> short[].class;
                case INT -> int[].class;
                case LONG -> long[].class;
                case FLOAT -> float[].class;
                case DOUBLE -> double[].class;
                case SBYTE, USHORT, UINT, ULONG, DECIMAL -> simple.box().arrayType();
            };
        }
        return element instanceof Variable ? Object.class : element.java().arrayType();
    }
}

package dev.gatehouse.expr.types;

import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes {@link TypeToken}s of static types, when an expression is compiled. */
public final class TypeTokens {
    private TypeTokens() {}

    /** The token of a closed type. */
    public static TypeToken<?> of(Type type) {
        var token = plain(type);
        return switch (type) {
            case Type.Named named when !named.arguments().isEmpty() -> token.of(all(named.arguments()));
            case Type.Array(var element) -> token.of(List.of(of(element)));
            case Type.Optional(var value) -> token.of(List.of(of(value)));
            case Type.Grid(var element, var _) -> token.of(List.of(of(element)));
            default -> token;
        };
    }

    private static List<TypeToken<?>> all(List<Type> types) {
        return types.stream().<TypeToken<?>>map(TypeTokens::of).toList();
    }

    private static TypeToken<?> plain(Type type) {
        var name = name(type);
        if (type.allowsNull()) {
            return type instanceof Type.Optional(var value)
                    ? TypeToken.nullable(name, value.box())
                    : TypeToken.reference(name, type.box());
        }
        return TypeToken.value(name, type.box(), zero(type));
    }

    /** Full name as reflection in .NET gives it, more or less. */
    public static String name(Type type) {
        return switch (type) {
            case Type.Named named ->
                named.arguments().isEmpty()
                        ? named.definition().fullName()
                        : named.definition().fullName()
                                + named.arguments().stream()
                                        .map(TypeTokens::name)
                                        .collect(Collectors.joining(",", "[", "]"));
            case Type.Array(var element) -> name(element) + "[]";
            case Type.Grid(var element, var rank) -> name(element) + "[" + ",".repeat(rank - 1) + "]";
            case Type.Optional(var value) -> "System.Nullable`1[" + name(value) + "]";
            case Type.Anonymous _ -> "<>f__AnonymousType0";
            case Type.Tuple tuple ->
                "System.ValueTuple`" + tuple.types().size()
                        + tuple.types().stream().map(TypeTokens::name).collect(Collectors.joining(",", "[", "]"));
            case Type.Special special -> special == Type.Special.VOID ? "System.Void" : "System.Object";
            case Type.Variable _, Type.Dynamic _ -> "System.Object";
        };
    }

    private static Object zero(Type type) {
        var simple = type.simple();
        if (simple != null) {
            return simple.zero();
        }
        if (type instanceof Type.Tuple(var types, var _)) {
            var values = types.stream()
                    .map(TypeTokens::of)
                    .map(TypeToken::defaultValue)
                    .toArray();
            return new Fields(List.of(), values);
        }
        var definition = Objects.requireNonNull(type.definition());
        if (definition.values() == java.util.UUID.class) {
            return Simple.EMPTY_GUID;
        }
        if (definition.values() == KeyValuePair.class) {
            return emptyPair(((Type.Named) type).arguments());
        }
        for (var constant : definition.constants().values()) {
            if (Operations.number(constant) == 0) {
                return constant;
            }
        }
        if (type.isEnum()) {
            return new EnumNumber(definition.values(), 0);
        }
        for (var constructor : definition.constructors()) {
            if (constructor.visible().isEmpty()) {
                return call(constructor);
            }
        }
        if (definition.kind() == Definition.Kind.FLAGS) {
            return flags(definition).of(0);
        }
        throw new IllegalStateException(definition.fullName() + " has no constructor without parameters");
    }

    private static Object emptyPair(List<Type> types) {
        return new KeyValuePair<@Nullable Object, @Nullable Object>(
                of(types.getFirst()).defaultValue(), of(types.getLast()).defaultValue());
    }

    private static FlagSet<?> flags(Definition definition) {
        for (var method : definition.staticProperties()) {
            if (call(method) instanceof FlagSet<?> flags) {
                return flags;
            }
        }
        throw new IllegalStateException(definition.fullName() + " has no constants");
    }

    private static Object call(MemberMethod method) {
        try {
            var owner = Class.forName(
                    method.javaOwner().packageName() + "." + method.javaOwner().displayName());
            return Objects.requireNonNull(owner.getMethod(method.javaName()).invoke(null));
        } catch (ClassNotFoundException
                | NoSuchMethodException
                | IllegalAccessException
                | InvocationTargetException e) {
            throw new IllegalStateException(
                    "cannot make a default of " + method.owner().fullName(), e);
        }
    }
}

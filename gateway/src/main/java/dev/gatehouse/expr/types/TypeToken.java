package dev.gatehouse.expr.types;

import java.lang.reflect.Array;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A .NET type at run time, passed to library methods that have to know a type argument: every
 * parameter of this class is invisible to C#; the compiler fills it with what the type parameter
 * stands for.
 *
 * @param <T> the Java class of the values, boxed
 */
public final class TypeToken<T extends @Nullable Object> {
    public static final TypeToken<Object> OBJECT = reference("System.Object", Object.class);
    public static final TypeToken<String> STRING = reference("System.String", String.class);
    public static final TypeToken<Boolean> BOOLEAN = value("System.Boolean", Boolean.class, false);
    public static final TypeToken<Integer> INT = value("System.Int32", Integer.class, 0);
    public static final TypeToken<Long> LONG = value("System.Int64", Long.class, 0L);
    public static final TypeToken<Double> DOUBLE = value("System.Double", Double.class, 0.0);
    public static final TypeToken<UInt8> BYTE = value("System.Byte", UInt8.class, new UInt8((byte) 0));

    private final String name;
    private final Class<?> values;
    private final @Nullable Object zero;
    private final boolean nullable;
    private final List<TypeToken<?>> arguments;

    private TypeToken(String name, Class<?> values, @Nullable Object zero, boolean nullable) {
        this(name, values, zero, nullable, List.of());
    }

    private TypeToken(
            String name, Class<?> values, @Nullable Object zero, boolean nullable, List<TypeToken<?>> arguments) {
        this.arguments = List.copyOf(arguments);
        this.name = name;
        this.values = values;
        this.zero = zero;
        this.nullable = nullable;
    }

    /** A reference type: its default is null. */
    public static <T extends @Nullable Object> TypeToken<T> reference(String name, Class<?> values) {
        return new TypeToken<>(name, values, null, true);
    }

    /** A value type with its default. */
    public static <T extends @Nullable Object> TypeToken<T> value(String name, Class<?> values, T zero) {
        return new TypeToken<>(name, values, zero, false);
    }

    /** The nullable form of a value type. */
    public static <T extends @Nullable Object> TypeToken<T> nullable(String name, Class<?> values) {
        return new TypeToken<>(name, values, null, true);
    }

    /** This type, knowing its type arguments, or of an array its element type. */
    TypeToken<T> of(List<TypeToken<?>> types) {
        return new TypeToken<>(name, values, zero, nullable, types);
    }

    /** The type arguments of a generic type, the element type of an array; empty for others. */
    public List<TypeToken<?>> arguments() {
        return arguments;
    }

    /** Full .NET name. */
    public String name() {
        return name;
    }

    /** The Java class of the values; the box of a primitive. */
    public Class<?> values() {
        return values;
    }

    /** Whether null is one of the values. */
    public boolean allowsNull() {
        return nullable;
    }

    /** {@code default(T)}. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the default is of this type by construction
    public @Nullable T defaultValue() {
        return (T) zero;
    }

    /** {@code value is T}. */
    public boolean isInstance(@Nullable Object value) {
        var found = Arrays.unwrap(value);
        return found != null && (isOfClass(found) || viewable(found));
    }

    private boolean isOfClass(Object value) {
        return switch (value) {
            case EnumNumber number -> values == Object.class || number.type() == values;
            case Grid grid ->
                values != Grid.class
                        ? values.isInstance(value)
                        : grid.typeName().equals(name);
            default -> values.isInstance(value);
        };
    }

    /**
     * {@code (T)value}: no conversion between number types.
     *
     * @throws DotNetException InvalidCastException, or NullReferenceException where null meets a value type
     */
    @SuppressWarnings("unchecked") // checked by hand
    public @Nullable T cast(@Nullable Object value) {
        if (value == null) {
            if (nullable) {
                return null;
            }
            throw DotNetException.nullReference();
        }
        if (isOfClass(value)) {
            return (T) value;
        }
        if (values == Integer.class && (value instanceof Enum<?> || value instanceof EnumNumber)) {
            return (T) (Object) Operations.number(value);
        }
        if (values.isEnum() && value instanceof Integer number) {
            return (T) Operations.constant(number, this);
        }
        var found = Arrays.unwrap(value);
        if (values.isInstance(found)) {
            return (T) found;
        }
        if (found != null && viewable(found)) {
            return (T) Arrays.list(found);
        }
        throw DotNetException.invalidCast(
                "Unable to cast object of type '" + TypeNames.of(value) + "' to type '" + name + "'.");
    }

    /** An array of this type, filled with the default. */
    public Object newArray(int length) {
        var primitive = TypeNames.arrayElement(values, nullable);
        // The elements of an enum's array may be numbers that no constant has.
        var array = Array.newInstance(primitive.isEnum() ? Object.class : primitive, length);
        if (zero != null && array instanceof Object[] objects) {
            java.util.Arrays.fill(objects, zero);
        }
        return array;
    }

    private boolean viewable(Object found) {
        return found.getClass().isArray() && values.isAssignableFrom(List.class);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TypeToken<?> token && token.name.equals(name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}

package dev.gatehouse.expr.types;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The .NET names of Java classes, for messages and {@code GetType()}. */
public final class TypeNames {
    private static final Map<Class<?>, String> NAMES = new ConcurrentHashMap<>(Map.ofEntries(
            Map.entry(Object.class, "System.Object"),
            Map.entry(String.class, "System.String"),
            Map.entry(Boolean.class, "System.Boolean"),
            Map.entry(Character.class, "System.Char"),
            Map.entry(Byte.class, "System.SByte"),
            Map.entry(UInt8.class, "System.Byte"),
            Map.entry(Short.class, "System.Int16"),
            Map.entry(UInt16.class, "System.UInt16"),
            Map.entry(Integer.class, "System.Int32"),
            Map.entry(UInt32.class, "System.UInt32"),
            Map.entry(Long.class, "System.Int64"),
            Map.entry(UInt64.class, "System.UInt64"),
            Map.entry(Float.class, "System.Single"),
            Map.entry(Double.class, "System.Double"),
            Map.entry(Decimal.class, "System.Decimal"),
            Map.entry(UUID.class, "System.Guid"),
            Map.entry(boolean[].class, "System.Boolean[]"),
            Map.entry(char[].class, "System.Char[]"),
            Map.entry(byte[].class, "System.Byte[]"),
            Map.entry(short[].class, "System.Int16[]"),
            Map.entry(int[].class, "System.Int32[]"),
            Map.entry(long[].class, "System.Int64[]"),
            Map.entry(float[].class, "System.Single[]"),
            Map.entry(double[].class, "System.Double[]")));

    private static final Map<Class<?>, Class<?>> PRIMITIVES = Map.of(
            Boolean.class, boolean.class,
            Character.class, char.class,
            UInt8.class, byte.class,
            Short.class, short.class,
            Integer.class, int.class,
            Long.class, long.class,
            Float.class, float.class,
            Double.class, double.class);

    private TypeNames() {}

    /** The full .NET name of a value's type. */
    public static String of(Object value) {
        return switch (value) {
            case DotNetException exception -> exception.typeName();
            case Grid grid -> grid.typeName();
            case EnumNumber number -> of(number.type());
            case Fields fields -> fields.typeName();
            case Object[] objects
            when objects.length > 0 && objects[0] instanceof Fields fields -> fields.typeName() + "[]";
            default -> of(value.getClass());
        };
    }

    /** The full .NET name of what a Java class stands for; the nearest superclass that has one. */
    public static String of(Class<?> type) {
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            var name = NAMES.get(at);
            if (name != null) {
                return name;
            }
            if (at.isArray()) {
                return of(at.getComponentType()) + "[]";
            }
        }
        return "System.Object";
    }

    /** Makes a library type's name known. */
    static void register(Class<?> type, String name) {
        NAMES.putIfAbsent(type, name);
    }

    /** The element class of the Java array that stands for a .NET array of this type. */
    static Class<?> arrayElement(Class<?> values, boolean nullable) {
        return nullable ? values : PRIMITIVES.getOrDefault(values, values);
    }
}

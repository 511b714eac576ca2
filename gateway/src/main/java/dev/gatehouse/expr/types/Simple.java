package dev.gatehouse.expr.types;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The simple types: those with a keyword and literals or arithmetic of their own. */
public enum Simple {
    BOOL("bool", "Boolean", boolean.class, Boolean.class, 0, false),
    CHAR("char", "Char", char.class, Character.class, 16, false),
    SBYTE("sbyte", "SByte", byte.class, Byte.class, 8, true),
    BYTE("byte", "Byte", byte.class, UInt8.class, 8, false),
    SHORT("short", "Int16", short.class, Short.class, 16, true),
    USHORT("ushort", "UInt16", short.class, UInt16.class, 16, false),
    INT("int", "Int32", int.class, Integer.class, 32, true),
    UINT("uint", "UInt32", int.class, UInt32.class, 32, false),
    LONG("long", "Int64", long.class, Long.class, 64, true),
    ULONG("ulong", "UInt64", long.class, UInt64.class, 64, false),
    FLOAT("float", "Single", float.class, Float.class, 0, true),
    DOUBLE("double", "Double", double.class, Double.class, 0, true),
    DECIMAL("decimal", "Decimal", Decimal.class, Decimal.class, 0, true);

    private final String keyword;
    private final String dotNetName;
    private final Class<?> java;
    private final Class<?> box;
    private final int bits;
    private final boolean signed;

    Simple(String keyword, String dotNetName, Class<?> java, Class<?> box, int bits, boolean signed) {
        this.keyword = keyword;
        this.dotNetName = dotNetName;
        this.java = java;
        this.box = box;
        this.bits = bits;
        this.signed = signed;
    }

    /** As C# writes it. */
    public String keyword() {
        return keyword;
    }

    /** Its name in {@code System}. */
    public String dotNetName() {
        return dotNetName;
    }

    /** The class in a Java signature; unsigned types have that of the same width. */
    public Class<?> java() {
        return java;
    }

    /** The class of boxed values. */
    public Class<?> box() {
        return box;
    }

    /** Width of a whole number or character; 0 for others. */
    public int bits() {
        return bits;
    }

    public boolean signed() {
        return signed;
    }

    /** Width of a whole number, negative if it is unsigned: what generated code hands to range checks. */
    public int range() {
        return signed ? bits : -bits;
    }

    /** Whole numbers and characters. */
    public boolean integral() {
        return bits > 0;
    }

    public boolean numeric() {
        return this != BOOL;
    }

    /** The simple type whose boxes are of this class. */
    public static @Nullable Simple ofBox(Class<?> box) {
        for (var simple : values()) {
            if (simple.box == box) {
                return simple;
            }
        }
        return null;
    }

    /** The boxed default. */
    public Object zero() {
        return switch (this) {
            case BOOL -> false;
            case CHAR -> '\0';
            case SBYTE -> (byte) 0;
            case BYTE -> new UInt8((byte) 0);
            case SHORT -> (short) 0;
            case USHORT -> new UInt16((short) 0);
            case INT -> 0;
            case UINT -> new UInt32(0);
            case LONG -> 0L;
            case ULONG -> new UInt64(0);
            case FLOAT -> 0f;
            case DOUBLE -> 0d;
            case DECIMAL -> Decimal.ZERO;
        };
    }

    /** {@code default(Guid)}, which is no simple type but has no library class to say so here. */
    static final UUID EMPTY_GUID = new UUID(0, 0);
}

package dev.gatehouse.expr.lib.system;

import dev.gatehouse.expr.types.EnumValue;

/** {@code System.TypeCode}. */
public enum TypeCode implements EnumValue {
    Empty(0),
    Object(1),
    DBNull(2),
    Boolean(3),
    Char(4),
    SByte(5),
    Byte(6),
    Int16(7),
    UInt16(8),
    Int32(9),
    UInt32(10),
    Int64(11),
    UInt64(12),
    Single(13),
    Double(14),
    Decimal(15),
    DateTime(16),
    String(18);

    private final int value;

    TypeCode(int value) {
        this.value = value;
    }

    @Override
    public int value() {
        return value;
    }

    /** The code of a type's full name; {@code Object} for types without one of their own. */
    static TypeCode named(java.lang.String fullName) {
        for (var code : values()) {
            if (code.value > 2 && fullName.equals("System." + code.name())) return code;
        }
        return Object;
    }
}

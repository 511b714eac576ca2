package dev.gatehouse.expr.types;

/**
 * A boxed {@code System.Byte}.
 *
 * @param bits the value's bits; above the signed range they look negative in Java
 */
public record UInt8(byte bits) implements Comparable<UInt8> {
    /** The number that a {@code ToString} prints. */
    public int value() {
        return Byte.toUnsignedInt(bits);
    }

    @Override
    public int compareTo(UInt8 other) {
        return Integer.compare(value(), other.value());
    }

    @Override
    public String toString() {
        return Integer.toString(value());
    }
}

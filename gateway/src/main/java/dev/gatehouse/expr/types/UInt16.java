package dev.gatehouse.expr.types;

/**
 * A boxed {@code System.UInt16}.
 *
 * @param bits the value's bits; above the signed range they look negative in Java
 */
public record UInt16(short bits) implements Comparable<UInt16> {
    /** The number that a {@code ToString} prints. */
    public int value() {
        return Short.toUnsignedInt(bits);
    }

    @Override
    public int compareTo(UInt16 other) {
        return Integer.compare(value(), other.value());
    }

    @Override
    public String toString() {
        return Integer.toString(value());
    }
}

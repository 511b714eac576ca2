package dev.gatehouse.expr.types;

/**
 * A boxed {@code System.UInt32}.
 *
 * @param bits the value's bits; above the signed range they look negative in Java
 */
public record UInt32(int bits) implements Comparable<UInt32> {
    /** The number that a {@code ToString} prints. */
    public long value() {
        return Integer.toUnsignedLong(bits);
    }

    @Override
    public int compareTo(UInt32 other) {
        return Long.compare(value(), other.value());
    }

    @Override
    public String toString() {
        return Long.toString(value());
    }
}

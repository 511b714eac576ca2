package dev.gatehouse.expr.types;

/**
 * A boxed {@code System.UInt64}.
 *
 * @param bits the value's bits; above the signed range they look negative in Java
 */
public record UInt64(long bits) implements Comparable<UInt64> {
    @Override
    public int compareTo(UInt64 other) {
        return Long.compareUnsigned(bits, other.bits);
    }

    @Override
    public String toString() {
        return Long.toUnsignedString(bits);
    }
}

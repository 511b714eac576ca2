package dev.gatehouse.expr.types;

/**
 * A value of an enum that no constant has: {@code (DayOfWeek)42}.
 *
 * @param type the enum
 */
public record EnumNumber(Class<?> type, int number) implements Comparable<EnumNumber> {
    @Override
    public int compareTo(EnumNumber other) {
        return Integer.compare(number, other.number);
    }

    @Override
    public String toString() {
        return Integer.toString(number);
    }
}

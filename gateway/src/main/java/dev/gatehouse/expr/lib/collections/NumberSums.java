package dev.gatehouse.expr.lib.collections;

import dev.gatehouse.expr.types.DotNetException;

/** Sums that .NET checks for overflow. */
final class NumberSums {
    private NumberSums() {}

    static int add(int sum, int item) {
        try {
            return Math.addExact(sum, item);
        } catch (ArithmeticException _) {
            throw overflow();
        }
    }

    static long add(long sum, long item) {
        try {
            return Math.addExact(sum, item);
        } catch (ArithmeticException _) {
            throw overflow();
        }
    }

    private static DotNetException overflow() {
        return DotNetException.overflow("Arithmetic operation resulted in an overflow.");
    }
}

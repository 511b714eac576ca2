package dev.gatehouse.expr.lib.system;

/**
 * {@code System.Random}: Knuth's subtractive generator exactly as .NET has it, so that a seed gives the same
 * numbers. Not for secrets.
 *
 * <p><b>Threading:</b> confined to one evaluation.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.random">System.Random</a>
 */
public final class Random {
    private static final int SEED = 161_803_398;
    private final int[] state = new int[56];
    private int next;
    private int nextPlus = 21;

    public Random(int seed) {
        var mj = SEED - (seed == Integer.MIN_VALUE ? Integer.MAX_VALUE : Math.abs(seed));
        state[55] = mj;
        var mk = 1;
        for (var i = 1; i < 55; i++) {
            var at = 21 * i % 55;
            state[at] = mk;
            mk = mj - mk;
            if (mk < 0) mk += Integer.MAX_VALUE;
            mj = state[at];
        }
        for (var round = 1; round < 5; round++) {
            for (var i = 1; i < 56; i++) {
                state[i] -= state[1 + (i + 30) % 55];
                if (state[i] < 0) state[i] += Integer.MAX_VALUE;
            }
        }
    }

    /** From 0 to one less than the greatest int. */
    public int next() {
        if (++next >= 56) next = 1;
        if (++nextPlus >= 56) nextPlus = 1;
        var value = state[next] - state[nextPlus];
        if (value == Integer.MAX_VALUE) value--;
        if (value < 0) value += Integer.MAX_VALUE;
        state[next] = value;
        return value;
    }

    /** From 0 inclusive to 1 exclusive. */
    public double sample() {
        return next() * (1.0 / Integer.MAX_VALUE);
    }

    /** The same over a range wider than the positive ints. */
    double wideSample() {
        var value = next();
        if (next() % 2 == 0) value = -value;
        return (value + (Integer.MAX_VALUE - 1.0)) / (2.0 * Integer.MAX_VALUE - 1);
    }
}

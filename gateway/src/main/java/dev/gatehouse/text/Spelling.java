package dev.gatehouse.text;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Finds what somebody meant by a name that does not exist, for "did you mean" in messages. */
public final class Spelling {
    /** Longer names are not compared: the work grows with the square of their length. */
    private static final int LONGEST = 64;

    private Spelling() {}

    /** The candidate most like {@code name}, or null where none is close enough to be meant. */
    public static @Nullable String closest(String name, Collection<String> candidates) {
        String best = null;
        int least = tolerance(name) + 1;
        for (String candidate : candidates) {
            int distance = distance(name, candidate, least);
            if (distance < least) {
                least = distance;
                best = candidate;
            }
        }
        return best;
    }

    /** Whether {@code name} may be a misspelling of {@code meant}. */
    public static boolean isClose(String name, String meant) {
        int tolerance = tolerance(name);
        return distance(name, meant, tolerance + 1) <= tolerance;
    }

    private static int tolerance(String name) {
        return name.length() < 3 ? 0 : name.length() < 6 ? 1 : 2;
    }

    /** Insertions, deletions, replacements and swaps of neighbours, without regard to case; at most {@code limit}. */
    private static int distance(String a, String b, int limit) {
        if (Math.abs(a.length() - b.length()) >= limit || a.length() > LONGEST || b.length() > LONGEST) {
            return limit;
        }
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, a, b, i, j);
            }
        }
        return Math.min(limit, cost[a.length()][b.length()]);
    }

    private static int cheapest(int[][] cost, String a, String b, int i, int j) {
        boolean same = same(a.charAt(i - 1), b.charAt(j - 1));
        int least = Math.min(cost[i - 1][j - 1] + (same ? 0 : 1), 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        boolean swapped =
                i > 1 && j > 1 && same(a.charAt(i - 1), b.charAt(j - 2)) && same(a.charAt(i - 2), b.charAt(j - 1));
        return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
    }

    private static boolean same(char a, char b) {
        return Character.toLowerCase(a) == Character.toLowerCase(b);
    }
}

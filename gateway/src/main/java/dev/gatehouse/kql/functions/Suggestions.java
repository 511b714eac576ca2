package dev.gatehouse.kql.functions;

import java.util.Collection;
import java.util.Locale;

/** The name somebody probably meant. */
final class Suggestions {
    private Suggestions() {}

    /** The nearest of the names, or empty if none is near. */
    static String nearest(String name, Collection<String> names) {
        var best = "";
        int least = 1 + name.length() / 3;
        for (var each : names) {
            int distance = distance(name.toLowerCase(Locale.ROOT), each.toLowerCase(Locale.ROOT));
            if (distance < least || (distance == least && best.isEmpty())) {
                best = each;
                least = distance;
            }
        }
        return best;
    }

    /** How many letters must be changed, added or taken away. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}

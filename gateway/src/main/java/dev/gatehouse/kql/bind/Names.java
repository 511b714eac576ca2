package dev.gatehouse.kql.bind;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Names of an operator's columns: those that authors give must differ, others get a number. */
final class Names {
    private final Set<String> taken = new HashSet<>();
    private final Set<String> given = new HashSet<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private int unnamed;

    /** Takes a name from the author; false if they gave it twice. */
    boolean give(String name) {
        taken.add(name);
        return given.add(name);
    }

    /** A name the author gave, with a number if a column to which they gave none already has it. */
    String given(String name) {
        given.add(name);
        return unique(name);
    }

    boolean isGiven(String name) {
        return given.contains(name);
    }

    /** {@code name}, or with the first number that makes it unique. */
    String unique(String name) {
        var candidate = name;
        while (!taken.add(candidate)) {
            candidate = name + numbers.merge(name, 1, Integer::sum);
        }
        return candidate;
    }

    /** {@code Column1}, {@code Column2}, … */
    String next() {
        unnamed++;
        return unique("Column" + unnamed);
    }
}

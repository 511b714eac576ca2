package dev.gatehouse.telemetry;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The series of one metric: something for each combination of label values, made when it is first asked
 * for, and one for all combinations that come after there are too many. Safe for many threads.
 */
final class Bounded<T> {
    /** Stands for every label of what is too much. */
    static final String OVERFLOW = "overflow";

    private final ConcurrentHashMap<List<String>, T> all = new ConcurrentHashMap<>();
    private final int cap;
    private final Function<List<String>, T> make;

    /** @param cap how many series there may be, besides the one for the rest */
    Bounded(int cap, Function<List<String>, T> make) {
        this.cap = cap;
        this.make = make;
    }

    /** The one with these label values. */
    T of(String... values) {
        return of(List.of(values));
    }

    T of(List<String> values) {
        var known = all.get(values);
        return known != null ? known : add(values);
    }

    private synchronized T add(List<String> values) {
        var wanted = all.size() < cap || all.containsKey(values)
                ? values
                : List.copyOf(Collections.nCopies(values.size(), OVERFLOW));
        return all.computeIfAbsent(wanted, make);
    }

    /** Label values and what belongs to them, as they are now. */
    Iterable<Map.Entry<List<String>, T>> entries() {
        return all.entrySet();
    }
}

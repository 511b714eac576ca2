package dev.gatehouse.kql.functions;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds functions and aggregates by name. Names are case-sensitive, as Kusto's are. */
public final class Functions {
    private static final SequencedMap<String, ScalarFunction> SCALARS = new LinkedHashMap<>();
    private static final SequencedMap<String, Aggregate> AGGREGATES = new LinkedHashMap<>();

    static {
        Stream.of(
                        Conditions.all(),
                        Casts.all(),
                        Strings.all(),
                        Patterns.all(),
                        Encodings.all(),
                        Addresses.all(),
                        Times.all(),
                        Rounding.all(),
                        Numbers.all(),
                        Documents.all(),
                        Windows.all())
                .flatMap(List::stream)
                .forEach(each -> SCALARS.put(each.name(), each));
        Aggregates.all().forEach(each -> AGGREGATES.put(each.name(), each));
    }

    private Functions() {}

    public static Lookup<ScalarFunction> scalar(String name) {
        return find(name, SCALARS);
    }

    public static Lookup<Aggregate> aggregate(String name) {
        return find(name, AGGREGATES);
    }

    private static <F> Lookup<F> find(String name, Map<String, F> all) {
        var found = all.get(name);
        if (found != null) {
            return new Lookup.Found<>(found);
        }
        @Nullable String reason = Refusals.of(name);
        return reason != null
                ? new Lookup.Refused<>(name + " is not supported: " + reason)
                : new Lookup.Unknown<>(Suggestions.nearest(name, all.keySet()));
    }

    static List<ScalarFunction> scalars() {
        return List.copyOf(SCALARS.values());
    }

    static List<Aggregate> aggregates() {
        return List.copyOf(AGGREGATES.values());
    }
}

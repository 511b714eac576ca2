package dev.gatehouse.kql.functions;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Finds functions and aggregates by name. Names are case-sensitive, as Kusto's are. */
public final class Functions {
    private static final SequencedMap<String, List<ScalarFunction>> GROUPS = new LinkedHashMap<>();
    private static final SequencedMap<String, ScalarFunction> SCALARS = new LinkedHashMap<>();
    private static final SequencedMap<String, Aggregate> AGGREGATES = new LinkedHashMap<>();

    static {
        GROUPS.put("Choices and nulls", Conditions.all());
        GROUPS.put("Conversions", Casts.all());
        GROUPS.put("Strings", Strings.all());
        GROUPS.put("Regular expressions", Patterns.all());
        GROUPS.put("Hashes, Base64, URLs", Encodings.all());
        GROUPS.put("IPv4 addresses", Addresses.all());
        GROUPS.put("Datetimes and timespans", Times.all());
        GROUPS.put("Rounding", Rounding.all());
        GROUPS.put("Mathematics", Numbers.all());
        GROUPS.put("Dynamics: arrays and bags", Documents.all());
        GROUPS.put("Neighbouring rows", Windows.all());
        GROUPS.values().forEach(group -> group.forEach(each -> SCALARS.put(each.name(), each)));
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

    /** Scalar functions by what they are about, for documentation. */
    static SequencedMap<String, List<ScalarFunction>> groups() {
        return GROUPS;
    }

    static List<Aggregate> aggregates() {
        return List.copyOf(AGGREGATES.values());
    }
}

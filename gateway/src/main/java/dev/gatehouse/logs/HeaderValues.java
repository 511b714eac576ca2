package dev.gatehouse.logs;

import dev.gatehouse.http.Headers;
import dev.gatehouse.model.Diagnostic;
import dev.gatehouse.policy.Leg;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values of the headers that are logged, taken while they pass by: policies change headers. Values stand in the order of
 * the names in the diagnostic setting; several of one header are one, joined with commas. Confined to its exchange.
 */
final class HeaderValues {
    /** Where no headers are logged. */
    static final HeaderValues NONE = new HeaderValues();

    private final Map<Leg, @Nullable String[]> values = new EnumMap<>(Leg.class);

    /** Takes the values that a message has now; of a message that is seen again, those of the last time. */
    void take(Leg leg, Diagnostic.Part part, Headers headers) {
        if (!part.headers().isEmpty()) {
            values.put(leg, read(part.headers(), headers));
        }
    }

    /** Takes a message once more, whose values stand for those it had before; where it has none any more, those stay. */
    void takeLater(Leg leg, Diagnostic.Part part, Headers headers) {
        var known = values.get(leg);
        if (known == null) {
            take(leg, part, headers);
            return;
        }
        var now = read(part.headers(), headers);
        for (int i = 0; i < known.length; i++) {
            if (now[i] != null) {
                known[i] = now[i];
            }
        }
    }

    private static @Nullable String[] read(List<String> names, Headers headers) {
        var read = new @Nullable String[names.size()];
        for (int i = 0; i < read.length; i++) {
            read[i] = headers.joined(names.get(i));
        }
        return read;
    }

    /** The values of a message; null where there was no such message or none of its headers is logged. */
    @Nullable
    String @Nullable [] of(Leg leg) {
        return values.get(leg);
    }

    int weight() {
        int weight = 0;
        for (var all : values.values()) {
            for (var value : all) {
                weight += value == null ? 0 : value.length();
            }
        }
        return weight;
    }
}

package dev.gatehouse.artifacts;

import dev.gatehouse.text.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** What a JSON or YAML file says, and where it says it. Immutable. */
sealed interface Tree {
    /** Where the value begins; a scalar's whole text where it stands on one line. */
    Span span();

    /**
     * Text, a number, true or false.
     *
     * @param text as it reads: escapes resolved, quotes gone
     */
    record Scalar(Span span, String text) implements Tree {}

    /** JSON's {@code null}, and YAML's absence of a value. */
    record Nothing(Span span) implements Tree {}

    record Sequence(Span span, List<Tree> items) implements Tree {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    /** Names and values in the order written. */
    record Mapping(Span span, SequencedMap<String, Entry> entries) implements Tree {
        public Mapping {
            entries = new LinkedHashMap<>(entries);
        }

        @Nullable
        Tree get(String name) {
            var entry = entries.get(name);
            return entry == null ? null : entry.value;
        }
    }

    /** @param name where the name stands */
    record Entry(Span name, Tree value) {}
}

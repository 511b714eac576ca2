package dev.gatehouse.telemetry;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Whether the gateway may be sent requests, part by part. What others may lack at the moment, identity providers and
 * backends, is no part of it: a gateway that is taken away for it serves nobody.
 *
 * @param parts in the order in which they become ready
 */
public record Readiness(List<Part> parts) {
    /**
     * One thing that must be there.
     *
     * @param missing why it is not; empty when it is
     */
    public record Part(String name, Supplier<Optional<String>> missing) {}

    public Readiness {
        parts = List.copyOf(parts);
    }

    /**
     * What anybody may be told.
     *
     * @param ready whether all parts are
     * @param text {@code ready}, or a line for each part that is not
     */
    public record State(boolean ready, String text) {}

    /** How things are now. */
    public State state() {
        var missing = parts.stream()
                .flatMap(part -> part.missing().get().stream().map(why -> part.name() + ": " + why))
                .collect(Collectors.joining("\n"));
        return missing.isEmpty() ? new State(true, "ready\n") : new State(false, "not ready\n" + missing + "\n");
    }
}

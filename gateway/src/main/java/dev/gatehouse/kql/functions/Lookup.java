package dev.gatehouse.kql.functions;

/** What a name means among functions. */
public sealed interface Lookup<F> {
    record Found<F>(F function) implements Lookup<F> {}

    /** A function that Kusto has and we do not. */
    record Refused<F>(String message) implements Lookup<F> {}

    /** @param suggestion the nearest name that exists, or empty */
    record Unknown<F>(String suggestion) implements Lookup<F> {}
}

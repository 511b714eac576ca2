package dev.gatehouse.telemetry;

/** Takes the figures of a metric that is read when somebody asks for it. */
@FunctionalInterface
public interface Readings {
    /**
     * One series. Two with the same label values are added up.
     *
     * @param labels values, in the order of the metric's labels
     */
    void put(Number value, String... labels);
}

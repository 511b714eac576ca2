package dev.gatehouse.cli;

import dev.gatehouse.policy.Counters;
import dev.gatehouse.policy.Ports;
import dev.gatehouse.policy.ValueCache;
import dev.gatehouse.settings.Settings;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Ports for documents that are compiled and never run: a step that is run against them fails loudly. */
record InertPorts(InstantSource clock, Settings settings) {
    Ports ports() {
        return new Ports(clock, new NoCache(), new NoCounters(), settings);
    }

    private static IllegalStateException refuse() {
        return new IllegalStateException("a checked document is not run");
    }

    private static final class NoCache implements ValueCache {
        @Override
        public boolean isImmediate() {
            return true;
        }

        @Override
        public @Nullable Object find(String key) {
            throw refuse();
        }

        @Override
        public void store(String key, Object value, Duration duration) {
            throw refuse();
        }

        @Override
        public void remove(String key) {
            throw refuse();
        }
    }

    private static final class NoCounters implements Counters {
        @Override
        public boolean isImmediate() {
            return true;
        }

        @Override
        public Verdict take(String key, long amount, long limit, Duration window) {
            throw refuse();
        }

        @Override
        public Verdict peek(String key, long limit, Duration window) {
            throw refuse();
        }

        @Override
        public void add(String key, long amount, Duration window) {
            throw refuse();
        }
    }
}

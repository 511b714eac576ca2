package dev.gatehouse.jose;

import org.jspecify.annotations.Nullable;

/** Finds the source of a provider's keys. Safe for use by several threads. */
public interface KeySources {
    /**
     * The source that reads the metadata document at {@code address}; the same object for the same address
     * as long as somebody holds it. Nothing is fetched, and nothing is wrong with a bad address until then.
     */
    KeySource at(String address);

    /** For where nothing may be fetched, as in checks of documents: every source is out of reach. */
    KeySources OFFLINE = address -> new KeySource() {
        private final Failed failed = new Failed("nothing is fetched here: " + address);

        @Override
        public String name() {
            return address;
        }

        @Override
        public State state() {
            return failed;
        }

        @Override
        public State load() {
            return failed;
        }

        @Override
        public boolean worthRefreshing(@Nullable String keyId) {
            return false;
        }

        @Override
        public State refresh(@Nullable String keyId) {
            return failed;
        }
    };
}

package dev.gatehouse.policy;

import dev.gatehouse.jose.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Port: figures that policies count and an exchange alone does not show. Safe for many threads; never waits. */
public interface Meters {
    /** Nobody counts. */
    Meters NONE = new Meters() {
        @Override
        public void token(String issuer, @Nullable Reason refusal) {}

        @Override
        public Custom custom(String namespace, String name, List<String> dimensions) {
            return (_, _) -> {};
        }
    };

    /**
     * Counts a token that was looked at.
     *
     * @param issuer as the configuration writes it, never what a token says
     * @param refusal null for a token that was good
     */
    void token(String issuer, @Nullable Reason refusal);

    /** A metric of a policy author's own; to be asked for once, when a policy is compiled, where that can be done. */
    Custom custom(String namespace, String name, List<String> dimensions);

    /** A metric of a policy author's own. */
    @FunctionalInterface
    interface Custom {
        /**
         * Adds to it.
         *
         * @param values one for each dimension, in their order
         */
        void add(double value, List<String> values);
    }
}

package dev.gatehouse.kql.functions;

import dev.gatehouse.kql.schema.Type;

/** What comes of a call with given arguments: a type, or a refusal. */
public sealed interface Typing {
    record Of(Type type) implements Typing {}

    /** @param argument which one is to blame, from 0; {@link #CALL} for the call as a whole */
    record Refused(int argument, String message) implements Typing {
        public static final int CALL = -1;
    }
}

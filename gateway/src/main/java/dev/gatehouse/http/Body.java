package dev.gatehouse.http;

import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What a message carries: nothing, bytes in memory, or a stream that is still on its way. */
public sealed interface Body {
    /** No body at all. */
    Body NONE = new None();

    static Body of(byte[] bytes) {
        return new Bytes(bytes);
    }

    /** {@code text} in UTF-8. */
    static Body of(String text) {
        return new Bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** No body. */
    record None() implements Body {}

    /** A body in memory. The array is not copied: nobody changes it after handing it over. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, and copying bodies is what we avoid
    record Bytes(byte[] bytes) implements Body {
        /** The text, as UTF-8. */
        public String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    /**
     * A body that the transport still receives. It is read once: either collected here or passed on by
     * the transport that made it.
     */
    non-sealed interface Stream extends Body {
        /** The length that its message announced, or -1. */
        long length();

        /**
         * Reads all of it into memory. The handler is called once, on the event loop of the exchange.
         *
         * @param limit bytes; a longer body fails with {@link BodyTooLargeException}
         * @param handler gets the bytes, or null and the failure
         */
        void collect(int limit, BiConsumer<byte @Nullable [], @Nullable Throwable> handler);

        /** Nobody will read it: lets the transport drain or reset. */
        void discard();
    }
}

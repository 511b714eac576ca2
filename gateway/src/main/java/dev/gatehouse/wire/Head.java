package dev.gatehouse.wire;

import dev.gatehouse.http.Headers;

/**
 * Start line and fields of a message. Fields that concern one connection alone are not among the
 * headers; what they say is here.
 */
public sealed interface Head {
    /** No length was announced: the body ends by itself. */
    long UNKNOWN = -1;

    Headers headers();

    /** Bytes of the body; 0 where there is none; {@link #UNKNOWN} where it ends by itself. */
    long length();

    /** Whether the sender lets the connection be used again. */
    boolean keepsAlive();

    /**
     * @param target as it stands in the request line
     * @param minor HTTP/1.<i>minor</i>
     * @param awaitsContinue whether the body comes only once it is asked for
     */
    record Request(
            String method,
            String target,
            int minor,
            Headers headers,
            long length,
            boolean keepsAlive,
            boolean awaitsContinue)
            implements Head {}

    /** @param reason as sent; may be empty */
    record Response(int status, String reason, Headers headers, long length, boolean keepsAlive) implements Head {}
}

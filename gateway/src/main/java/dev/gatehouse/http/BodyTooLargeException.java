package dev.gatehouse.http;

import java.io.IOException;

/** A body is longer than the gateway is willing to hold in memory. */
public final class BodyTooLargeException extends IOException {
    private static final long serialVersionUID = 1L;

    public BodyTooLargeException(int limit) {
        super("body is larger than %d bytes".formatted(limit));
    }
}

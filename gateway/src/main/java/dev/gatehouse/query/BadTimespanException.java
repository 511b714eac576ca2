package dev.gatehouse.query;

/** A timespan that is none. The message says what is wrong and what one looks like. */
public final class BadTimespanException extends Exception {
    private static final long serialVersionUID = 1;

    BadTimespanException(String message) {
        super(message);
    }
}

package dev.gatehouse.store;

/** A query that gave no answer. The message is for the person who asked. */
public final class QueryException extends Exception {
    private static final long serialVersionUID = 1;

    private final Kind kind;

    QueryException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    QueryException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    /** Why there is no answer. */
    public enum Kind {
        /** It took longer than allowed, waiting for other queries included. */
        TOO_LONG,
        TOO_MANY_ROWS,
        TOO_MANY_BYTES,
        OUT_OF_MEMORY,
        CANCELLED,
        /** Too many queries wait already. */
        BUSY,
        /** The store is closed, or it cannot read what it has. */
        UNAVAILABLE,
        /** The query itself cannot be run. */
        FAILED
    }
}

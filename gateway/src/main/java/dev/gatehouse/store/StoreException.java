package dev.gatehouse.store;

/** The store cannot be opened. The message says why and what to do about it. */
public final class StoreException extends Exception {
    private static final long serialVersionUID = 1;

    StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}

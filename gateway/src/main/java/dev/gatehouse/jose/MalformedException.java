package dev.gatehouse.jose;

/**
 * A token, key or key set that is not what its standard says it must be. The message says which part
 * and why; it may quote what was received and belongs into traces and logs, not into answers.
 */
public final class MalformedException extends Exception {
    /** Without a stack trace: callers send malformed tokens as fast as they can. */
    public MalformedException(String message) {
        super(message, null, false, false);
    }
}

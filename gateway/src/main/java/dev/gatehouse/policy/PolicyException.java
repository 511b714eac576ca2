package dev.gatehouse.policy;

import dev.gatehouse.http.Headers;
import org.jspecify.annotations.Nullable;

/**
 * This request has failed; {@code on-error} follows. Not a fault of the program: it has no stack trace
 * of its own.
 */
public final class PolicyException extends Exception {
    private static final long serialVersionUID = 1L;
    private final @Nullable String source;
    private final String reason;
    private final String message;
    private final int status;
    private final String answer;
    private final transient Headers headers;
    private boolean keepsResponse;

    private PolicyException(
            @Nullable String source,
            String reason,
            String message,
            int status,
            String answer,
            Headers headers,
            @Nullable Throwable cause) {
        super(message, cause, false, false);
        this.source = source;
        this.reason = reason;
        this.message = message;
        this.status = status;
        this.answer = answer;
        this.headers = headers;
    }

    /**
     * A refusal that the caller may read.
     *
     * @param reason machine code, see {@code context.LastError.Reason}
     * @param message for {@code context.LastError.Message} and for the caller
     * @param status of the answer unless {@code on-error} makes another
     */
    public static PolicyException refused(String reason, String message, int status) {
        return new PolicyException(null, reason, message, status, message, new Headers(4), null);
    }

    /** A failure whose detail is not for the caller: 500. */
    public static PolicyException failed(String reason, String message, @Nullable Throwable cause) {
        return failed(reason, message, 500, cause);
    }

    /** A failure whose detail is not for the caller, with another 5xx status. */
    public static PolicyException failed(String reason, String message, int status, @Nullable Throwable cause) {
        return new PolicyException(null, reason, message, status, "", new Headers(4), cause);
    }

    /** The same, with another text for the caller than for {@code LastError.Message}. */
    public PolicyException answering(String text) {
        return new PolicyException(source, reason, message, status, text, headers, getCause());
    }

    /** The same, from a built-in step ({@code configuration}, {@code authorization}) rather than the running policy. */
    public PolicyException from(String builtIn) {
        return new PolicyException(builtIn, reason, message, status, answer, headers, getCause());
    }

    /** Adds a header to the answer. */
    public PolicyException with(String name, String value) {
        headers.set(name, value);
        return this;
    }

    /** Leaves the response that there already is for {@code on-error} to see and the caller to get. */
    public PolicyException keepingResponse() {
        keepsResponse = true;
        return this;
    }

    boolean keepsResponse() {
        return keepsResponse;
    }

    public @Nullable String source() {
        return source;
    }

    public String reason() {
        return reason;
    }

    public String message() {
        return message;
    }

    public int status() {
        return status;
    }

    /** What the caller may read; empty where it gets the neutral text of a 500. */
    public String answer() {
        return answer;
    }

    public Headers headers() {
        return headers;
    }
}

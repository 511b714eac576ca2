package dev.gatehouse.policy;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an exchange's call to a backend. The call may be sent several times, after a redirect
 * or on another connection: what is here is the last. Written by the transport on the loop; confined to
 * its exchange.
 */
public final class BackendCall {
    private final long beginNanos;
    private final @Nullable Target first;
    private @Nullable Target target;
    private String method = "";
    private String requestTarget = "";
    private int status;
    private long headNanos;
    private long endNanos;
    private long sent;
    private long received;

    BackendCall(@Nullable Target target, long beginNanos) {
        this.first = target;
        this.target = target;
        this.beginNanos = beginNanos;
    }

    /** It is sent once more, elsewhere or on another connection: what is known of the last time goes. */
    public void again() {
        method = "";
        requestTarget = "";
        status = 0;
        headNanos = 0;
        endNanos = 0;
        sent = 0;
        received = 0;
    }

    /** The request's head is written. */
    public void requested(Target to, String method, String requestTarget) {
        this.target = to;
        this.method = method;
        this.requestTarget = requestTarget;
    }

    /** The response's head has come. */
    public void answered(int status, long nanos) {
        this.status = status;
        this.headNanos = nanos;
    }

    /**
     * Nothing more comes or goes; the first word counts until it is sent {@link #again}.
     *
     * @param sent bytes that went to the backend, heads and framing with them
     * @param received bytes that came from it
     */
    public void ended(long nanos, long sent, long received) {
        if (endNanos == 0) {
            this.endNanos = nanos;
            this.sent = sent;
            this.received = received;
        }
    }

    /** Where it went; null where nothing names a backend. */
    public @Nullable Target target() {
        return target;
    }

    /** The id of the backend entity that it was meant for; empty for a bare URL. */
    public String backendId() {
        var meant = first == null ? null : first.backend();
        return meant == null ? "" : meant.id();
    }

    /** Whether anything was sent. */
    public boolean isSent() {
        return !method.isEmpty();
    }

    /** Empty where nothing was sent. */
    public String method() {
        return method;
    }

    /** The URL that was asked for, with the credentials that the query may hold; empty where nothing was sent. */
    public String url() {
        var to = target;
        if (to == null || !isSent()) {
            return "";
        }
        boolean standard = to.port() == (to.isSecure() ? 443 : 80);
        return to.scheme() + "://" + to.host() + (standard ? "" : ":" + to.port()) + requestTarget;
    }

    /** The status of its response; 0 where none came. */
    public int status() {
        return status;
    }

    /** {@link System#nanoTime()} when it began: before a connection was looked for. */
    public long beginNanos() {
        return beginNanos;
    }

    /** When the response's head came; 0 where none came. */
    public long headNanos() {
        return headNanos;
    }

    /** When the last byte of the response came or the call was given up; 0 before that. */
    public long endNanos() {
        return endNanos;
    }

    /** Bytes that went to the backend. */
    public long sent() {
        return sent;
    }

    /** Bytes that came from the backend. */
    public long received() {
        return received;
    }

    /** From its beginning to its end; to {@code now} where it has not ended. */
    public long nanos(long now) {
        return (endNanos == 0 ? now : endNanos) - beginNanos;
    }

    @Override
    public String toString() {
        return method + " " + status + " in " + TimeUnit.NANOSECONDS.toMillis(nanos(endNanos)) + " ms";
    }
}

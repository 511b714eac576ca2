package dev.gatehouse.server;

import dev.gatehouse.http.Excerpt;
import dev.gatehouse.policy.Exchange;
import dev.gatehouse.policy.Leg;
import dev.gatehouse.policy.Measures;
import dev.gatehouse.policy.Response;
import org.jspecify.annotations.Nullable;

/**
 * What a client's stream tells of its exchange, and its end: that comes when policies are through with it and the last
 * byte of the answer has left or will not, whichever is later. Used on its loop.
 *
 * <p>A byte has left when the system has taken it, not when it is written: what waits here because a client does not
 * read can still get lost, and that time is the client's. Of an answer that is cut short, all that was written counts as
 * sent, also what still waited here.
 *
 * <p>Policies may run elsewhere while the wire is through: failures are told once both are.
 */
final class Ending {
    private final Exchange exchange;
    private final Measures measures;
    private final @Nullable Excerpt excerpt;
    private boolean written;
    private boolean settled;
    private boolean parted;
    private boolean whole;
    private long stalledSince;
    private @Nullable Cut cut;
    private long cutNanos;

    /**
     * To be made when it is known who observes the exchange.
     *
     * @param tls version of TLS; empty for none
     */
    Ending(Exchange exchange, String protocol, String tls) {
        this.exchange = exchange;
        this.measures = exchange.measures();
        this.excerpt = measures.excerpt(Leg.RESPONSE);
        measures.connected(protocol, tls);
    }

    /** The request's body is complete. */
    void requestEnded() {
        if (!parted) {
            measures.requestEnded(System.nanoTime());
        }
    }

    void answering(Response response) {
        measures.answering(response, System.nanoTime());
    }

    /** What is kept of the answer; null for nothing. */
    @Nullable
    Excerpt excerpt() {
        return excerpt;
    }

    /** Whether the client takes more of an answer that is on its way. */
    void flows(boolean flows) {
        if (!flows) {
            if (stalledSince == 0) {
                stalledSince = System.nanoTime();
            }
        } else if (stalledSince != 0) {
            measures.stalled(System.nanoTime() - stalledSince);
            stalledSince = 0;
        }
    }

    /** All of the answer is written and about to leave. */
    void written(long received, long sent) {
        if (!parted) {
            flows(true);
            written = true;
            measures.transferred(received, sent);
        }
    }

    /** What was written has left; if not it never will. */
    void left(boolean whole) {
        if (!parted) {
            if (!whole) {
                because(Cut.LEFT);
            }
            part(whole);
        }
    }

    /** The answer, or the rest of it, will not leave. */
    void cut(Cut why, long received, long sent) {
        if (!parted) {
            if (!written) {
                flows(true);
                measures.transferred(received, sent);
            }
            because(why);
            part(false);
        }
    }

    /** Something was wrong; the first word counts. */
    void because(Cut why) {
        if (cut == null) {
            cut = why;
            cutNanos = System.nanoTime();
        }
    }

    private void part(boolean complete) {
        parted = true;
        whole = complete;
        tell();
    }

    /** Policies are through with it. */
    void settled() {
        settled = true;
        tell();
    }

    private void tell() {
        if (!settled || !parted) {
            return;
        }
        var why = cut;
        if (why != null && !measures.hasFailed(why.reason())) {
            measures.failed(why.error(), cutNanos);
        }
        measures.ended(System.nanoTime(), whole);
        exchange.ended();
    }
}

package dev.gatehouse.alerts;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The notices for one address, one after the other on a virtual thread that ends with them. Guarded by the lock of its
 * {@link Webhooks}, but for the calls themselves.
 */
final class WebhookLane implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookLane.class);

    private final Webhooks webhooks;
    private final URI address;
    private final List<Duration> pauses;
    private final Deque<WebhookCall> calls = new ArrayDeque<>();
    private final WebhookCall first;
    private final Thread thread;

    WebhookLane(Webhooks webhooks, URI address, List<Duration> pauses, WebhookCall first) {
        this.webhooks = webhooks;
        this.address = address;
        this.pauses = pauses;
        this.first = first;
        this.thread = Thread.ofVirtual().name("webhook").unstarted(this);
    }

    URI address() {
        return address;
    }

    void start() {
        thread.start();
    }

    void interrupt() {
        thread.interrupt();
    }

    void add(WebhookCall call) {
        calls.add(call);
    }

    @Nullable
    WebhookCall next() {
        return calls.poll();
    }

    @Override
    public void run() {
        for (var call = first; call != null; ) {
            boolean told = false;
            try {
                told = call.tell(pauses);
            } catch (RuntimeException e) {
                LOG.error("a webhook was not told", e);
            }
            call = webhooks.done(this, told);
        }
    }
}

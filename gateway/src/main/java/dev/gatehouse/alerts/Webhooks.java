package dev.gatehouse.alerts;

import dev.gatehouse.model.ActionGroup;
import dev.gatehouse.model.ActionGroup.Webhook;
import dev.gatehouse.outbound.AddressRules;
import dev.gatehouse.outbound.LimitedClient;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells webhooks, each in the order in which things happened, so that nobody hears of an alert's end before its
 * beginning. A webhook that is slow or away holds up its own notices only; too many that wait are dropped and counted.
 *
 * <p><b>Threading:</b> any thread; nobody who tells it of a notice waits.
 *
 * @see <a href="https://learn.microsoft.com/azure/azure-monitor/alerts/action-groups#webhook">Webhooks of action groups</a>
 */
final class Webhooks implements AlertListener, AutoCloseable {
    static final int MAX_WAITING = 1_000;
    /** Azure's pauses before the second call, the third, and so on. */
    static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(5),
            Duration.ofSeconds(20),
            Duration.ofSeconds(5),
            Duration.ofSeconds(40),
            Duration.ofSeconds(5));

    private static final Logger LOG = LoggerFactory.getLogger(Webhooks.class);
    /** Azure's. */
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private static final int MAX_ANSWER = 1 << 20;
    private static final Duration DRAIN = Duration.ofSeconds(2);

    private final LimitedClient client;
    private final List<Duration> pauses;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition idle = lock.newCondition();
    private final Map<URI, WebhookLane> lanes = new HashMap<>();
    private final LongAdder sent = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder dropped = new LongAdder();
    private int waiting;
    private boolean closed;
    /** Whether notices are being dropped: said once, until half of the room is free again. */
    private boolean full;

    /** @param insecureLoopback allows plain http and addresses of this machine */
    Webhooks(boolean insecureLoopback) {
        this(new LimitedClient(AddressRules.withPrivateNetworks(insecureLoopback), TIMEOUT, MAX_ANSWER), PAUSES);
    }

    Webhooks(LimitedClient client, List<Duration> pauses) {
        this.client = client;
        this.pauses = pauses;
    }

    @Override
    public void changed(AlertNotice notice) {
        for (var group : notice.rule().actionGroups()) {
            if (group.enabled()) {
                group.webhooks().forEach(webhook -> add(notice, group, webhook));
            }
        }
    }

    private void add(AlertNotice notice, ActionGroup group, Webhook webhook) {
        lock.lock();
        try {
            if (closed || waiting >= MAX_WAITING) {
                dropped.increment();
                if (!full) {
                    LOG.warn(
                            "webhook '{}' of action group '{}' is not told about alert '{}': {}",
                            webhook.name(),
                            group.name(),
                            notice.rule().displayName(),
                            closed ? "the gateway stops" : MAX_WAITING + " notices wait already; more may be dropped");
                }
                full = true;
                return;
            }
            waiting++;
            var call = new WebhookCall(client, notice, group, webhook);
            var lane = lanes.get(webhook.address());
            if (lane == null) {
                lane = new WebhookLane(this, webhook.address(), pauses, call);
                lanes.put(webhook.address(), lane);
                lane.start();
            } else {
                lane.add(call);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Counts a call that is over and hands out the next one; null ends the lane. */
    @Nullable
    WebhookCall done(WebhookLane lane, boolean told) {
        lock.lock();
        try {
            waiting--;
            full &= waiting > MAX_WAITING / 2;
            (told ? sent : failed).increment();
            var next = lane.next();
            if (next == null) {
                lanes.remove(lane.address());
                idle.signalAll();
            }
            return next;
        } finally {
            lock.unlock();
        }
    }

    /** Notices that were delivered. */
    long sent() {
        return sent.sum();
    }

    /** Notices that were tried in vain. */
    long failed() {
        return failed.sum();
    }

    /** Notices that were not even tried. */
    long dropped() {
        return dropped.sum();
    }

    int waiting() {
        lock.lock();
        try {
            return waiting;
        } finally {
            lock.unlock();
        }
    }

    /** Lets those that wait go out, for a moment; then gives up. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            long nanos = DRAIN.toNanos();
            while (!lanes.isEmpty() && nanos > 0) {
                nanos = idle.awaitNanos(nanos);
            }
            lanes.values().forEach(WebhookLane::interrupt);
            if (waiting > 0) {
                LOG.warn("{} notices to webhooks are given up, since the gateway stops", waiting);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            lanes.values().forEach(WebhookLane::interrupt);
        } finally {
            lock.unlock();
        }
        client.close();
    }
}

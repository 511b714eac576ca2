package dev.gatehouse.alerts;

import dev.gatehouse.logs.BackgroundPriority;
import dev.gatehouse.model.AlertRule;
import dev.gatehouse.settings.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Evaluates scheduled query rules and tells of their alerts: the program's log, webhooks, and whoever listens besides.
 *
 * <p>A rule is evaluated for the moments that are multiples of its frequency since 1970, in UTC; so nothing drifts, and
 * a restart changes nothing. Each moment is evaluated {@link #SETTLING} later, when what was logged until then has
 * reached the store. Of moments that were missed only the latest is made up for.
 *
 * <p><b>Threading:</b> any thread; evaluations run one after the other on a thread of their own, which gives way to
 * requests.
 */
public final class Alerts implements AutoCloseable {
    /** From the moment that is evaluated to its evaluation. */
    public static final Duration SETTLING = Duration.ofSeconds(3);

    private static final Logger LOG = LoggerFactory.getLogger(Alerts.class);
    /** Clocks are set, computers sleep: it looks at the time that often at least. */
    private static final Duration LOOK = Duration.ofSeconds(20);

    private static final Duration END = Duration.ofSeconds(2);

    private final Rounds rounds;
    private final InstantSource clock;
    private final @Nullable Webhooks webhooks;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final ReentrantLock evaluating = new ReentrantLock();
    private @Nullable List<AlertRule> wanted;
    private boolean closed;
    private @Nullable Thread thread;

    Alerts(Path stateFile, Questions questions, InstantSource clock, List<AlertListener> listeners) {
        this(stateFile, questions, clock, listeners, null);
    }

    private Alerts(
            Path stateFile,
            Questions questions,
            InstantSource clock,
            List<AlertListener> listeners,
            @Nullable Webhooks webhooks) {
        this.rounds = new Rounds(new StateFile(stateFile), questions, clock, listeners);
        this.clock = clock;
        this.webhooks = webhooks;
    }

    /**
     * Begins. Nothing is evaluated before there are {@link #rules}.
     *
     * @param stateFile where it keeps what a restart must not forget; made where there is none
     * @param others who is told of alerts, besides the log and webhooks
     */
    public static Alerts start(
            Path stateFile, Questions questions, Settings settings, InstantSource clock, AlertListener... others) {
        var webhooks = new Webhooks(settings.insecureLoopback());
        List<AlertListener> listeners = new ArrayList<>(List.of(new LogListener(), webhooks));
        listeners.addAll(List.of(others));
        var alerts = new Alerts(stateFile, questions, clock, listeners, webhooks);
        alerts.thread = BackgroundPriority.threads("alerts").newThread(alerts::run);
        alerts.thread.start();
        return alerts;
    }

    /**
     * Takes over these rules in place of those before. A rule whose condition is the same goes on as it was; alerts of
     * one that is gone, not enabled any more, or has another condition now, are resolved.
     */
    public void rules(List<AlertRule> rules) {
        lock.lock();
        try {
            wanted = List.copyOf(rules);
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Evaluates all that is due by the clock, and waits for it. The thread of {@link #start} does nothing else; whoever has
     * set the clock may want it at once.
     *
     * @return when the next evaluation is due
     */
    public Instant runDue() {
        evaluating.lock();
        try {
            List<AlertRule> rules;
            lock.lock();
            try {
                rules = wanted;
                wanted = null;
            } finally {
                lock.unlock();
            }
            if (rules != null) {
                rounds.rules(rules);
            }
            return rounds.run();
        } finally {
            evaluating.unlock();
        }
    }

    private void run() {
        try {
            while (true) {
                var next = next();
                lock.lock();
                try {
                    if (closed) {
                        return;
                    }
                    long nanos = Math.min(
                            LOOK.toNanos(),
                            Duration.between(clock.instant(), next).toNanos());
                    if (wanted == null && nanos > 0) {
                        news.awaitNanos(nanos);
                    }
                } finally {
                    lock.unlock();
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("alerts are not evaluated any more");
        }
    }

    private Instant next() {
        try {
            return runDue();
        } catch (RuntimeException e) {
            LOG.error("alert rules could not be evaluated", e);
            return clock.instant().plus(LOOK);
        }
    }

    /** Its figures. */
    public AlertStatistics statistics() {
        return rounds.statistics(webhooks);
    }

    /** Stops: an evaluation under way ends early and does not count; notices to webhooks may go out, for a moment. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            news.signalAll();
        } finally {
            lock.unlock();
        }
        var running = thread;
        if (running != null) {
            rounds.stop();
            running.interrupt();
            try {
                running.join(END);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        if (webhooks != null) {
            webhooks.close();
        }
    }
}

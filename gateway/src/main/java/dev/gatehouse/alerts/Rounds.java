package dev.gatehouse.alerts;

import dev.gatehouse.model.AlertRule;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The rules in force, and what a round over them does. Confined to the thread that evaluates, but for its figures. */
final class Rounds {
    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);
    /** How soon a question is asked again that got no answer for a passing reason. */
    static final Duration RETRY = Duration.ofSeconds(10);

    private final StateFile file;
    private final Questions questions;
    private final InstantSource clock;
    private final List<AlertListener> listeners;
    /** By name in lower case. */
    private final Map<String, Watched> rules = new LinkedHashMap<>();
    /** What the file knows of rules that there were before; null once there are rules. */
    private @Nullable Map<String, Course> past;

    private volatile boolean stopping;
    private final AtomicInteger watched = new AtomicInteger();
    private final AtomicInteger raised = new AtomicInteger();
    private final LongAdder evaluations = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final LongAdder missed = new LongAdder();
    private final LongAdder fired = new LongAdder();
    private final LongAdder notFired = new LongAdder();
    private final LongAdder resolved = new LongAdder();

    Rounds(StateFile file, Questions questions, InstantSource clock, List<AlertListener> listeners) {
        this.file = file;
        this.questions = questions;
        this.clock = clock;
        this.listeners = List.copyOf(listeners);
        this.past = file.read(clock.instant());
    }

    /** See {@link Alerts#rules}. */
    void rules(List<AlertRule> next) {
        var now = clock.instant();
        Map<String, Course> courses = new LinkedHashMap<>();
        Map<String, AlertRule> before = new LinkedHashMap<>();
        if (past != null) {
            courses.putAll(past);
            past = null;
        }
        rules.forEach((name, each) -> {
            courses.put(name, each.course);
            before.put(name, each.rule());
        });
        Map<String, Watched> after = new LinkedHashMap<>();
        for (var rule : next) {
            var name = rule.name().toLowerCase(Locale.ROOT);
            if (!rule.enabled()) {
                before.putIfAbsent(name, rule);
                continue;
            }
            var known = rules.get(name);
            var course = courses.get(name);
            var id = ConditionId.of(rule);
            if (known != null && known.course.conditionId().equals(id)) {
                known.rule(rule);
                after.put(name, known);
                courses.remove(name);
            } else if (course != null && course.conditionId().equals(id)) {
                after.put(name, new Watched(rule, course));
                courses.remove(name);
            } else {
                before.putIfAbsent(name, rule);
                after.put(name, new Watched(rule, new Course(id)));
            }
        }
        rules.clear();
        rules.putAll(after);
        courses.forEach((name, course) -> end(name, course, before.get(name), now));
        watched.set(rules.size());
        save();
    }

    private void end(String name, Course course, @Nullable AlertRule rule, Instant now) {
        if (rule == null) {
            if (!course.raised().isEmpty()) {
                LOG.warn(
                        "rule '{}' is gone; {} of its alerts had fired and are forgotten",
                        name,
                        course.raised().size());
            }
            return;
        }
        tell(course.end(rule, now));
    }

    /** Evaluates what is due; says when the next evaluation will be. */
    Instant run() {
        boolean changed = false;
        for (var rule : rules.values()) {
            if (stopping) {
                break;
            }
            var now = clock.instant();
            var moment = rule.moment(now);
            if (rule.isDue(moment, now)) {
                evaluate(rule, moment);
                changed = true;
            }
        }
        if (changed) {
            save();
        }
        var now = clock.instant();
        return rules.values().stream()
                .map(rule -> rule.next(now))
                .min(Instant::compareTo)
                .orElse(now.plus(Duration.ofDays(1)));
    }

    private void evaluate(Watched watched, Instant moment) {
        var rule = watched.rule();
        try {
            var findings = watched.windows.look(rule, moment, questions);
            if (watched.failing) {
                LOG.info("rule '{}' can be evaluated again", rule.name());
                watched.failing = false;
            }
            var notices = watched.course.next(rule, findings, moment, clock.instant());
            over(watched, moment);
            if (watched.course.notFired() > 0) {
                notFired.add(watched.course.notFired());
                LOG.warn(
                        "rule '{}': {} more alerts should have fired; at most {} do at once, and {} in all",
                        rule.name(),
                        watched.course.notFired(),
                        Course.MAX_FIRED_AT_ONCE,
                        Course.MAX_RAISED);
            }
            if (!notices.isEmpty()) {
                tell(notices);
                save();
            }
        } catch (UnansweredException e) {
            failed(watched, moment, e);
        } catch (RuntimeException e) {
            LOG.error("rule '{}' could not be evaluated for {}", rule.name(), moment, e);
            failures.increment();
            over(watched, moment);
        }
    }

    private void failed(Watched watched, Instant moment, UnansweredException e) {
        if (stopping) {
            return; // that is why there was no answer; the next start makes up for it
        }
        if (!watched.failing) {
            LOG.warn(
                    "rule '{}' could not be evaluated for {}, and its alerts stay as they are: {}",
                    watched.rule().name(),
                    moment,
                    e.getMessage());
        }
        watched.failing = true;
        failures.increment();
        if (e.isPassing()) {
            evaluations.increment();
            watched.retry(clock.instant().plus(RETRY));
        } else {
            over(watched, moment);
        }
    }

    private void over(Watched watched, Instant moment) {
        evaluations.increment();
        missed.add(watched.missed(moment));
        watched.evaluated(moment);
    }

    private void tell(List<AlertNotice> notices) {
        for (var notice : notices) {
            switch (notice.happening()) {
                case FIRED -> fired.increment();
                case RESOLVED -> resolved.increment();
            }
            for (var listener : listeners) {
                try {
                    listener.changed(notice);
                } catch (RuntimeException e) {
                    LOG.error("an alert could not be told to {}", listener, e);
                }
            }
        }
    }

    private void save() {
        Map<String, Course> courses = new LinkedHashMap<>();
        rules.forEach((name, each) -> courses.put(name, each.course));
        raised.set(rules.values().stream()
                .filter(each -> each.rule().timeToResolve() != null)
                .mapToInt(each -> each.course.raised().size())
                .sum());
        file.write(courses);
    }

    /** From now on a question without an answer is no failure. */
    void stop() {
        stopping = true;
    }

    AlertStatistics statistics(@Nullable Webhooks webhooks) {
        return new AlertStatistics(
                watched.get(),
                raised.get(),
                evaluations.sum(),
                failures.sum(),
                missed.sum(),
                fired.sum(),
                notFired.sum(),
                resolved.sum(),
                webhooks == null ? 0 : webhooks.sent(),
                webhooks == null ? 0 : webhooks.failed(),
                webhooks == null ? 0 : webhooks.dropped(),
                webhooks == null ? 0 : webhooks.waiting());
    }
}

package dev.gatehouse.alerts;

import dev.gatehouse.model.AlertRule;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A rule that is evaluated, with its past. Confined to the thread that evaluates. */
final class Watched {
    final Windows windows = new Windows();
    final Course course;
    private AlertRule rule;
    private @Nullable Instant retryAt;
    /** Whether the last evaluation gave no answer: said once, until one does. */
    boolean failing;

    Watched(AlertRule rule, Course course) {
        this.rule = rule;
        this.course = course;
    }

    AlertRule rule() {
        return rule;
    }

    /** Another version with the same condition. */
    void rule(AlertRule next) {
        rule = next;
    }

    /** The latest moment to evaluate, at a time. */
    Instant moment(Instant time) {
        return moment(time.minus(Alerts.SETTLING), rule.frequency());
    }

    private static Instant moment(Instant time, Duration frequency) {
        long millis = frequency.toMillis();
        return Instant.ofEpochMilli(Math.floorDiv(time.toEpochMilli(), millis) * millis);
    }

    /** Whether that moment is to be evaluated now. */
    boolean isDue(Instant moment, Instant now) {
        var last = course.evaluated();
        // A clock that was set back must not keep the rule waiting.
        boolean open = last == null || moment.isAfter(last) || last.isAfter(now);
        return open && (retryAt == null || !now.isBefore(retryAt));
    }

    /** How many moments were passed over before {@code moment}. */
    long missed(Instant moment) {
        var last = course.evaluated();
        return last == null || last.isAfter(moment)
                ? 0
                : Math.max(0, Duration.between(last, moment).dividedBy(rule.frequency()) - 1);
    }

    /** The same moment once more, a little later, unless the next one comes first. */
    void retry(Instant at) {
        retryAt = at;
    }

    void evaluated(Instant moment) {
        retryAt = null;
        course.evaluated(moment);
    }

    /** When it wants to be looked at again. */
    Instant next(Instant now) {
        var regular = moment(now).plus(rule.frequency()).plus(Alerts.SETTLING);
        return retryAt != null && retryAt.isBefore(regular) ? retryAt : regular;
    }
}

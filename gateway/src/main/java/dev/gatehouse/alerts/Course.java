package dev.gatehouse.alerts;

import dev.gatehouse.alerts.AlertNotice.Happening;
import dev.gatehouse.alerts.Windows.Finding;
import dev.gatehouse.model.AlertRule;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What happens to the alerts of one rule from evaluation to evaluation.
 *
 * <p>A rule whose alerts resolve: an alert fires once when its condition is met, and resolves when it has not been met
 * for long enough, counted in evaluations that gave an answer. A rule that keeps no alerts: every evaluation that finds
 * the condition met fires a new one, unless the last was so short ago that it is still muted.
 *
 * <p>Confined to the thread that evaluates.
 *
 * @see <a href="https://learn.microsoft.com/azure/azure-monitor/alerts/alerts-overview#stateful-alerts">Stateful alerts</a>
 */
final class Course {
    /** Azure's limits for one evaluation and, there for all rules together, for what is kept. */
    static final int MAX_FIRED_AT_ONCE = 300;

    static final int MAX_RAISED = 5_000;

    private final String conditionId;
    private final Map<Combination, Raised> raised = new LinkedHashMap<>();
    private @Nullable Instant evaluated;
    private int notFired;

    /** @param conditionId of the condition that all this is about, see {@link ConditionId} */
    Course(String conditionId) {
        this.conditionId = conditionId;
    }

    String conditionId() {
        return conditionId;
    }

    /** The moment that was last evaluated; null for none yet. */
    @Nullable
    Instant evaluated() {
        return evaluated;
    }

    void evaluated(Instant moment) {
        evaluated = moment;
    }

    Map<Combination, Raised> raised() {
        return raised;
    }

    /** How many alerts should have fired in the last evaluation and did not, since there are too many. */
    int notFired() {
        return notFired;
    }

    /**
     * Goes on by one evaluation.
     *
     * @param moment that was evaluated
     * @param at the time now
     * @return what is to be told
     */
    List<AlertNotice> next(AlertRule rule, Map<Combination, Finding> findings, Instant moment, Instant at) {
        var resolving = rule.timeToResolve();
        if (resolving == null) {
            raised.values().removeIf(each -> !at.isBefore(each.firedAt().plus(rule.mute())));
        }
        List<AlertNotice> notices = new ArrayList<>();
        notFired = 0;
        findings.forEach((combination, finding) -> {
            if (finding.met()) {
                var known = raised.get(combination);
                if (known != null) {
                    raised.put(combination, new Raised(known.id(), known.firedAt(), 0));
                } else if (notices.size() >= MAX_FIRED_AT_ONCE || raised.size() >= MAX_RAISED) {
                    notFired++;
                } else {
                    notices.add(fire(rule, combination, finding.value(), moment, at));
                }
            }
        });
        if (resolving == null) {
            if (rule.mute().isZero()) {
                raised.clear();
            }
        } else {
            notices.addAll(resolve(rule, resolving, findings, moment, at));
        }
        return notices;
    }

    private AlertNotice fire(
            AlertRule rule, Combination combination, OptionalDouble value, Instant moment, Instant at) {
        // The same when the moment is evaluated once more, after a crash.
        var id = UUID.nameUUIDFromBytes(
                        (rule.name() + moment + combination.resource() + combination).getBytes(StandardCharsets.UTF_8))
                .toString();
        raised.put(combination, new Raised(id, at, 0));
        return new AlertNotice(rule, id, Happening.FIRED, combination, value, moment, at, at);
    }

    private List<AlertNotice> resolve(
            AlertRule rule, Duration resolving, Map<Combination, Finding> findings, Instant moment, Instant at) {
        List<AlertNotice> notices = new ArrayList<>();
        for (var combination : List.copyOf(raised.keySet())) {
            var finding = findings.get(combination);
            if (finding == null || !finding.met()) {
                var before = raised.get(combination);
                if (before == null) {
                    continue;
                }
                var now = new Raised(before.id(), before.firedAt(), before.well() + 1);
                if (rule.frequency().multipliedBy(now.well()).compareTo(resolving) >= 0) {
                    raised.remove(combination);
                    var value = finding == null ? OptionalDouble.empty() : finding.value();
                    notices.add(notice(rule, Happening.RESOLVED, combination, now, value, moment, at));
                } else {
                    raised.put(combination, now);
                }
            }
        }
        return notices;
    }

    /** Resolves all alerts of a rule that is no more what it was. */
    List<AlertNotice> end(AlertRule rule, Instant at) {
        var moment = evaluated == null ? at : evaluated;
        List<AlertNotice> notices = new ArrayList<>();
        if (rule.timeToResolve() != null) {
            raised.forEach((combination, each) -> notices.add(
                    notice(rule, Happening.RESOLVED, combination, each, OptionalDouble.empty(), moment, at)));
        }
        raised.clear();
        return notices;
    }

    private static AlertNotice notice(
            AlertRule rule,
            Happening happening,
            Combination combination,
            Raised raised,
            OptionalDouble value,
            Instant moment,
            Instant at) {
        return new AlertNotice(rule, raised.id(), happening, combination, value, moment, raised.firedAt(), at);
    }
}

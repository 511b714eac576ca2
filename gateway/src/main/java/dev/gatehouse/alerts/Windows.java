package dev.gatehouse.alerts;

import dev.gatehouse.kql.TimeRange;
import dev.gatehouse.model.AlertRule;
import dev.gatehouse.query.Answer;
import dev.gatehouse.query.Question;
import dev.gatehouse.query.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;

/**
 * The windows that a rule looks at: as many as it wants, back to back, the latest ending now. One that was measured
 * before, as the latest, is not measured again. To the query the end of its window is the present.
 */
final class Windows {
    /** Codes of refusals that say nothing about the query: one that takes too much will take as much the next time. */
    private static final Set<String> PASSING = Set.of("Busy", "Cancelled", "Unavailable");

    private final NavigableMap<Instant, Map<Combination, Double>> measured = new TreeMap<>();

    /**
     * How it stands with a combination.
     *
     * @param value of the latest window; empty where there is none
     * @param met whether the condition holds in enough of the windows
     */
    record Finding(OptionalDouble value, boolean met) {}

    /**
     * Looks at the windows up to {@code now}.
     *
     * @throws UnansweredException if a window could not be measured; then none is of use
     */
    Map<Combination, Finding> look(AlertRule rule, Instant now, Questions questions) throws UnansweredException {
        var condition = rule.condition();
        measured.tailMap(now, true).clear(); // of a clock that has been set back since
        List<Map<Combination, Double>> windows = new ArrayList<>();
        for (int i = 0; i < condition.periods(); i++) {
            var end = now.minus(rule.window().multipliedBy(i));
            var known = measured.get(end);
            if (known == null) {
                known = measure(rule, end, questions);
                measured.put(end, known);
            }
            windows.add(known);
        }
        measured.headMap(now.minus(rule.window().multipliedBy(condition.periods())))
                .clear();
        Map<Combination, Finding> findings = new LinkedHashMap<>();
        for (var window : windows) {
            for (var combination : window.keySet()) {
                findings.computeIfAbsent(combination, it -> finding(it, rule, windows));
            }
        }
        return findings;
    }

    private static Finding finding(Combination combination, AlertRule rule, List<Map<Combination, Double>> windows) {
        var condition = rule.condition();
        int failing = 0;
        for (var window : windows) {
            var value = window.get(combination);
            failing += value != null && condition.operator().holds(value, condition.threshold()) ? 1 : 0;
        }
        var latest = windows.getFirst().get(combination);
        return new Finding(
                latest == null ? OptionalDouble.empty() : OptionalDouble.of(latest), failing >= condition.minFailing());
    }

    private static Map<Combination, Double> measure(AlertRule rule, Instant end, Questions questions)
            throws UnansweredException {
        var range = rule.queryRange() == null ? rule.window() : rule.queryRange();
        var question = new Question(MeasuringQuery.of(rule), end, new TimeRange(end.minus(range), end));
        return switch (questions.ask(question)) {
            case Answer answer -> Measurement.of(rule.condition(), answer);
            case Refusal.Mistaken mistaken ->
                throw new UnansweredException(
                        "%s: %s: %s".formatted(mistaken.position(), mistaken.code(), mistaken.message()), false);
            case Refusal.Unanswered unanswered ->
                throw new UnansweredException(unanswered.message(), PASSING.contains(unanswered.code()));
        };
    }
}

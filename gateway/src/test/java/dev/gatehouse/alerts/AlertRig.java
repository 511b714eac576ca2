package dev.gatehouse.alerts;

import dev.gatehouse.kql.schema.Column;
import dev.gatehouse.kql.schema.Type;
import dev.gatehouse.model.AlertRule;
import dev.gatehouse.query.Answer;
import dev.gatehouse.query.Outcome;
import dev.gatehouse.query.Question;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Alerts at a time of their own, over answers that a test gives. Times are said in minutes and seconds since {@link
 * #START}, {@code 05:03}.
 */
final class AlertRig {
    static final Instant START = Instant.parse("2026-11-24T05:00:00Z");

    final Path file;
    Instant now = START;
    /** What has been asked: the end of each window. */
    final List<String> asked = new ArrayList<>();
    /** What has been told. */
    final List<String> told = new ArrayList<>();

    final List<AlertNotice> notices = new ArrayList<>();
    private final List<AlertListener> others;
    private Function<String, Outcome> answers = _ -> count(0);
    private List<AlertRule> rules = List.of();
    Alerts alerts;

    /** @param others who is told besides */
    AlertRig(Path folder, AlertListener... others) {
        this.file = folder.resolve("alerts.json");
        this.others = List.of(others);
        this.alerts = open();
    }

    private Alerts open() {
        List<AlertListener> listeners = new ArrayList<>(List.of(this::hear));
        listeners.addAll(others);
        return new Alerts(file, this::answer, () -> now, listeners);
    }

    private Outcome answer(Question question) {
        var end = time(question.range().to());
        asked.add(end);
        return answers.apply(end);
    }

    private void hear(AlertNotice notice) {
        notices.add(notice);
        told.add((time(notice.at()) + " " + notice.rule().name() + " "
                        + notice.happening().toString().toLowerCase(Locale.ROOT) + " " + notice.about())
                .strip());
    }

    /** What is answered about windows that end at these times; nothing about all others. */
    AlertRig counts(Map<String, Integer> counts) {
        answers = end -> count(counts.getOrDefault(end, 0));
        return this;
    }

    AlertRig always(int count) {
        answers = _ -> count(count);
        return this;
    }

    AlertRig answering(Function<String, Outcome> function) {
        answers = function;
        return this;
    }

    AlertRig rules(Rules... next) {
        rules = Arrays.stream(next).map(Rules::make).toList();
        alerts.rules(rules);
        return this;
    }

    /** Sets the clock and lets happen what is due. */
    AlertRig at(String time) {
        now = instant(time);
        alerts.runDue();
        return this;
    }

    /** Minute by minute, three seconds later, both ends included. */
    AlertRig minutes(int from, int to) {
        for (int minute = from; minute <= to; minute++) {
            now = START.plus(Duration.ofMinutes(minute)).plus(Alerts.SETTLING);
            alerts.runDue();
        }
        return this;
    }

    /** Another program over the same file. */
    AlertRig restart() {
        alerts.close();
        alerts = open();
        alerts.rules(rules);
        return this;
    }

    static Instant instant(String time) {
        var parts = time.split(":", -1);
        return START.plus(Duration.ofMinutes(Integer.parseInt(parts[0])))
                .plus(Duration.ofSeconds(Integer.parseInt(parts[1])));
    }

    static String time(Instant instant) {
        var since = Duration.between(START, instant);
        return "%02d:%02d".formatted(since.toMinutes(), since.toSecondsPart());
    }

    static Answer count(int count) {
        return answer(List.of(MeasuringQuery.VALUE), List.<@Nullable Object[]>of(new Object[] {(double) count}));
    }

    /** Numbers by the value of the only dimension. */
    static Answer counts(String... valueAndCount) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        for (var each : valueAndCount) {
            int equals = each.indexOf('=');
            numbers.put(each.substring(0, equals), Double.valueOf(each.substring(equals + 1)));
        }
        List<@Nullable Object[]> rows = new ArrayList<>();
        numbers.forEach((value, number) -> rows.add(new Object[] {value, number}));
        return answer(List.of(MeasuringQuery.dimension(0), MeasuringQuery.VALUE), rows);
    }

    private static Answer answer(List<String> columns, List<@Nullable Object[]> rows) {
        return new Answer(
                columns.stream()
                        .map(name -> new Column(name, name.equals(MeasuringQuery.VALUE) ? Type.REAL : Type.STRING))
                        .toList(),
                rows,
                null,
                List.of(),
                Duration.ZERO);
    }
}

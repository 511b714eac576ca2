package dev.gatehouse.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.Golden;
import dev.gatehouse.artifacts.Artifacts;
import dev.gatehouse.artifacts.SecretValues;
import dev.gatehouse.catalog.Marking;
import dev.gatehouse.kql.KqlCompiler;
import dev.gatehouse.model.AlertRule;
import dev.gatehouse.query.Logs;
import dev.gatehouse.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Rules as files over rows in a real store, minute by minute: what fires and what resolves.
 *
 * <p>A rule in YAML, then {@code === } and its rows, {@code from-to (seconds) count status api caller millis}, then
 * {@code === } and how many minutes pass.
 */
class RulesOverLogsTest {
    /** An hour before the store's own time, so that all there is has happened. */
    private static final Instant START = Logs.NOW.minus(Duration.ofHours(1));

    @TempDir
    Path temporary;

    private int count;

    @TestFactory
    Stream<DynamicTest> rulesFireAndResolveOverTheseRows() {
        return Golden.tests("alerts", input -> {
            try {
                return report(input);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private String report(String input) throws Exception {
        var parts = input.split("(?m)^===.*\n", -1);
        var folder = Files.createDirectories(temporary.resolve("test" + count++));
        var rules = folder.resolve("artifacts/scheduledQueryRules");
        Files.createDirectories(rules);
        Files.writeString(rules.resolve("rule.yaml"), parts[0]);
        List<String> told = new ArrayList<>();
        try (var logs = new Logs(folder.resolve("store"))) {
            for (var line : parts[1].lines().toList()) {
                write(logs, line.split(" +", -1));
            }
            var clock = new AtomicReference<>(START);
            var alerts = new Alerts(
                    folder.resolve("alerts.json"),
                    logs.queries()::ask,
                    clock::get,
                    List.of(each -> told.add(text(each))));
            alerts.rules(rules(rules.getParent(), logs));
            for (int minute = 0; minute <= Integer.parseInt(parts[2].strip()); minute++) {
                clock.set(START.plus(Duration.ofMinutes(minute)).plus(Alerts.SETTLING));
                alerts.runDue();
            }
            assertThat(alerts.statistics().failedEvaluations()).isZero();
        }
        return String.join("\n", told);
    }

    private static List<AlertRule> rules(Path folder, Logs logs) {
        var loaded = Artifacts.load(
                folder,
                new Marking().compiler(),
                new KqlCompiler(logs.store().schema()),
                Settings.DEFAULT,
                SecretValues.NONE);
        assertThat(loaded.catalog()).as(loaded.diagnostics().toString()).isNotNull();
        return loaded.catalog().alertRules();
    }

    private static void write(Logs logs, String[] line) throws Exception {
        var range = line[0].split("-", -1);
        long from = Long.parseLong(range[0]) * 1000;
        long to = Long.parseLong(range[range.length - 1]) * 1000;
        int number = Integer.parseInt(line[1]);
        var calls = new Logs.Call[number];
        for (int i = 0; i < number; i++) {
            var time = START.plusMillis(from + (to - from) * i / number);
            calls[i] =
                    new Logs.Call(time, line[3], line[4], Integer.parseInt(line[2]), Long.parseLong(line[5]) + i, null);
        }
        logs.write(calls);
    }

    private static String text(AlertNotice notice) {
        var line = "%s %s %s = %s, window to %s"
                .formatted(
                        time(notice.at()),
                        notice.happening().toString().toLowerCase(Locale.ROOT),
                        notice.about()
                                + (notice.about().resource().isEmpty()
                                        ? ""
                                        : " @" + notice.about().resource()),
                        notice.value().isPresent() ? Figures.text(notice.value().getAsDouble()) : "nothing",
                        time(notice.windowEnd()));
        return line.replace("  ", " ");
    }

    private static String time(Instant instant) {
        var since = Duration.between(START, instant);
        return "%02d:%02d".formatted(since.toMinutes(), since.toSecondsPart());
    }
}

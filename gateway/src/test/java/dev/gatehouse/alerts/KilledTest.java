package dev.gatehouse.alerts;

import static dev.gatehouse.alerts.Rules.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.query.Outcome;
import java.io.BufferedReader;
import java.io.File;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/** A program that raises one alert after the other until it is killed; what it had said is known afterwards. */
@Timeout(120)
class KilledTest {
    @TempDir
    Path temporary;

    @Test
    void afterAKillNoAlertFiresThatHadFiredBefore() throws Exception {
        var file = temporary.resolve("alerts.json");
        for (int kill = 1; kill <= Integer.getInteger("gatehouse.kills", 2); kill++) {
            Files.deleteIfExists(file);
            int rounds = rounds(file, 20 + 7 * kill);
            Set<String> again = new HashSet<>();
            var alerts = new Alerts(
                    file,
                    _ -> upTo(rounds),
                    () -> AlertRig.START.plus(Duration.ofDays(30)),
                    List.of(each -> again.add(each.about().toString())));
            alerts.rules(List.of(rule("r").by("ApiId").make()));
            alerts.runDue();
            assertThat(again).as("of %s", rounds).isEmpty();
            assertThat(alerts.statistics().raised()).isGreaterThanOrEqualTo(rounds);
            try (var files = Files.list(temporary)) {
                assertThat(files.map(Path::toString)).noneMatch(name -> name.contains("broken"));
            }
        }
    }

    /** How many rounds the program had finished when it was killed, at least so many. */
    private static int rounds(Path file, int least) throws Exception {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dslf4j.internal.verbosity=ERROR",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classPath(),
                        KilledTest.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            int last = 0;
            while (last < least) {
                last = Integer.parseInt(lines.readLine());
            }
            process.toHandle()
                    .destroyForcibly(); // a Process would close the stream with lines that nobody has read yet
            process.waitFor();
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                last = Math.max(last, Integer.parseInt(line));
            }
            return last;
        } finally {
            process.destroyForcibly();
        }
    }

    /** Test runners have loaders of their own, so the class path does not say everything. */
    private static String classPath() {
        return Stream.concat(
                        Stream.of(System.getProperty("java.class.path")),
                        Stream.of(
                                        KilledTest.class,
                                        Alerts.class,
                                        JsonMapper.class,
                                        JsonFactory.class,
                                        com.fasterxml.jackson.annotation.JsonProperty.class,
                                        Logger.class)
                                .map(type -> Path.of(URI.create(type.getProtectionDomain()
                                                .getCodeSource()
                                                .getLocation()
                                                .toString()))
                                        .toString()))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Outcome upTo(int count) {
        return AlertRig.counts(IntStream.rangeClosed(1, count)
                .mapToObj(number -> "api" + number + "=51")
                .toArray(String[]::new));
    }

    /** Every minute one more alert; says so when it is over. */
    public static void main(String[] arguments) {
        var out = new PrintStream(System.out, true, StandardCharsets.US_ASCII);
        var round = new AtomicInteger();
        var alerts = new Alerts(
                Path.of(arguments[0]),
                _ -> upTo(round.get()),
                () -> AlertRig.START.plus(Duration.ofMinutes(round.get())).plus(Alerts.SETTLING),
                List.of());
        alerts.rules(List.of(rule("r").by("ApiId").make()));
        while (true) {
            round.incrementAndGet();
            alerts.runDue();
            out.println(round);
        }
    }
}

package dev.gatehouse.store;

import dev.gatehouse.settings.Settings;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.duckdb.DuckDBConnection;
import org.slf4j.Logger;
import tools.jackson.core.json.JsonFactory;

/**
 * A program that writes to a store until it is killed: batches of rows with rising numbers, rolled every few batches on
 * another thread. After each batch it prints how many rows have been acknowledged.
 */
final class OtherProcess implements AutoCloseable {
    private static final int BATCH = 500;

    private final Process process;
    private final BufferedReader lines;

    private OtherProcess(Process process) {
        this.process = process;
        lines = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Begins with the row of this number, at this time. */
    static OtherProcess start(Path directory, long from, Instant time) throws IOException {
        return new OtherProcess(new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dslf4j.internal.verbosity=ERROR",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classPath(),
                        OtherProcess.class.getName(),
                        directory.toString(),
                        Long.toString(from),
                        time.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** Test runners have loaders of their own, so the class path does not say everything. */
    private static String classPath() {
        return Stream.concat(
                        Stream.of(System.getProperty("java.class.path")),
                        Stream.of(
                                        OtherProcess.class,
                                        LogStore.class,
                                        DuckDBConnection.class,
                                        JsonFactory.class,
                                        Logger.class)
                                .map(type -> Path.of(URI.create(type.getProtectionDomain()
                                                .getCodeSource()
                                                .getLocation()
                                                .toString()))
                                        .toString()))
                .collect(Collectors.joining(File.pathSeparator));
    }

    long pid() {
        return process.pid();
    }

    /** The last number that it printed before this many lines had come. */
    long acknowledged(int count) throws IOException {
        long last = 0;
        for (int i = 0; i < count; i++) {
            last = number(lines.readLine());
        }
        return last;
    }

    /** {@code kill -9}; the last number that it had printed. */
    long kill(long before) throws IOException, InterruptedException {
        process.toHandle().destroyForcibly(); // a Process would close the stream with lines that nobody has read yet
        process.waitFor();
        long last = before;
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            last = line.endsWith(".") ? number(line) : last;
        }
        return last;
    }

    private static long number(String line) throws IOException {
        if (line == null) {
            throw new IOException("It ended early");
        }
        return Long.parseLong(line.substring(0, line.length() - 1));
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    public static void main(String[] arguments) throws Exception {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        var clock = new AtomicReference<>(Instant.parse(arguments[2]));
        var settings = new Settings.Store(true, "", List.of("X-Tenant-Id"), Duration.ofDays(365), 1L << 40);
        var store = LogStore.open(Path.of(arguments[0]), settings, Settings.DEFAULT.queries(), Row.TABLES, clock::get);
        var roller = new Thread(() -> {
            try {
                while (!Thread.interrupted()) {
                    store.keep();
                }
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        roller.setDaemon(true);
        roller.start();
        var sink = store.sink(Row.TABLE);
        for (long number = Long.parseLong(arguments[1]); ; number += BATCH) {
            var now = clock.updateAndGet(time -> time.plus(Duration.ofMinutes(7)));
            sink.write(LongStream.range(number, number + BATCH)
                    .mapToObj(each -> Row.of(now, each))
                    .toList());
            out.println(number + BATCH + ".");
        }
    }
}

package dev.gatehouse.store;

import com.sun.management.OperatingSystemMXBean;
import dev.gatehouse.kql.KqlCompiler;
import dev.gatehouse.settings.Settings;
import dev.gatehouse.text.Diagnostics;
import dev.gatehouse.text.Source;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Fills a store with some days of traffic and asks it questions. Arguments: a folder for the store, how many rows, over
 * how many hours, and a folder of {@code .kql} files. A folder that holds a store already is only asked.
 */
final class StoreBench {
    private static final int BATCH = Integer.getInteger("batch", 1000);
    private static final int ROUNDS = 7;

    private StoreBench() {}

    public static void main(String[] arguments) throws Exception {
        var directory = Path.of(arguments[0]);
        long rows = Long.parseLong(arguments[1]);
        long hours = Long.parseLong(arguments[2]);
        var present = Instant.parse("2026-11-24T12:40:00Z");
        boolean full = Files.exists(directory);
        var clock = new AtomicReference<>(full ? present : present.minus(Duration.ofHours(hours)));
        var settings = new Settings.Store(true, "", List.of("X-Tenant-Id"), Duration.ofDays(365), 1L << 40);
        long begun = System.nanoTime();
        try (var store = LogStore.open(
                directory, settings, Settings.DEFAULT.queries(), List.of(SampleLog.TABLE), clock::get)) {
            print("opened", begun, cpu(), "");
            if (!full) {
                generate(rows);
                fill(store, clock, present, rows, hours);
            }
            print(store.statistics());
            var compiler = new KqlCompiler(store.schema());
            for (var file : queries(Path.of(arguments[3]))) {
                ask(store, compiler, file, present);
            }
        }
        print("all, closed", begun, 0, "");
    }

    /** What making the values costs, without a store. */
    private static void generate(long rows) {
        long begun = System.nanoTime();
        long sum = 0;
        for (long number = 0; number < rows / 10; number++) {
            var call = new SampleLog.Call(Instant.EPOCH, number);
            for (var column : SampleLog.TABLE.columns()) {
                sum += String.valueOf(column.value().apply(call)).length();
            }
        }
        print("generated only", begun, 0, " %d rows, %d bytes a row".formatted(rows / 10, sum / (rows / 10)));
    }

    private static void fill(LogStore store, AtomicReference<Instant> clock, Instant present, long rows, long hours)
            throws Exception {
        var sink = store.sink(SampleLog.TABLE);
        var step = Duration.ofHours(hours).dividedBy(rows / BATCH);
        long writing = 0;
        long writingCpu = 0;
        long rolling = 0;
        long rollingCpu = 0;
        long longest = 0;
        var hour = SegmentName.hourOf(clock.get());
        for (long number = 0; number < rows; number += BATCH) {
            var now = clock.updateAndGet(time -> time.plus(step).isAfter(present) ? present : time.plus(step));
            var batch = LongStream.range(number, number + BATCH)
                    .mapToObj(each -> new SampleLog.Call(now.minusNanos(each % BATCH * 1000), each))
                    .toList();
            long cpu = cpu();
            long begun = System.nanoTime();
            sink.write(batch);
            long took = System.nanoTime() - begun;
            writing += took;
            longest = Math.max(longest, took);
            writingCpu += cpu() - cpu;
            if (SegmentName.hourOf(now).isAfter(hour)) {
                hour = SegmentName.hourOf(now);
                cpu = cpu();
                begun = System.nanoTime();
                store.keep();
                rolling += System.nanoTime() - begun;
                rollingCpu += cpu() - cpu;
            }
        }
        System.out.printf(
                "wrote %d rows: %.1f s, %.0f rows/s, %.1f us CPU a row, longest batch %.0f ms%n",
                rows, writing / 1e9, rows * 1e9 / writing, writingCpu / 1e3 / rows, longest / 1e6);
        System.out.printf(
                "rolled %d hours: %.1f s, %.1f us CPU a row%n", hours, rolling / 1e9, rollingCpu / 1e3 / rows);
    }

    private static List<Path> queries(Path folder) throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".kql")).sorted().toList();
        }
    }

    private static void ask(LogStore store, KqlCompiler compiler, Path file, Instant present) throws Exception {
        var diagnostics = new Diagnostics();
        var query = compiler.compile(
                Source.of(file.getFileName().toString(), Files.readString(file)), present, null, diagnostics);
        if (query == null) {
            throw new IllegalArgumentException(diagnostics.list().toString());
        }
        long[] times = new long[ROUNDS];
        int rows = 0;
        long cpu = cpu();
        for (int round = 0; round < ROUNDS; round++) {
            long begun = System.nanoTime();
            rows = store.query(query).rows().size();
            times[round] = System.nanoTime() - begun;
        }
        cpu = cpu() - cpu;
        long cold = times[0];
        Arrays.sort(times);
        System.out.printf(
                "%-40s %6d rows, first %4.0f ms, median %4.0f ms, CPU %4.0f ms%n",
                file.getFileName(), rows, cold / 1e6, times[ROUNDS / 2] / 1e6, cpu / 1e6 / ROUNDS);
    }

    private static void print(Statistics statistics) {
        System.out.printf(
                "%d segments, %.1f MB, written %d rows%n",
                statistics.segments(), statistics.bytes() / 1e6, statistics.rowsWritten());
    }

    private static void print(String what, long begun, long cpu, String more) {
        System.out.printf("%s: %.2f s%s%n", what, (System.nanoTime() - begun) / 1e9, cpu == 0 ? more : more + ", CPU since start %.2f s".formatted(cpu / 1e9));
    }

    private static long cpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }
}

package dev.gatehouse.bench;

import dev.gatehouse.catalog.Matcher;
import dev.gatehouse.catalog.Template;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Finding an operation among few and among many: the time must not grow with their number. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class MatcherBenchmark {
    @Param({"10", "100", "1000", "10000"})
    private int operations;

    private Matcher<Integer> matcher;
    private String[] paths;
    private int next;

    @Setup
    public void fill() {
        var builder = new Matcher.Builder<Integer>();
        paths = new String[operations];
        for (int i = 0; i < operations; i++) {
            builder.add("GET", Template.parse("/resources" + i + "/{id}/items/{item}"), i);
            paths[i] = "/resources" + i + "/4711/items/" + i;
        }
        matcher = builder.build();
    }

    @Benchmark
    public Object match() {
        next = next + 1 == paths.length ? 0 : next + 1;
        return matcher.match("GET", paths[next], 0, "");
    }
}

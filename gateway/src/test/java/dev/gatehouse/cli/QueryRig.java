package dev.gatehouse.cli;

import static dev.gatehouse.query.Logs.call;

import dev.gatehouse.query.Logs;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** A small log of long ago, and {@code query} at that time. */
final class QueryRig {
    static final String ENDLESS =
            "range a from 1 to 100000000 step 1 | extend k = 1 | join kind=inner (range b from 1 to 1000000 step 1 | extend k = 1)"
                    + " on k | summarize sum(a * rand())";

    private QueryRig() {}

    /** Leaves a store there that nobody has open. */
    static void write(Path store) throws Exception {
        try (var logs = new Logs(store)) {
            logs.write(
                    call(Duration.ofMinutes(1), "orders", 401),
                    call(Duration.ofHours(2), "orders", 401),
                    call(Duration.ofHours(3), "billing, old", 403));
        }
    }

    static CommandLineRun run(Map<String, String> environment, String... arguments) {
        var commands = new IFactory() {
            @Override
            public <K> K create(Class<K> type) throws Exception {
                return type == QueryCommand.class
                        ? type.cast(new QueryCommand(environment, () -> Logs.NOW))
                        : CommandLine.defaultFactory().create(type);
            }
        };
        var line = new String[arguments.length + 1];
        line[0] = "query";
        System.arraycopy(arguments, 0, line, 1, arguments.length);
        return CommandLineRun.of(Gatehouse.commandLine(commands), line);
    }
}

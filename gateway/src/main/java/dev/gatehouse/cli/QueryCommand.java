package dev.gatehouse.cli;

import dev.gatehouse.app.SettingsReader;
import dev.gatehouse.app.StoppedStore;
import dev.gatehouse.kql.TimeRange;
import dev.gatehouse.query.BadTimespanException;
import dev.gatehouse.query.Outcome;
import dev.gatehouse.query.Question;
import dev.gatehouse.query.Refusal;
import dev.gatehouse.query.Timespans;
import dev.gatehouse.settings.Settings;
import dev.gatehouse.store.StoreException;
import dev.gatehouse.text.Diagnostics;
import dev.gatehouse.text.Source;
import dev.gatehouse.text.SourceFile;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code query}: asks the log in KQL, that of a gateway that runs or that of one that has stopped. */
@Command(
        name = "query",
        description = "Asks the log in KQL, the query language of Azure Monitor.",
        customSynopsis = {
            "gatehouse query KQL | --file FILE  [--store DIR | --url ADMIN_URL]",
            "                [--timespan ISO8601] [--format table|json|csv]"
        },
        usageHelpWidth = 120,
        footer = {
            "",
            "Exit code 0: answered, 1: the query is refused, 2: wrong usage, 3: nobody to ask.",
            "",
            "The log of a gateway that has stopped:",
            "  ./gatehouse query \"ApiManagementGatewayLogs | where ResponseCode == 401 | summarize count() by ApiId\"",
            "  ./gatehouse query --file samples/queries/2-top-unauthorized-callers.kql --timespan P1D",
            "  ./gatehouse query --format csv \"ApiManagementGatewayLogs | take 100\" > calls.csv",
            "A gateway that runs has its store to itself; it answers to the secret of its admin listener:",
            "  export GATEHOUSE_ADMIN_TOKEN=...",
            "  ./gatehouse query --url http://127.0.0.1:8090 \"ApiManagementGatewayLogs | count\"",
            "What a query may take is up to the settings queries.*; for a gateway that has stopped, set them as variables:",
            "  GATEHOUSE_QUERIES_TIMEOUT=5m GATEHOUSE_QUERIES_MAX_ROWS=1000000 ./gatehouse query ...",
            ""
        })
public final class QueryCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "KQL",
            arity = "0..*",
            description = "the query, in quotes; - reads it from standard input")
    private List<String> queries = List.of();

    @Option(names = "--file", paramLabel = "FILE", description = "the query is in this file; - is standard input")
    private @Nullable Path file;

    @Option(
            names = "--store",
            paramLabel = "DIR",
            description = "where a stopped gateway kept its log; default: .gatehouse/store")
    private @Nullable Path store;

    @Option(names = "--url", paramLabel = "ADMIN_URL", description = "the admin listener of a gateway that runs")
    private @Nullable String url;

    @Option(
            names = "--timespan",
            paramLabel = "ISO8601",
            description = "only this time: PT1H or P7D up to now, 2026-11-24T05:00Z/PT30M")
    private @Nullable String timespan;

    @Option(
            names = "--format",
            defaultValue = "table",
            description = "${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}")
    private QueryReport.Format format = QueryReport.Format.table;

    @Spec
    private @Nullable CommandSpec spec;

    private final Map<String, String> environment;
    private final InstantSource clock;

    public QueryCommand() {
        this(System.getenv(), InstantSource.system());
    }

    QueryCommand(Map<String, String> environment, InstantSource clock) {
        this.environment = environment;
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        var terminal = Terminal.of(spec);
        checkUsage();
        var mistakes = new Diagnostics();
        var settings = new SettingsReader(mistakes).environment(environment).read();
        new LoadNews(terminal).print(mistakes.list());
        if (mistakes.hasErrors()) {
            return ExitCode.USAGE;
        }
        TimeRange range;
        AdminQueries gateway;
        try {
            range = timespan == null ? null : Timespans.parse(timespan, clock.instant());
            gateway = url == null ? null : gateway(url, settings);
        } catch (BadTimespanException e) {
            return terminal.fail(ExitCode.USAGE, "--timespan " + e.getMessage());
        } catch (IllegalArgumentException e) {
            return terminal.fail(ExitCode.USAGE, "--url " + e.getMessage());
        }
        var query = text();
        Outcome outcome;
        try (var _ = new OnInterrupt()) {
            outcome = gateway == null
                    ? stored(new Question(query, clock.instant(), range), settings)
                    : gateway.ask(query, timespan);
        } catch (StoreException e) {
            return terminal.fail(ExitCode.COULD_NOT_RUN, e.getMessage());
        } catch (InterruptedException _) {
            return terminal.fail(ExitCode.COULD_NOT_RUN, "The query was cancelled");
        }
        int exitCode = new QueryReport(format, terminal).print(outcome);
        if (outcome instanceof Refusal.Mistaken && file == null && isFile(queries.getFirst())) {
            terminal.err().println("gatehouse: that is the name of a file: --file " + queries.getFirst());
        }
        return exitCode;
    }

    private void checkUsage() {
        if (queries.size() > 1) {
            throw misused("the query is one argument: put it in quotes");
        }
        if (queries.isEmpty() == (file == null)) {
            throw misused(
                    file == null
                            ? "a query is needed: as an argument in quotes, with --file FILE, or - for standard input"
                            : "there is a query and --file: one of them");
        }
        if (store != null && url != null) {
            throw misused("--store asks a stored log, --url a running gateway: one of them");
        }
    }

    private ParameterException misused(String message) {
        return new ParameterException(spec().commandLine(), message);
    }

    private CommandSpec spec() {
        if (spec == null) {
            throw new IllegalStateException("the command runs outside of picocli");
        }
        return spec;
    }

    private Source text() throws IOException {
        var name = file == null ? "standard input" : file.toString();
        try {
            if (file == null && !queries.getFirst().equals("-")) {
                return Source.of("query", queries.getFirst());
            }
            if (file == null || name.equals("-")) {
                return SourceFile.read(System.in, "standard input");
            }
            if (Files.isDirectory(file)) {
                throw new IOException(name + ": a folder, not a file");
            }
            return SourceFile.read(file, name);
        } catch (CharacterCodingException e) {
            throw new IOException(name + ": not a text in UTF-8", e);
        }
    }

    private Outcome stored(Question question, Settings settings) throws StoreException {
        var directory = store == null ? StoppedStore.directory(settings) : store;
        try (var opened = StoppedStore.open(directory, settings, clock)) {
            var outcome = opened.queries().ask(question);
            Thread.interrupted(); // it has had its effect; the store is closed as ever
            return outcome;
        }
    }

    private static AdminQueries gateway(String url, Settings settings) {
        var secret = settings.admin().token();
        if (secret.isEmpty()) {
            throw new IllegalArgumentException("needs the admin listener's secret in the environment: export"
                    + " GATEHOUSE_ADMIN_TOKEN=... (a gateway that was given none prints it when it starts)");
        }
        if (!url.matches("https?://.+")) {
            throw new IllegalArgumentException(
                    "is the address of an admin listener such as http://127.0.0.1:8090, not '%s'".formatted(url));
        }
        return new AdminQueries(URI.create(url), secret);
    }

    private static boolean isFile(String text) {
        try {
            return Files.isRegularFile(Path.of(text));
        } catch (InvalidPathException _) {
            return false;
        }
    }
}

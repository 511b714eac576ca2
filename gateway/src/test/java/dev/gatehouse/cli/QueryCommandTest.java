package dev.gatehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.kql.schema.Column;
import dev.gatehouse.kql.schema.Type;
import dev.gatehouse.query.Answer;
import dev.gatehouse.query.Logs;
import dev.gatehouse.store.LogStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code query} over the store of a gateway that has stopped. */
@Timeout(60)
class QueryCommandTest {
    private static final String CALLS =
            "ApiManagementGatewayLogs | summarize Calls = count(), Last = max(TimeGenerated)"
                    + " by ApiId, ResponseCode | order by Calls desc";

    @TempDir
    private static Path shared;

    @TempDir
    private Path temporary;

    /** The shared one; a test that harms it has its own. */
    private Path store = shared.resolve("store");

    @BeforeAll
    static void write() throws Exception {
        QueryRig.write(shared.resolve("store"));
    }

    private void ownStore() throws Exception {
        store = temporary.resolve("store");
        QueryRig.write(store);
    }

    private CommandLineRun query(String... arguments) {
        return query(Map.of(), arguments);
    }

    private CommandLineRun query(Map<String, String> environment, String... arguments) {
        return QueryRig.run(
                environment,
                Stream.concat(Stream.of("--store", store.toString()), Arrays.stream(arguments))
                        .toArray(String[]::new));
    }

    private static void isFailure(CommandLineRun run, int exitCode, String... words) {
        assertThat(run.err()).contains(words);
        assertThat(run.exitCode()).as(run.err()).isEqualTo(exitCode);
        assertThat(run.out()).isEmpty();
    }

    private static void isOneLine(CommandLineRun run, int exitCode, String... words) {
        isFailure(run, exitCode, words);
        assertThat(run.err()).startsWith("gatehouse: ").hasLineCount(1);
    }

    @Test
    void aTableForPeopleAndAWordAboutItOnStandardError() {
        var run = query(CALLS);
        assertThat(run.out()).isEqualTo("""
                ApiId         ResponseCode  Calls  Last
                ────────────  ────────────  ─────  ────────────────────
                orders                 401      2  2026-11-24T05:09:00Z
                billing, old           403      1  2026-11-24T02:10:00Z
                """);
        assertThat(run.err()).matches("2 rows in \\d+\\.\\d\\d s\n");
        assertThat(run.exitCode()).isZero();
        assertThat(query("ApiManagementGatewayLogs | take 1").err()).startsWith("1 row in ");
    }

    @Test
    void jsonIsOneDocumentAndNothingElse() {
        var run = query(CALLS, "--format", "json");
        assertThat(run.out()).isEqualTo("""
                {"tables":[{"name":"PrimaryResult","columns":[{"name":"ApiId","type":"string"},{"name":"ResponseCode","type":"int"},\
                {"name":"Calls","type":"long"},{"name":"Last","type":"datetime"}],"rows":[
                ["orders",401,2,"2026-11-24T05:09:00.0000000Z"],
                ["billing, old",403,1,"2026-11-24T02:10:00.0000000Z"]]}]}
                """);
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void csvIsNothingButTheLines() {
        var run = query(CALLS, "--format", "csv");
        assertThat(run.out()).isEqualTo("""
                ApiId,ResponseCode,Calls,Last\r
                orders,401,2,2026-11-24T05:09:00.0000000Z\r
                "billing, old",403,1,2026-11-24T02:10:00.0000000Z\r
                """);
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void aChartStandsBelowItsTable() {
        assertThat(query(
                                "ApiManagementGatewayLogs | summarize Calls = count() by ApiId | order by ApiId | render barchart")
                        .out())
                .contains("\norders            2\n", "\n\norders        ███");
    }

    @Test
    void linesAreCutOnATerminalOnly() {
        var wide = "print a = strrep('x', 300)";
        assertThat(query(wide).out()).contains("x".repeat(300));
        System.setProperty("gatehouse.columns", "40");
        try {
            assertThat(query(wide).out()).contains("x".repeat(39) + "…\n").doesNotContain("x".repeat(40));
            assertThat(query(wide, "--format", "csv").out()).contains("x".repeat(300));
        } finally {
            System.clearProperty("gatehouse.columns");
        }
    }

    @Test
    void theQueryMayBeInAFileOrComeFromStandardInput() throws Exception {
        var text = "\uFEFFApiManagementGatewayLogs\r\n| count // ünïcode\r\n";
        var file = Files.writeString(temporary.resolve("calls.kql"), text);
        assertThat(query("--file", file.toString()).out()).isEqualTo("Count\n─────\n    3\n");
        var before = System.in;
        try {
            for (var arguments : List.of(List.of("-"), List.of("--file", "-"))) {
                System.setIn(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
                assertThat(query(arguments.toArray(String[]::new)).out()).isEqualTo("Count\n─────\n    3\n");
            }
            System.setIn(new ByteArrayInputStream("print\n| wher".getBytes(StandardCharsets.UTF_8)));
            isFailure(query("-"), 1, "standard input:2:3: error KQL");
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void everySampleIsAnswered() throws Exception {
        try (var samples = Files.list(Path.of("../samples/queries"))) {
            assertThat(samples.map(file -> query("--file", file.toString())))
                    .hasSize(5)
                    .allSatisfy(run -> assertThat(run.exitCode()).as(run.err()).isZero());
        }
    }

    @Test
    void mistakesAreShownWithTheirLineAndACaret() throws Exception {
        isFailure(query("ApiManagementGatewayLogs | where ResponseCod == 401"), 1, """
                query:1:34: error KQL202: there is no column 'ResponseCod' here; did you mean 'ResponseCode'?
                  ApiManagementGatewayLogs | where ResponseCod == 401
                                                   ^~~~~~~~~~~
                """);
        var file = Files.writeString(temporary.resolve("a.kql"), "ApiManagementGatewayLogs\n| summarise count()\n");
        isFailure(query("--file", file.toString()), 1, file + ":2:3: error KQL", "did you mean 'summarize'?", "  ^~~~");
        isFailure(query(""), 1, "query:1:1: error KQL115: the text has no query");
        isFailure(query(file.toString()), 1, "error KQL", "that is the name of a file: --file " + file);
    }

    @Test
    void aRefusalIsJsonTooWhereThatIsAskedFor() {
        var run = query("ApiManagementGatewayLogs | wher true", "--format", "json");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .startsWith("{\"error\":{\"code\":\"KQL113\",")
                .endsWith("}\n")
                .hasLineCount(1);
        assertThat(run.err()).contains("query:1:28: error KQL113");
    }

    @ParameterizedTest
    @CsvSource({"PT5M, 1", "PT2H30M, 2", "2026-11-24T02:00Z/PT1H, 1", "2026-11-24/P1D, 3"})
    void theTimespanCutsWhatIsSeen(String timespan, int count) {
        assertThat(query("ApiManagementGatewayLogs | count", "--timespan", timespan, "--format", "csv")
                        .out())
                .isEqualTo("Count\r\n" + count + "\r\n");
    }

    @ParameterizedTest
    @CsvSource({"1h, 'PT1H'", "yesterday, 2026-11-24/P1D", "P1D/P1D, two durations", "'', PT5M"})
    void aTimespanThatIsNoneIsToldWhatOneLooksLike(String timespan, String example) {
        isOneLine(query("print 1", "--timespan", timespan), 2, "--timespan '" + timespan, example.replace("''", "'"));
    }

    @Test
    void wrongUsageSaysWhatIsRight() {
        isFailure(
                query(), 2, "a query is needed: as an argument in quotes", "Usage: gatehouse query KQL | --file FILE");
        isFailure(query("print", "1"), 2, "the query is one argument: put it in quotes");
        isFailure(query("print 1", "--file", "a.kql"), 2, "there is a query and --file: one of them");
        isFailure(query("print 1", "--url", "http://127.0.0.1:8090"), 2, "--store asks a stored log, --url a running");
        isFailure(query("print 1", "--format", "xml"), 2, "[table, json, csv]");
        isFailure(
                query(Map.of("GATEHOUSE_QUERIES_TIMEOUT", "soon"), "print 1"),
                2,
                "environment variable GATEHOUSE_QUERIES_TIMEOUT:1:1: error SET101");
    }

    @Test
    void aFileThatCannotBeReadEndsWithThree() throws Exception {
        isOneLine(query("--file", "missing.kql"), 3, "missing.kql: no such file or folder");
        isOneLine(query("--file", temporary.toString()), 3, temporary + ": a folder, not a file");
        var binary = Files.write(temporary.resolve("b.kql"), new byte[] {'p', (byte) 0xC3, 0x28});
        isOneLine(query("--file", binary.toString()), 3, binary + ": not a text in UTF-8");
    }

    @Test
    void whereThereIsNoStoreNoneIsMade() throws Exception {
        store = temporary.resolve("elsewhere");
        isOneLine(query("print 1"), 3, "No store in " + store + ". ", "--store", "--url");
        assertThat(store).doesNotExist();
        store = shared;
        isOneLine(query("print 1"), 3, "There is one in " + shared.resolve("store"));
        store = Files.createDirectory(temporary.resolve("empty"));
        isOneLine(query("print 1"), 3, "No store in ");
        assertThat(store).isEmptyDirectory();
    }

    @Test
    void theStoreIsWhereTheSettingsSay() {
        var run =
                QueryRig.run(Map.of("GATEHOUSE_STORE_DIRECTORY", store.toString()), "ApiManagementGatewayLogs | count");
        assertThat(run.out()).endsWith("    3\n");
    }

    @Test
    void aStoreThatWasCutShortIsSaidSoAndLeftAsItIs() throws Exception {
        ownStore();
        var hot = store.resolve("hot.duckdb");
        try (var file = new RandomAccessFile(hot.toFile(), "rw")) {
            file.setLength(file.length() / 2);
        }
        long before = Files.size(hot);
        isFailure(query("ApiManagementGatewayLogs | count"), 3, "The store in " + store + " cannot be read: ", "aside");
        assertThat(Files.size(hot)).isEqualTo(before);
        try (var files = Files.list(store)) {
            assertThat(files).noneMatch(file -> file.toString().contains("broken"));
        }
    }

    @Test
    void anHourThatCannotBeReadIsMissingAndTheRestIsThere() throws Exception {
        ownStore();
        var hour = store.resolve("segments/ApiManagementGatewayLogs@2026-11-23T05.0.parquet");
        Files.writeString(hour, "PAR1 and no more");
        var run = query("ApiManagementGatewayLogs | count", "--format", "csv");
        assertThat(run.out()).isEqualTo("Count\r\n3\r\n");
        assertThat(hour).exists();
    }

    @Test
    void l07_aQueryOverItsLimitsIsRefused() {
        isOneLine(
                query(Map.of("GATEHOUSE_QUERIES_MAX_ROWS", "2"), "ApiManagementGatewayLogs"),
                1,
                "more than 2 rows",
                "queries.maxRows");
        isOneLine(
                query(Map.of("GATEHOUSE_QUERIES_TIMEOUT", "200ms"), QueryRig.ENDLESS),
                1,
                "longer than 0.2 s",
                "queries.timeout");
    }

    @Test
    void anInterruptedQueryEndsAndLetsTheStoreGo() throws Exception {
        var run = new AtomicReference<CommandLineRun>();
        var thread = Thread.ofPlatform().start(() -> run.set(query(QueryRig.ENDLESS)));
        while (thread.isAlive() && !waitsForAnswer(thread)) {
            Thread.onSpinWait();
        }
        thread.interrupt();
        thread.join();
        isOneLine(run.get(), 3, "cancelled");
        new Logs(store).close();
    }

    private static boolean waitsForAnswer(Thread thread) {
        return Arrays.stream(thread.getStackTrace())
                .anyMatch(frame -> frame.getClassName().startsWith(LogStore.class.getPackageName())
                        && frame.getMethodName().equals("result"));
    }

    @Test
    void anAnswerThatTheDiskHasNoRoomForIsNoAnswer() throws Exception {
        var err = new StringWriter();
        var full = new Writer() {
            @Override
            public void write(char[] text, int start, int length) throws IOException {
                throw new IOException("No space left on device");
            }

            @Override
            public void flush() {
                // nothing got in
            }

            @Override
            public void close() {
                // nothing is open
            }
        };
        var terminal = new Terminal(new PrintWriter(full), new PrintWriter(err, true));
        var answer = new Answer(List.of(new Column("x", Type.LONG)), List.of(), null, List.of(), Duration.ZERO);
        assertThat(new QueryReport(QueryReport.Format.table, terminal).print(answer))
                .isEqualTo(3);
        assertThat(err.toString()).contains("standard output").hasLineCount(1);
    }
}

package dev.gatehouse.query;

import static dev.gatehouse.query.Logs.call;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.kql.TimeRange;
import dev.gatehouse.kql.schema.Column;
import dev.gatehouse.kql.schema.Type;
import dev.gatehouse.settings.Settings;
import dev.gatehouse.store.QueryException.Kind;
import dev.gatehouse.text.Position;
import dev.gatehouse.text.Source;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class LogQueriesTest {
    private static final String ENDLESS =
            "range a from 1 to 100000000 step 1 | extend k = 1 | join kind=inner (range b from 1 to 1000000 step 1 | extend k = 1)"
                    + " on k | summarize sum(a * rand())";

    @TempDir
    Path temporary;

    private Logs logs;

    @BeforeEach
    void open() throws Exception {
        logs = new Logs(temporary.resolve("store"));
        logs.write(
                call(Duration.ofMinutes(1), "orders", 200),
                call(Duration.ofMinutes(2), "orders", 401),
                call(Duration.ofHours(2), "orders", 401),
                call(Duration.ofHours(3), "billing", 403));
    }

    @AfterEach
    void close() {
        logs.close();
    }

    private static Question question(String text, @Nullable TimeRange range) {
        return new Question(Source.of("query", text), null, range);
    }

    private Outcome ask(String text) {
        return logs.queries().ask(question(text, null));
    }

    private Refusal refused(String text) {
        assertThat(ask(text)).as(text).isInstanceOf(Refusal.class);
        return (Refusal) ask(text);
    }

    private long count(Question question) {
        var outcome = logs.queries().ask(question);
        assertThat(outcome).isInstanceOf(Answer.class);
        return (long) ((Answer) outcome).rows().getFirst()[0];
    }

    @Test
    void anAnswerHasColumnsRowsAndWhatRenderSays() {
        var outcome = ask("ApiManagementGatewayLogs | summarize Calls = count() by ApiId | sort by ApiId asc"
                + " | render columnchart with (title='Calls')");
        assertThat(outcome).isInstanceOfSatisfying(Answer.class, answer -> {
            assertThat(answer.columns())
                    .containsExactly(new Column("ApiId", Type.STRING), new Column("Calls", Type.LONG));
            assertThat(answer.rows()).containsExactly(new Object[] {"billing", 1L}, new Object[] {"orders", 3L});
            assertThat(answer.render()).isNotNull();
            assertThat(answer.render().visualization()).isEqualTo("columnchart");
            assertThat(answer.render().properties()).containsEntry("title", "Calls");
            assertThat(answer.took()).isPositive();
        });
    }

    @Test
    void aQuestionMaySayWhatIsNowAndWhatTimeItIsAbout() {
        var all = "ApiManagementGatewayLogs | count";
        var recent = "ApiManagementGatewayLogs | where TimeGenerated > ago(10m) | count";
        assertThat(count(question(all, null))).isEqualTo(4);
        assertThat(count(question(recent, null))).isEqualTo(2);
        var later = Logs.NOW.plus(Duration.ofHours(1));
        assertThat(count(new Question(Source.of("query", recent), later, null))).isZero();
        var lastHour = new TimeRange(Logs.NOW.minus(Duration.ofHours(1)), Logs.NOW);
        assertThat(count(question(all, lastHour))).isEqualTo(2);
    }

    @Test
    void rowsAreOfExactlyOneOfTwoRangesThatMeet() {
        Instant middle = Logs.NOW.minus(Duration.ofMinutes(2));
        var all = "ApiManagementGatewayLogs | count";
        long before = count(question(all, new TimeRange(Instant.EPOCH, middle)));
        long after = count(question(all, new TimeRange(middle, Logs.NOW)));
        assertThat(before).isEqualTo(2);
        assertThat(after).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ApiManagementGatewayLogs ! where ResponseCod == 401     | 1:34 | did you mean 'ResponseCode'
            ApiManagementGatewayLog ! count                         | 1:1  | did you mean 'ApiManagementGatewayLogs'
            ApiManagementGatewayLogs ! where                        | 1:33 |
            ApiManagementGatewayLogs ! where ResponseCode + true    | 1:34 |
            ''                                                      | 1:1  |
            """)
    void mistakesAreRefusedWithTheirPlace(String text, String place, @Nullable String meant) {
        var refusal = refused(text.replace('!', '|'));
        assertThat(refusal).isInstanceOf(Refusal.Mistaken.class);
        assertThat(refusal.position()).hasToString(place);
        assertThat(refusal.code()).startsWith("KQL");
        assertThat(refusal.message()).contains(meant == null ? "" : meant).doesNotContain("\n");
    }

    private static Settings.Queries limits(Duration timeout, int rows, long bytes) {
        return new Settings.Queries(timeout, rows, bytes, 256 << 20);
    }

    private Refusal over(Settings.Queries limits, String text) {
        var outcome = logs.queries(limits).ask(question(text, null));
        assertThat(outcome).isInstanceOf(Refusal.class);
        return (Refusal) outcome;
    }

    @Test
    void l07_limitsAreToldApart() {
        var second = Duration.ofMillis(300);
        var minute = Duration.ofSeconds(60);
        assertThat(over(limits(minute, 3, 1000), "ApiManagementGatewayLogs").code())
                .isEqualTo("TooManyRows");
        assertThat(over(limits(minute, 10, 100), "ApiManagementGatewayLogs").code())
                .isEqualTo("TooManyBytes");
        var tooLong = over(limits(second, 3, 1000), ENDLESS);
        assertThat(tooLong.code()).isEqualTo("TooLong");
        assertThat(tooLong.message()).contains("0.3 s");
        assertThat(tooLong.position()).isEqualTo(new Position(1, 1));
    }

    @Test
    void aQueryUnderWayIsCancelled() throws Exception {
        var asked = logs.queries().begin(question(ENDLESS, null));
        var waiting = CompletableFuture.supplyAsync(asked::outcome);
        asked.cancel();
        assertThat(waiting.get())
                .isInstanceOfSatisfying(
                        Refusal.Unanswered.class,
                        refused -> assertThat(refused.kind()).isEqualTo(Kind.CANCELLED));
        assertThat(ask("print 1")).isInstanceOf(Answer.class);
    }

    @Test
    void aClosedStoreGivesNoAnswer() {
        var queries = logs.queries();
        logs.close();
        assertThat(queries.ask(question("print 1", null)))
                .isInstanceOfSatisfying(
                        Refusal.Unanswered.class,
                        refused -> assertThat(refused.code()).isEqualTo("Unavailable"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ApiManagementGatewayLogs | where ApiId == \"'; DROP VIEW ApiManagementGatewayLogs; --\"",
                "ApiManagementGatewayLogs | where ApiId == '\\'); ATTACH \\'/tmp/x\\' AS x; --'",
                "ApiManagementGatewayLogs | project ['a\" FROM read_text(\\'/etc/passwd\\'); --'] = ApiId | take 0",
                "ApiManagementGatewayLogs | extend ['\"'] = 1, ['?'] = 2, ['\"\"; --'] = 3 | where ['?'] == 1",
                "ApiManagementGatewayLogs | where RequestHeaders['\\'; DROP TABLE x; --'] == 1",
                "ApiManagementGatewayLogs | where ApiId matches regex \"'; DROP VIEW x; --|[?]\"",
                "datatable (['a\"; ATTACH x; --']: string) ['$1 ? :x'] | where false"
            })
    void l07_textOfAnyShapeStaysText(String text) {
        assertThat(ask(text))
                .as(text)
                .isInstanceOfSatisfying(
                        Answer.class, answer -> assertThat(answer.rows()).isEmpty());
        assertThat(count(question("ApiManagementGatewayLogs | count", null))).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "read_csv('/etc/passwd')",
                "print read_text('/etc/passwd')",
                "externaldata (a: string) ['file:///etc/passwd']",
                "['/etc/passwd']",
                "['hot.duckdb'] | take 1",
                "duckdb_settings()",
                "information_schema.tables",
                "ATTACH '/tmp/x' AS x",
                "SELECT 1",
                "print 1; DROP VIEW ApiManagementGatewayLogs",
                ".show tables",
                "cluster('x').database('y').T",
                "print getvariable('x')",
                "ApiManagementGatewayLogs | where \"a\" = 1 or 1 = 1 --"
            })
    void l07_thereIsNoWayToFilesTablesOrStatementsOfTheDatabase(String text) {
        assertThat(refused(text)).isInstanceOf(Refusal.Mistaken.class);
        assertThat(count(question("ApiManagementGatewayLogs | count", null))).isEqualTo(4);
    }

    @Test
    void aQueryWithoutEndIsRefusedBeforeItIsRead() {
        assertThat(refused("ApiManagementGatewayLogs" + "| take 1".repeat(100_000)))
                .isInstanceOf(Refusal.Mistaken.class);
        assertThat(refused("print " + "(".repeat(5_000) + "1" + ")".repeat(5_000)))
                .isInstanceOf(Refusal.Mistaken.class);
        assertThat(List.of(refused("print \"" + "x".repeat(2_000_000) + "\"").position()))
                .containsExactly(new Position(1, 1));
    }
}

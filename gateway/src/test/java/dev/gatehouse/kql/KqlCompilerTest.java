package dev.gatehouse.kql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.text.Diagnostic;
import dev.gatehouse.text.Diagnostics;
import dev.gatehouse.text.Source;
import java.time.Instant;
import java.time.LocalDateTime;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KqlCompilerTest {
    private static final SmallLog LOG = new SmallLog();
    private static final TimeRange NOON_TO_ONE =
            new TimeRange(Instant.parse("2024-05-15T12:05:00Z"), Instant.parse("2024-05-15T13:10:00Z"));

    @AfterAll
    static void close() {
        LOG.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ApiManagementGatewayLogs | summarize ids = strcat_array(array_sort_asc(make_list(CorrelationId)), ' ')",
                "let t = ApiManagementGatewayLogs; let f = (x:(*)) { x | distinct CorrelationId }; t | invoke f()"
                        + " | summarize ids = strcat_array(array_sort_asc(make_list(CorrelationId)), ' ')",
                "union ApiManagementGateway* | where ApiId != '' "
                        + " | summarize ids = strcat_array(array_sort_asc(make_list(CorrelationId)), ' ')"
            })
    void aTimeRangeCutsEveryTableAtItsTimeGenerated(String query) {
        assertThat(LOG.report(query, NOON_TO_ONE)).isEqualTo("ids:string\nc3 c4");
    }

    @Test
    void aTimeRangeDoesNotCutTablesThatTheQueryMakes() {
        var query =
                "datatable(TimeGenerated:datetime)[datetime(2020-01-01)] | union (range TimeGenerated from ago(1h) to now() step 1h) | count";
        assertThat(LOG.report(query, NOON_TO_ONE)).isEqualTo("Count:long\n3");
    }

    @Test
    void aTimeRangeCutsTablesInSearchesAndJoinsAndScalars() {
        assertThat(LOG.report("search * has 'gpt' or 'orders' | summarize count() by $table", NOON_TO_ONE))
                .isEqualTo("$table:string | count_:long\nApiManagementGatewayLogs | 1");
        assertThat(LOG.report(
                        "print a = toscalar(ApiManagementGatewayLogs | count), b = toscalar(ApiManagementGatewayLlmLog | count)",
                        NOON_TO_ONE))
                .isEqualTo("a:long | b:long\n2 | 2");
    }

    @Test
    void nowIsTheSameEverywhereAndBound() {
        var query = compile("print a = now(), b = ago(0h), c = now() | where a == b and b == c");
        assertThat(query.parameters()).contains(LocalDateTime.of(2024, 5, 15, 13, 37));
        assertThat(query.sql()).doesNotContain("now()", "current_timestamp");
        assertThat(LOG.report("print a = now(), b = ago(0h), c = now() | where a == b and b == c | count"))
                .isEqualTo("Count:long\n1");
    }

    @Test
    void columnsOfTheResultHaveTheirNamesWhateverSqlCallsThem() {
        assertThat(LOG.report("print A = 1, a = 2, ['\"; DROP TABLE x; --'] = 3, ['ä'] = 4"))
                .isEqualTo("A:long | a:long | \"; DROP TABLE x; --:long | ä:long\n1 | 2 | 3 | 4");
    }

    /** Texts and names of the query are in parameters, or not at all. */
    @Test
    void l07_textOfTheQueryDoesNotReachTheSql() {
        var query = compile("""
                let Canary1 = 'canary2';
                ApiManagementGatewayLogs
                | where Url == "canary3" or Url has 'canary4' or Url in ('canary5', Canary1) or Url contains "canary6'"
                    or Url matches regex @'canary7"' or * has "canary8"
                | extend ["canary9\\"; DROP"] = RequestHeaders["canary10"].canary11, x = dynamic({"canary12": "canary13"})
                | parse Url with "canary14" y:string "canary15"
                | mv-expand x
                | where tostring(x.canary16) != 'canary17'
                | summarize make_list(strcat(Url, 'canary18')), percentile(TotalTime, 50) by y = replace_regex(Url, 'canary19', 'canary20')
                """);
        var withoutNames = query.sql().replaceAll("\"canary9___DROP\"", "");
        assertThat(withoutNames).doesNotContainIgnoringCase("canary");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "duckdb_tables",
                "sqlite_master",
                "['information_schema.tables']",
                "['\"']",
                "['/etc/passwd']",
                "read_csv('/etc/passwd')",
                "apimanagementgatewaylogs",
                "union *, duckdb_settings",
                "print read_text('/etc/passwd')",
                "print getenv('HOME')",
                "print current_setting('temp_directory')",
                "print query('SELECT 1')",
                "ApiManagementGatewayLogs | project ['$tenant']",
                "ApiManagementGatewayLogs | project rowid",
                "ApiManagementGatewayLogs | evaluate sql_request('a', 'b')",
                "externaldata(a:string)[h'https://h/x']",
                "cluster('x').database('y').T",
                "database('x').T | count",
                "table('ApiManagementGatewayLogs')"
            })
    void l07_onlyTablesColumnsAndFunctionsOfTheSchemaAreFound(String query) {
        assertThat(LOG.report(query)).contains("error KQL");
    }

    @Test
    void diagnosticsPointIntoTheText() {
        var diagnostics = new Diagnostics();
        var text = "ApiManagementGatewayLogs\n| where Nope == 1\n    and Never == 2";
        new KqlCompiler(SmallLog.SCHEMA).compile(Source.of("q.kql", text), SmallLog.NOW, null, diagnostics);
        assertThat(diagnostics.list())
                .extracting(Diagnostic::toString)
                .containsExactly(
                        "q.kql:2:9: error KQL202: there is no column 'Nope' here",
                        "q.kql:3:9: error KQL202: there is no column 'Never' here");
    }

    private static Query compile(String text) {
        var diagnostics = new Diagnostics();
        var query = new KqlCompiler(SmallLog.SCHEMA).compile(Source.of("q", text), SmallLog.NOW, null, diagnostics);
        assertThat(diagnostics.list()).isEmpty();
        assertThat(query).isNotNull();
        return query == null ? new Query("", java.util.List.of(), java.util.List.of(), null) : query;
    }
}

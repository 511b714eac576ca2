package dev.gatehouse.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.kql.schema.Column;
import dev.gatehouse.kql.schema.Table;
import dev.gatehouse.kql.schema.Table.Promotion;
import dev.gatehouse.kql.schema.Type;
import dev.gatehouse.logs.LogColumn;
import dev.gatehouse.settings.Settings;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class LogStoreTest {
    @TempDir
    Path directory;

    private StoreRig rig;

    @BeforeEach
    void rig() {
        rig = new StoreRig(directory.resolve("logs"));
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private static final String ALL = """
            SELECT "TimeGenerated", "ResponseCode", "TotalTime", "_BilledSize", "Cost", "ApiId", "Lasted", "Id",
              "RequestHeaders", "IsRequestSuccess", "Category", "RequestHeaders:X-Tenant-Id"
            FROM "ApiManagementGatewayLogs"\
            """;
    private static final Type[] TYPES = {
        Type.DATETIME,
        Type.INT,
        Type.LONG,
        Type.REAL,
        Type.DECIMAL,
        Type.STRING,
        Type.TIMESPAN,
        Type.GUID,
        Type.DYNAMIC,
        Type.BOOL,
        Type.STRING,
        Type.STRING
    };

    @Test
    void valuesOfEveryTypeComeBackFromTableAndFile() throws Exception {
        var time = Instant.parse("2026-11-24T05:10:00.123456Z");
        rig.store().sink(Row.TABLE).write(List.of(Row.of(time, 7)));
        var expected = Arrays.asList(
                time,
                201,
                7L,
                3.5,
                new BigDecimal("0.0700000000"),
                "text 7",
                7L,
                Row.ID,
                "{\"X-Tenant-Id\":\"tenant-1\",\"Host\":\"h\"}",
                false,
                "Gateway'Logs",
                "tenant-1");
        assertThat(rig.store().query(Row.query(ALL, TYPES)).rows()).containsExactly(expected.toArray());
        rig.roll();
        assertThat(rig.files()).containsExactly("ApiManagementGatewayLogs@2026-11-24T05.0.parquet");
        assertThat(rig.store().query(Row.query(ALL, TYPES)).rows()).containsExactly(expected.toArray());
    }

    @Test
    void nullsStayNullAndStringsEmpty() throws Exception {
        rig.store().sink(Row.TABLE).write(List.of(new Row(rig.clock.get(), 1, "", null)));
        for (var place : List.of("hot", "cold")) {
            var row = rig.store().query(Row.query(ALL, TYPES)).rows().getFirst();
            assertThat(row[5]).as(place).isEqualTo("");
            assertThat(row[8]).as(place).isNull();
            rig.roll();
        }
    }

    @Test
    void parametersAreBoundInOrder() throws Exception {
        rig.write(0, 10);
        var query = Row.query(
                "SELECT \"TotalTime\" FROM \"ApiManagementGatewayLogs\" WHERE \"TimeGenerated\" > ?::TIMESTAMP - INTERVAL"
                        + " '1 hour' AND \"TotalTime\" >= ? AND \"ApiId\" <> ? AND ? ORDER BY 1 DESC",
                List.of(LocalDateTime.parse("2026-11-24T05:10:00"), 7L, "text 8", true),
                Type.LONG);
        assertThat(rig.store().query(query).rows()).extracting(row -> row[0]).containsExactly(9L, 7L);
    }

    @Test
    void anHourMovesToAFileWhenItIsOverAndTheNextBeginsATable() throws Exception {
        rig.write(0, 5);
        rig.keep();
        assertThat(rig.files()).isEmpty();
        rig.pass(Duration.ofMinutes(55));
        rig.write(5, 8);
        rig.keep();
        assertThat(rig.files()).containsExactly("ApiManagementGatewayLogs@2026-11-24T05.0.parquet");
        assertThat(rig.numbers()).isEqualTo(StoreRig.range(0, 8));
        assertThat(tables()).containsExactly("ApiManagementGatewayLogs@2026-11-24T06.0");
        rig.roll();
        assertThat(rig.files()).hasSize(2);
        assertThat(tables()).isEmpty();
        assertThat(rig.numbers()).isEqualTo(StoreRig.range(0, 8));
    }

    private List<String> tables() throws Exception {
        return rig
                .store()
                .query(Row.query("SELECT table_name FROM duckdb_tables() WHERE database_name = 'hot'", Type.STRING))
                .rows()
                .stream()
                .map(row -> String.valueOf(row[0]))
                .toList();
    }

    @Test
    void aClockThatGoesBackLosesNothing() throws Exception {
        rig.write(0, 3);
        rig.roll();
        rig.pass(Duration.ofHours(-1));
        rig.write(3, 6);
        assertThat(rig.numbers()).isEqualTo(StoreRig.range(0, 6));
        rig.pass(Duration.ofMinutes(-20));
        rig.write(6, 7);
        rig.roll();
        rig.roll();
        assertThat(rig.numbers()).isEqualTo(StoreRig.range(0, 7));
    }

    @Test
    void rowsSurviveClosingAndTheHourGoesOnInItsTable() throws Exception {
        rig.write(0, 3);
        rig.open();
        rig.write(3, 5);
        assertThat(rig.numbers()).isEqualTo(StoreRig.range(0, 5));
        assertThat(tables()).containsExactly("ApiManagementGatewayLogs@2026-11-24T05.0");
        rig.pass(Duration.ofHours(3));
        rig.open();
        rig.keep();
        assertThat(rig.numbers()).isEqualTo(StoreRig.range(0, 5));
        assertThat(rig.files()).containsExactly("ApiManagementGatewayLogs@2026-11-24T05.0.parquet");
        rig.open();
        assertThat(rig.numbers()).isEqualTo(StoreRig.range(0, 5));
    }

    @Test
    void oldHoursGo() throws Exception {
        rig.settings = new Settings.Store(true, "", List.of(), Duration.ofHours(3), 1L << 30);
        for (int hour = 0; hour < 5; hour++) {
            rig.write(hour, hour + 1);
            rig.roll();
        }
        assertThat(rig.numbers()).containsExactly(2L, 3L, 4L);
        assertThat(rig.files()).hasSize(3);
        assertThat(rig.store().statistics().oldest()).isEqualTo("2026-11-24T07:00:00Z");
    }

    @Test
    void theOldestHoursGoWhenThereIsTooMuch() throws Exception {
        var random = new Random(1);
        for (int hour = 0; hour < 5; hour++) {
            List<Row> rows = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                var text = new byte[16 * 1024];
                random.nextBytes(text);
                rows.add(new Row(rig.clock.get(), hour, HexFormat.of().formatHex(text), null));
            }
            rig.store().sink(Row.TABLE).write(rows);
            rig.roll();
        }
        long file =
                Files.size(rig.directory.resolve("segments").resolve(rig.files().getFirst()));
        assertThat(file).isGreaterThan(1_500_000);
        rig.settings = new Settings.Store(true, "", List.of(), Duration.ofDays(2), file * 7 / 2);
        rig.open();
        rig.keep();
        assertThat(rig.files()).hasSizeBetween(2, 3).contains("ApiManagementGatewayLogs@2026-11-24T09.0.parquet");
        assertThat(rig.numbers()).isNotEmpty().doesNotContain(0L, 1L).contains(4L);
        assertThat(rig.store().statistics().bytes()).isLessThan(file * 7 / 2);
    }

    @Test
    void aSegmentThatIsFullIsRolledWithinItsHour() throws Exception {
        rig.settings = new Settings.Store(true, "", List.of(), Duration.ofDays(2), 16 << 20);
        var text = "x".repeat(1 << 20);
        for (int i = 0; i < 6; i++) {
            rig.store().sink(Row.TABLE).write(List.of(new Row(rig.clock.get(), i, text, null)));
        }
        rig.keep();
        assertThat(rig.files()).containsExactly("ApiManagementGatewayLogs@2026-11-24T05.0.parquet");
        assertThat(tables()).containsExactly("ApiManagementGatewayLogs@2026-11-24T05.1");
        assertThat(rig.numbers()).isEqualTo(StoreRig.range(0, 6));
        rig.roll();
        assertThat(rig.files()).hasSize(2);
        assertThat(rig.numbers()).isEqualTo(StoreRig.range(0, 6));
    }

    @Test
    void aHeaderPromotedLaterIsFoundInOldHoursToo() throws Exception {
        rig.settings = new Settings.Store(true, "", List.of(), Duration.ofDays(2), 1L << 30);
        rig.write(0, 3);
        rig.roll();
        rig.write(3, 6);
        rig.settings = new Settings.Store(
                true, "", List.of("X-Tenant-Id", "Missing", "x-tenant-id"), Duration.ofDays(2), 1L << 30);
        rig.open();
        rig.write(6, 9);
        assertThat(tables()).hasSize(2);
        var query = Row.query(
                "SELECT \"RequestHeaders:X-Tenant-Id\", \"RequestHeaders:Missing\", count(*) FROM"
                        + " \"ApiManagementGatewayLogs\" GROUP BY ALL ORDER BY 1",
                Type.STRING,
                Type.STRING,
                Type.LONG);
        for (int i = 0; i < 2; i++) {
            assertThat(rig.store().query(query).rows())
                    .containsExactly(
                            new Object[] {"tenant-0", "", 3L},
                            new Object[] {"tenant-1", "", 3L},
                            new Object[] {"tenant-2", "", 3L});
            rig.roll();
        }
        assertThat(rig.store().schema().tables().getFirst().promotions())
                .containsExactly(
                        new Promotion("RequestHeaders", "X-Tenant-Id", "RequestHeaders:X-Tenant-Id"),
                        new Promotion("RequestHeaders", "Missing", "RequestHeaders:Missing"));
        rig.settings = new Settings.Store(true, "", List.of(), Duration.ofDays(2), 1L << 30);
        rig.open();
        assertThat(rig.numbers()).isEqualTo(StoreRig.range(0, 9));
    }

    @Test
    void aColumnAddedLaterIsEmptyInOldHours() throws Exception {
        rig.write(0, 1);
        rig.roll();
        rig.write(1, 2);
        rig.table = Row.table(List.of(
                Row.column("New", Type.STRING, Row::text),
                Row.column("NewNumber", Type.LONG, Row::number),
                LogColumn.constant(new Column("NewConstant", Type.STRING), "c")));
        rig.open();
        rig.write(2, 3);
        var rows = rig.store()
                .query(Row.query(
                        "SELECT \"New\", \"NewNumber\", \"NewConstant\" FROM \"ApiManagementGatewayLogs\" ORDER BY"
                                + " \"TotalTime\"",
                        Type.STRING,
                        Type.LONG,
                        Type.STRING))
                .rows();
        assertThat(rows)
                .containsExactly(
                        new Object[] {"", null, "c"}, new Object[] {"", null, "c"}, new Object[] {"text 2", 2L, "c"});
    }

    @Test
    void aColumnOfAnotherTypeThanBeforeIsConverted() throws Exception {
        rig.table = Row.table(Row.column("Code", Type.STRING, row -> row.number() == 0 ? "x" : "404"));
        rig.write(0, 2);
        rig.table = Row.table(Row.column("Code", Type.INT, row -> 200));
        rig.open();
        rig.write(2, 3);
        assertThat(rig.store()
                        .query(Row.query(
                                "SELECT \"Code\" FROM \"ApiManagementGatewayLogs\" ORDER BY \"TotalTime\"", Type.INT))
                        .rows())
                .extracting(row -> row[0])
                .containsExactly(null, 404, 200);
    }

    @Test
    void aBatchIsKeptWholeOrNotAtAll() throws Exception {
        rig.table = Row.table(Row.column("Fails", Type.LONG, row -> 10 / (row.number() - 5)));
        rig.write(0, 5);
        assertThatThrownBy(() -> rig.write(3, 8)).isInstanceOf(ArithmeticException.class);
        rig.write(6, 8);
        assertThat(rig.numbers()).containsExactly(0L, 1L, 2L, 3L, 4L, 6L, 7L);
        assertThat(tables()).hasSize(1);
        var statistics = rig.store().statistics();
        assertThat(statistics.rowsWritten()).isEqualTo(7);
        assertThat(statistics.failedBatches()).isEqualTo(1);
        assertThat(statistics.problem()).contains("by zero");
        rig.keep();
        rig.keep();
        assertThat(rig.store().statistics().problem()).isNull();
    }

    @Test
    void l10_controlCharactersAndBrokenTextAreKeptAsValues() throws Exception {
        var texts = List.of("a\r\nb", "\u001b[31mred", "quote\"}", "'; DROP TABLE x --", "nul\0byte", "emoji 😀");
        rig.store()
                .sink(Row.TABLE)
                .write(texts.stream()
                        .map(text -> new Row(rig.clock.get(), 1, text, "{\"X-Tenant-Id\":\"a\\u0000\\n\\\"b\""))
                        .toList());
        rig.store().sink(Row.TABLE).write(List.of(new Row(rig.clock.get(), 2, "half \ud83d", "no json")));
        rig.roll();
        assertThat(rig.store()
                        .query(Row.query(
                                "SELECT \"ApiId\" FROM \"ApiManagementGatewayLogs\" WHERE \"TotalTime\" = 1",
                                Type.STRING))
                        .rows())
                .extracting(row -> row[0])
                .containsExactlyElementsOf(texts);
        assertThat(rig.numbers()).hasSize(7);
    }

    @Test
    void theTablesOfAzureAreThereAndEmpty() throws Exception {
        var tables = rig.store().schema().tables();
        assertThat(tables)
                .extracting(Table::name)
                .containsExactly(
                        "ApiManagementGatewayLogs",
                        "ApiManagementGatewayLlmLog",
                        "ApiManagementGatewayMCPLog",
                        "AzureDiagnostics");
        for (var table : tables) {
            var columns = table.columns().stream()
                    .map(column -> '"' + column.name() + '"')
                    .toList();
            var query = Row.query(
                    "SELECT " + String.join(", ", columns) + " FROM \"" + table.name() + "\"",
                    table.columns().stream().map(Column::type).toArray(Type[]::new));
            assertThat(rig.store().query(query).rows()).as(table.name()).isEmpty();
        }
    }

    @Test
    void azureDiagnosticsShowsTheGatewayLogUnderItsOldNames() throws Exception {
        rig.write(0, 1);
        var rows = rig.store()
                .query(Row.query(
                        "SELECT \"responseCode_d\", \"apiId_s\", \"Resource\", \"ResourceGroup\", \"DurationMs\","
                                + " \"requestHeaders_s\", \"isRequestSuccess_b\", \"correlationId_g\", \"Type\" FROM"
                                + " \"AzureDiagnostics\"",
                        Type.REAL,
                        Type.STRING,
                        Type.STRING,
                        Type.STRING,
                        Type.LONG,
                        Type.STRING,
                        Type.BOOL,
                        Type.GUID,
                        Type.STRING))
                .rows();
        assertThat(rows).containsExactly(new Object[] {
            200.0,
            "text 0",
            "MINE",
            "RG",
            0L,
            "{\"X-Tenant-Id\":\"tenant-0\",\"Host\":\"h\"}",
            true,
            null,
            "AzureDiagnostics"
        });
    }

    @Test
    void aClosedStoreRefusesPolitely() throws Exception {
        var store = rig.store();
        var sink = store.sink(Row.TABLE);
        rig.close();
        assertThatThrownBy(() -> sink.write(List.of(Row.of(StoreRig.START, 1)))).hasMessageContaining("closed");
        assertThatThrownBy(() -> store.query(Row.query("SELECT 1", Type.LONG)))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("closed");
        store.close();
    }

    /** Native threads have the name of the thread that started them. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void allThreadsOfTheStoreGiveWayToRequests() throws Exception {
        rig.write(0, 1);
        assertThat(rig.numbers()).hasSize(1);
        List<Integer> nice = new ArrayList<>();
        try (var tasks = Files.list(Path.of("/proc/self/task"))) {
            for (var task : tasks.toList()) {
                var line = Files.readString(task.resolve("stat"));
                int name = line.indexOf('(');
                if (line.startsWith("store", name + 1)) {
                    nice.add(Integer.parseInt(
                            line.substring(line.lastIndexOf(')') + 2).split(" ", -1)[16]));
                }
            }
        }
        assertThat(nice).as("housekeeping, a query's, DuckDB's own").hasSizeGreaterThanOrEqualTo(2);
        assertThat(nice).allMatch(value -> value >= 10);
    }
}

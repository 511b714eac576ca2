package dev.gatehouse.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class WritersTest {
    private static final Instant TIME = Instant.parse("2026-11-24T05:10:00.5Z");
    private static final UUID ID = UUID.fromString("6f0bd4a1-9a7e-4d52-8f6c-000000000001");

    private static Answers everything() {
        return Answers.of(
                        "b:bool",
                        "i:int",
                        "l:long",
                        "r:real",
                        "m:decimal",
                        "s:string",
                        "t:datetime",
                        "d:timespan",
                        "g:guid",
                        "j:dynamic")
                .row(
                        true,
                        1,
                        Long.MAX_VALUE,
                        0.1,
                        new BigDecimal("1.50"),
                        "a \"b\", c",
                        TIME,
                        3_000_000_000L,
                        ID,
                        "{\"a\": [1, null]}")
                .row(null, null, null, null, null, "", null, null, null, null);
    }

    @Test
    void jsonHasTheShapeOfAzuresQueryApi() throws Exception {
        assertThat(everything().written(new JsonAnswers())).isEqualTo("""
                {"tables":[{"name":"PrimaryResult","columns":[{"name":"b","type":"bool"},{"name":"i","type":"int"},\
                {"name":"l","type":"long"},{"name":"r","type":"real"},{"name":"m","type":"decimal"},{"name":"s","type":"string"},\
                {"name":"t","type":"datetime"},{"name":"d","type":"timespan"},{"name":"g","type":"guid"},{"name":"j","type":"dynamic"}],\
                "rows":[
                [true,1,9223372036854775807,0.1,"1.50","a \\"b\\", c","2026-11-24T05:10:00.5000000Z","0.00:05:00.0000000",\
                "6f0bd4a1-9a7e-4d52-8f6c-000000000001",{"a": [1, null]}],
                [null,null,null,null,null,"",null,null,null,null]]}]}
                """);
    }

    @Test
    void numbersThatJsonHasNotAreTexts() throws Exception {
        var json = Answers.of("r:real")
                .row(Double.NaN)
                .row(Double.POSITIVE_INFINITY)
                .row(Double.NEGATIVE_INFINITY)
                .written(new JsonAnswers());
        assertThat(json).contains("[\"NaN\"]", "[\"Infinity\"]", "[\"-Infinity\"]");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            {"a":NaN}     | "{\\"a\\":NaN}"
            [1,]          | "[1,]"
            {} {}         | "{} {}"
            {"a":         | "{\\"a\\":"
            ``            | ""
            1e400         | 1e400
            "text"        | "text"
            null          | null
            """)
    void aDynamicValueThatIsNoJsonDoesNotSpoilTheDocument(String value, String written) throws Exception {
        var json = Answers.of("j:dynamic").row(value).written(new JsonAnswers());
        assertThat(json).endsWith("\n[" + written + "]]}]}\n");
        JsonMapper.shared().readTree(json);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.00:00:00.0000000, 00:00:00",
        "1, 0.00:00:00.0000001, 00:00:00.0000001",
        "-5000000, -0.00:00:00.5000000, -00:00:00.5",
        "937840050000, 1.02:03:04.0050000, 1.02:03:04.005",
        "9223372036854775807, 10675199.02:48:05.4775807, 10675199.02:48:05.4775807",
        "-9223372036854775808, -10675199.02:48:05.4775808, -10675199.02:48:05.4775808"
    })
    void timespans(long ticks, String exact, String brief) {
        assertThat(ValueText.timespan(ticks, true)).isEqualTo(exact);
        assertThat(ValueText.timespan(ticks, false)).isEqualTo(brief);
    }

    @Test
    void renderStandsBesideTheTables() throws Exception {
        assertThat(Answers.of("n:long")
                        .row(1L)
                        .render("barchart", java.util.Map.of("title", "A", "kind", "stacked"))
                        .written(new JsonAnswers()))
                .endsWith("\"render\":{\"visualization\":\"barchart\",\"kind\":\"stacked\",\"title\":\"A\"}}\n");
    }

    @Test
    void csvIsThatOfRfc4180() throws Exception {
        assertThat(everything().written(new CsvAnswers())).isEqualTo("""
                b,i,l,r,m,s,t,d,g,j\r
                true,1,9223372036854775807,0.1,1.50,"a ""b"", c",2026-11-24T05:10:00.5000000Z,0.00:05:00.0000000,\
                6f0bd4a1-9a7e-4d52-8f6c-000000000001,"{""a"": [1, null]}"\r
                ,,,,,,,,,\r
                """);
    }

    @Test
    void csvKeepsLinesThatHoldNothingAndValuesAsTheyAre() throws Exception {
        assertThat(Answers.of("a,b:string")
                        .row("")
                        .row("=HYPERLINK(1)")
                        .row("two\nlines")
                        .written(new CsvAnswers()))
                .isEqualTo("\"a,b\"\r\n\"\"\r\n=HYPERLINK(1)\r\n\"two\nlines\"\r\n");
    }

    @Test
    void tablesAlignNumbersToTheRight() throws Exception {
        assertThat(Answers.of("TimeGenerated:datetime", "ApiId:string", "Failed:long", "Rate:real", "Took:timespan")
                        .row(Instant.parse("2026-11-24T05:00:00Z"), "orders", 1234L, 97.25, 3_000_000_000L)
                        .row(TIME, "", null, 100.0, 10_000L)
                        .written(new TableAnswers(TableAnswers.UNBOUNDED)))
                .isEqualTo("""
                        TimeGenerated           ApiId   Failed   Rate          Took
                        ──────────────────────  ──────  ──────  ─────  ────────────
                        2026-11-24T05:00:00Z    orders    1234  97.25      00:05:00
                        2026-11-24T05:10:00.5Z                    100  00:00:00.001
                        """);
    }

    @Test
    void l10_noEscapeSequenceOfTheLogsReachesATerminal() throws Exception {
        var table = Answers.of("a\u001b[31m:string", "b:dynamic")
                .row("\u001b]0;title\u0007\r\nnext\u009b2J\u202e\u2028\ud800", "\"\u001b[2J\"")
                .render("barchart", java.util.Map.of("title", "\u001b[5m"))
                .written(new TableAnswers(200));
        assertThat(table.chars().filter(c -> (c < ' ' && c != '\n') || (c >= 0x7f && c < 0xa0)))
                .isEmpty();
        assertThat(table)
                .contains(
                        "a\\u001b[31m",
                        "\\u001b]0;title\\u0007\\r\\nnext\\u009b2J\\u202e\\u2028\\ud800",
                        "\"\\u001b[2J\"");
    }

    @Test
    void wideCharactersTakeTwoColumnsAndMarksNone() throws Exception {
        assertThat(Answers.of("name:string", "n:int")
                        .row("日本語", 1)
                        .row("e\u0301te\u0301", 2)
                        .row("🙂", 3)
                        .written(new TableAnswers(40)))
                .isEqualTo("""
                        name    n
                        ──────  ─
                        日本語  1
                        e\u0301te\u0301     2
                        🙂      3
                        """);
    }

    @Test
    void theWidestColumnsAreCutToTheTerminal() throws Exception {
        var table = Answers.of("id:long", "text:string", "more:string")
                .row(1L, "x".repeat(100), "日本語日本語日本語日本語")
                .written(new TableAnswers(40));
        assertThat(table).isEqualTo("""
                id  text               more
                ──  ─────────────────  ─────────────────
                 1  xxxxxxxxxxxxxxxx…  日本語日本語日本…
                """);
        assertThat(table.lines())
                .allSatisfy(line -> assertThat(ScreenText.width(line)).isLessThanOrEqualTo(40));
    }

    @Test
    void moreColumnsThanFitBecomeBlocks() throws Exception {
        var columns = new String[12];
        var values = new Object[12];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = "column" + i + ":string";
            values[i] = "value of the column " + i;
        }
        var table = Answers.of(columns).row(values).row(values).written(new TableAnswers(40));
        assertThat(table)
                .startsWith("── row 1 ──\ncolumn0   value of the column 0\n")
                .contains("── row 2 ──\n");
        assertThat(table.lines()).hasSize(26);
        var piped = Answers.of(columns).row(values).written(new TableAnswers(TableAnswers.UNBOUNDED));
        assertThat(piped.lines()).hasSize(3);
    }

    @Test
    void noRowsAreAHeadAndNothingBelow() throws Exception {
        assertThat(Answers.of("ApiId:string", "n:long").render("timechart").written(new TableAnswers(80)))
                .isEqualTo("ApiId  n\n─────  ─\n");
    }
}

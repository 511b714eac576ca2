package dev.gatehouse.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChartTest {
    private static final Instant START = Instant.parse("2026-11-24T00:00:00Z");

    private static Instant hour(int hours) {
        return START.plus(Duration.ofHours(hours));
    }

    /** What stands below the table. */
    private static String chart(Answers answers, int width) throws IOException {
        var all = answers.written(new TableAnswers(width));
        return all.substring(all.indexOf("\n\n") + 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"barchart", "columnchart"})
    void categoriesAreBars(String kind) throws Exception {
        assertThat(chart(
                        Answers.of("ApiId:string", "Calls:long")
                                .row("orders", 80L)
                                .row("billing", 40L)
                                .row("audit", 1L)
                                .row("none", 0L)
                                .row("unknown", null)
                                .render(kind, Map.of("title", "Calls by API")),
                        30))
                .isEqualTo("""
                        Calls by API
                        orders   ██████████████████ 80
                        billing  █████████ 40
                        audit    ▎ 1
                        none      0
                        unknown
                        """);
    }

    @Test
    void severalNumbersAreSeveralBarsAndSeveralTextsAreOneCategory() throws Exception {
        assertThat(chart(
                        Answers.of("ApiId:string", "Method:string", "Failed:long", "All:long")
                                .row("orders", "GET", 2L, 4L)
                                .render("columnchart"),
                        60))
                .isEqualTo("""
                        orders / GET  Failed  ██████████████████ 2
                        orders / GET  All     ████████████████████████████████████ 4
                        """);
    }

    @Test
    void piesSayWhatPartEachIs() throws Exception {
        assertThat(chart(
                        Answers.of("Code:int", "Calls:long")
                                .row(401, 3L)
                                .row(403, 1L)
                                .render("piechart"),
                        40))
                .isEqualTo("""
                        401  ████████████████████████ 3 (75.0 %)
                        403  ████████ 1 (25.0 %)
                        """);
    }

    @Test
    void timeIsALineWhateverTheOrderOfRowsAndWithGapsWhereNothingIs() throws Exception {
        assertThat(chart(
                        Answers.of("TimeGenerated:datetime", "Failures:long")
                                .row(hour(7), 7L)
                                .row(hour(5), 3L)
                                .row(hour(1), 1L)
                                .row(hour(0), 0L)
                                .render("timechart"),
                        80))
                .isEqualTo("""
                        Failures  ▁▂   ▄ █  min 0  max 7  last 7
                                  2026-11-24T00:00:00Z … 2026-11-24T07:00:00Z
                        """);
    }

    @Test
    void seriesShareOneScale() throws Exception {
        assertThat(chart(
                        Answers.of("TimeGenerated:datetime", "ApiId:string", "n:real")
                                .row(hour(0), "orders", 10.0)
                                .row(hour(1), "orders", 5.0)
                                .row(hour(0), "billing", 0.5)
                                .row(hour(1), "billing", Double.NaN)
                                .render("timechart"),
                        80))
                .isEqualTo("""
                        orders   █▅  min 5  max 10  last 5
                        billing  ▁   min 0.5  max 0.5  last 0.5
                                 2026-11-24T00:00:00Z … 2026-11-24T01:00:00Z
                        """);
    }

    @Test
    void arraysOfMakeSeriesAreSeries() throws Exception {
        assertThat(chart(
                        Answers.of("ApiId:string", "n:dynamic", "TimeGenerated:dynamic")
                                .row(
                                        "orders",
                                        "[0,2,null]",
                                        "[\"2026-11-24T00:00:00.0000000Z\",\"2026-11-24T01:00:00.0000000Z\",\"2026-11-24T02:00:00.0000000Z\"]")
                                .render("timechart"),
                        80))
                .isEqualTo("""
                        orders  ▁█   min 0  max 2  last 2
                                2026-11-24T00:00:00Z … 2026-11-24T02:00:00Z
                        """);
    }

    @Test
    void aPeakIsSeenHoweverNarrowTheTerminal() throws Exception {
        var answers = Answers.of("TimeGenerated:datetime", "n:long").render("timechart");
        IntStream.range(0, 1000).forEach(i -> answers.row(hour(i), i == 501 ? 9L : 0L));
        var line = chart(answers, 80).lines().findFirst().orElseThrow();
        assertThat(line).hasSizeLessThanOrEqualTo(80).contains("▁█▁").endsWith("min 0  max 9  last 0");
    }

    @Test
    void propertiesSayWhatGoesWhere() throws Exception {
        assertThat(chart(
                        Answers.of("a:long", "b:long", "c:string", "d:string")
                                .row(1L, 5L, "x", "y")
                                .render("barchart", Map.of("xcolumn", "d", "ycolumns", "b", "series", "c")),
                        30))
                .startsWith("y / x  ████")
                .endsWith(" 5\n")
                .doesNotContain(" 1\n");
    }

    @Test
    void whatCannotBeDrawnIsSaid() throws Exception {
        assertThat(chart(Answers.of("a:string").row("x").render("barchart"), 80))
                .isEqualTo("(no barchart: the result has no column of numbers)\n");
        assertThat(chart(Answers.of("a:string").row("x").render("timechart"), 80))
                .isEqualTo("(no timechart: the result has no column of numbers)\n");
        assertThat(chart(Answers.of("a:long").row(1L).render("treemap"), 80))
                .isEqualTo("(a treemap is not drawn here)\n");
        assertThat(Answers.of("a:long").row(1L).render("table").written(new TableAnswers(80)))
                .isEqualTo("a\n─\n1\n");
    }

    @Test
    void oneNumberAloneIsABarOrALine() throws Exception {
        assertThat(chart(Answers.of("count_:long").row(5L).render("barchart"), 30))
                .contains("█ 5");
        assertThat(chart(Answers.of("count_:long").row(5L).row(6L).render("linechart"), 80))
                .startsWith("count_  ▇█  min 5");
    }

    @Test
    void manyCategoriesAndSeriesAreCutWithAWord() throws Exception {
        var bars = Answers.of("a:string", "n:long").render("barchart");
        var lines = Answers.of("t:datetime", "a:string", "n:long").render("timechart");
        IntStream.range(0, 100).forEach(i -> {
            bars.row("c" + i, (long) i);
            lines.row(hour(i % 2), "c" + i, (long) i);
        });
        assertThat(chart(bars, 80)).endsWith("… and 60 more\n");
        assertThat(chart(lines, 80)).contains("… and 80 more\n");
    }
}

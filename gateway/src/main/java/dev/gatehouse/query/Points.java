package dev.gatehouse.query;

import dev.gatehouse.kql.Render;
import dev.gatehouse.kql.schema.Type;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * An answer as series of points, from rows or from the arrays of {@code make-series}.
 *
 * @param from what stands at the left end
 * @param to what stands at the right end
 */
record Points(List<Series> series, String from, String to) {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** @param x microseconds, a number, or a place in an order */
    record Point(double x, double y) {}

    record Series(String name, List<Point> points) {}

    /** What goes across, and how people read it. */
    private record Across(double x, String text) {}

    static Points of(Answer answer, Render render) {
        var columns = ChartColumns.of(answer, render, true);
        return columns.upwards().isEmpty() ? arrays(answer, columns) : rows(answer, columns);
    }

    private static Points rows(Answer answer, ChartColumns columns) {
        var found = new Gatherer();
        var type = answer.columns().get(columns.across()).type();
        boolean alone = columns.upwards().contains(columns.across());
        int place = 0;
        for (var row : answer.rows()) {
            var value = row[columns.across()];
            double x = type == Type.DATETIME || (TableAnswers.isNumber(type) && !alone) ? place(value) : place++;
            var across = new Across(x, ChartColumns.text(value, type));
            var series = columns.text(columns.series(), row);
            for (int upwards : columns.upwards()) {
                var name = name(series, columns.name(upwards), columns.upwards().size() > 1);
                found.add(name, across, ChartColumns.number(row[upwards]));
            }
        }
        return found.points();
    }

    private static double place(@Nullable Object value) {
        return value instanceof Instant time ? micros(time) : ChartColumns.number(value);
    }

    private static double micros(Instant time) {
        return time.getEpochSecond() * 1e6 + time.getNano() / 1e3;
    }

    /** A row for each series. */
    private static Points arrays(Answer answer, ChartColumns columns) {
        var found = new Gatherer();
        var dynamic = IntStream.range(0, answer.columns().size())
                .filter(i -> answer.columns().get(i).type() == Type.DYNAMIC && i != columns.across())
                .boxed()
                .toList();
        for (var row : answer.rows()) {
            var axis = array(row[columns.across()]);
            var series = columns.text(columns.series(), row);
            for (int upwards : dynamic) {
                var name = name(series, columns.name(upwards), dynamic.size() > 1);
                var values = array(row[upwards]);
                for (int i = 0; i < Math.min(values.size(), axis.size()); i++) {
                    found.add(name, across(axis.path(i)), values.path(i).asDouble(Double.NaN));
                }
            }
        }
        return found.points();
    }

    private static JsonNode array(@Nullable Object value) {
        try {
            return value instanceof String text ? JSON.readTree(text) : MissingNode.getInstance();
        } catch (JacksonException _) {
            return MissingNode.getInstance();
        }
    }

    private static Across across(JsonNode value) {
        if (value.isNumber()) {
            return new Across(value.asDouble(), ValueText.real(value.asDouble()));
        }
        try {
            var time = Instant.parse(value.asString(""));
            return new Across(micros(time), ValueText.brief(time, Type.DATETIME));
        } catch (DateTimeParseException _) {
            return new Across(Double.NaN, "");
        }
    }

    private static String name(String series, String column, boolean several) {
        return series.isEmpty() ? column : several ? series + "  " + column : series;
    }

    /** Points by series, and what is at both ends. */
    private static final class Gatherer {
        private final Map<String, List<Point>> series = new LinkedHashMap<>();
        private Across first = new Across(Double.POSITIVE_INFINITY, "");
        private Across last = new Across(Double.NEGATIVE_INFINITY, "");

        void add(String name, Across across, double y) {
            if (!Double.isFinite(across.x)) {
                return;
            }
            series.computeIfAbsent(name, _ -> new ArrayList<>()).add(new Point(across.x, y));
            first = across.x < first.x ? across : first;
            last = across.x > last.x ? across : last;
        }

        Points points() {
            List<Series> all = new ArrayList<>();
            series.forEach((name, points) -> all.add(new Series(name, points)));
            return new Points(all, first.text, last.text);
        }
    }
}

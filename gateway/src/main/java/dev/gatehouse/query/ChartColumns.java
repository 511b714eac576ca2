package dev.gatehouse.query;

import dev.gatehouse.kql.Render;
import dev.gatehouse.kql.schema.Column;
import dev.gatehouse.kql.schema.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which columns a chart is made of, by their place: as the properties of {@code render} say, otherwise the first column
 * across, numbers upwards, and what else there is to tell series apart.
 */
record ChartColumns(List<Column> columns, int across, List<Integer> upwards, List<Integer> series) {
    ChartColumns {
        upwards = List.copyOf(upwards);
        series = List.copyOf(series);
    }

    /** @param time whether time goes across, if there is any */
    static ChartColumns of(Answer answer, Render render, boolean time) {
        var columns = answer.columns();
        int across = named(columns, render.properties().get("xcolumn")).stream()
                .findFirst()
                .orElseGet(() -> time ? time(columns) : 0);
        var upwards = named(columns, render.properties().get("ycolumns"));
        if (upwards.isEmpty()) {
            upwards = numbers(columns, across);
        }
        var series = named(columns, render.properties().get("series"));
        if (series.isEmpty()) {
            series = others(columns, across);
        }
        return new ChartColumns(columns, across, upwards, series);
    }

    private static List<Integer> named(List<Column> columns, @Nullable String property) {
        if (property == null) {
            return List.of();
        }
        var names = Arrays.stream(property.split(",", -1)).map(String::strip).toList();
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            if (names.contains(columns.get(i).name())) {
                found.add(i);
            }
        }
        return found;
    }

    /** The first datetime; among the arrays of make-series the last one. */
    private static int time(List<Column> columns) {
        int last = 0;
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).type() == Type.DATETIME) {
                return i;
            }
            last = columns.get(i).type() == Type.DYNAMIC ? i : last;
        }
        return numbers(columns, -1).isEmpty() ? last : 0;
    }

    private static List<Integer> numbers(List<Column> columns, int across) {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            if (TableAnswers.isNumber(columns.get(i).type()) && (i != across || columns.size() == 1)) {
                found.add(i);
            }
        }
        return found;
    }

    private static List<Integer> others(List<Column> columns, int across) {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            var type = columns.get(i).type();
            if (i != across && (type == Type.STRING || type == Type.BOOL || type == Type.GUID)) {
                found.add(i);
            }
        }
        return found;
    }

    /** What these columns hold in a row. */
    String text(List<Integer> places, @Nullable Object[] row) {
        return places.stream()
                .map(place -> text(row[place], columns.get(place).type()))
                .collect(Collectors.joining(" / "));
    }

    static String text(@Nullable Object value, Type type) {
        return value == null ? "" : ScreenText.safe(ValueText.brief(value, type));
    }

    String name(int place) {
        return ScreenText.safe(columns.get(place).name());
    }

    /** A number of any type; NaN for a null. */
    static double number(@Nullable Object value) {
        return value instanceof Number number ? number.doubleValue() : Double.NaN;
    }
}

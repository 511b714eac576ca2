package dev.gatehouse.query;

import dev.gatehouse.kql.Render;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** A line of blocks for each series, all on one scale, over what goes across: time, numbers, or rows in their order. */
final class Lines {
    /** More of them are a table. */
    private static final int MOST = 20;

    private static final String HEIGHTS = "▁▂▃▄▅▆▇█";
    private static final int SHORTEST = 10;

    private Lines() {}

    static String draw(Answer answer, Render render, int width) {
        var points = Points.of(answer, render);
        if (points.series().isEmpty()) {
            return Chart.noNumbers(render);
        }
        var shown = points.series().subList(0, Math.min(MOST, points.series().size()));
        var ends = shown.stream().map(Lines::ends).toList();
        int labels = Math.min(
                shown.stream()
                        .mapToInt(each -> ScreenText.width(each.name()))
                        .max()
                        .orElse(0),
                Math.max(SHORTEST, width / 3));
        int numbers = ends.stream().mapToInt(ScreenText::width).max().orElse(0);
        int room = Math.max(SHORTEST, width - labels - numbers - 4);
        var scale = Scale.of(shown);
        var slots = Slots.of(points, room);
        var out = new StringBuilder();
        for (int i = 0; i < shown.size(); i++) {
            out.append(ScreenText.pad(ScreenText.cut(shown.get(i).name(), labels), labels, false))
                    .append("  ")
                    .append(line(slots.fill(shown.get(i)), scale))
                    .append("  ")
                    .append(ends.get(i))
                    .append('\n');
        }
        int left = points.series().size() - MOST;
        if (left > 0) {
            out.append("… and ").append(left).append(" more\n");
        }
        out.append(" ".repeat(labels + 2))
                .append(points.from())
                .append(" … ")
                .append(points.to())
                .append('\n');
        return out.toString();
    }

    private static String ends(Points.Series series) {
        var values = series.points().stream()
                .mapToDouble(Points.Point::y)
                .filter(Double::isFinite)
                .summaryStatistics();
        if (values.getCount() == 0) {
            return "";
        }
        var last = series.points().stream()
                .filter(point -> Double.isFinite(point.y()))
                .max(Comparator.comparingDouble(Points.Point::x))
                .orElseThrow();
        return "min %s  max %s  last %s"
                .formatted(ValueText.real(values.getMin()), ValueText.real(values.getMax()), ValueText.real(last.y()));
    }

    private static String line(double[] slots, Scale scale) {
        var out = new StringBuilder();
        for (double value : slots) {
            out.append(Double.isFinite(value) ? HEIGHTS.charAt(scale.height(value, HEIGHTS.length() - 1)) : ' ');
        }
        return out.toString();
    }

    /** From zero, or lower where a value is, up to the highest. */
    private record Scale(double low, double high) {
        static Scale of(List<Points.Series> series) {
            var values = series.stream()
                    .flatMap(each -> each.points().stream())
                    .mapToDouble(Points.Point::y)
                    .filter(Double::isFinite)
                    .summaryStatistics();
            return new Scale(Math.min(0, values.getMin()), values.getMax());
        }

        int height(double value, int most) {
            return high > low ? (int) Math.round((value - low) / (high - low) * most) : 0;
        }
    }

    /** Places across, of equal width: one for each step where there is room, otherwise fewer. */
    private record Slots(double from, double length, int count) {
        static Slots of(Points points, int room) {
            var places = new TreeSet<Double>();
            points.series().forEach(each -> each.points().forEach(point -> places.add(point.x())));
            double span = places.last() - places.first();
            if (span == 0) {
                return new Slots(places.first(), 1, 1);
            }
            double step = span;
            double before = Double.NaN;
            for (double place : places) {
                if (place > before) {
                    step = Math.min(step, place - before);
                }
                before = place;
            }
            int count = (int) Math.min(room, Math.round(span / step) + 1);
            return new Slots(places.first(), span + step, count);
        }

        /** The highest of the values in each; NaN where there is none. */
        double[] fill(Points.Series series) {
            double[] slots = new double[count];
            java.util.Arrays.fill(slots, Double.NaN);
            for (var point : series.points()) {
                int slot = Math.min(count - 1, (int) ((point.x() - from) / length * count + 1e-6));
                if (!(slots[slot] >= point.y())) {
                    slots[slot] = Double.isFinite(point.y()) ? point.y() : slots[slot];
                }
            }
            return slots;
        }
    }
}

package dev.gatehouse.query;

import dev.gatehouse.kql.Render;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A bar for each category, or several where there are several numbers; how long it is says how large. */
final class Bars {
    /** More of them are a table. */
    private static final int MOST = 40;

    private static final String EIGHTHS = " ▏▎▍▌▋▊▉";
    private static final int PARTS = 8;
    private static final int SHORTEST = 10;

    private record Bar(String label, double value, String text) {
        double size() {
            return Double.isFinite(value) ? Math.abs(value) : 0;
        }
    }

    private Bars() {}

    /** @param shares whether to say what part of the whole each is */
    static String draw(Answer answer, Render render, int width, boolean shares) {
        var columns = ChartColumns.of(answer, render, false);
        if (columns.upwards().isEmpty()) {
            return Chart.noNumbers(render);
        }
        List<Bar> bars = new ArrayList<>();
        for (var row : answer.rows().subList(0, Math.min(MOST, answer.rows().size()))) {
            var category = columns.text(category(columns), row);
            for (int place : columns.upwards()) {
                var several = columns.upwards().size() > 1;
                bars.add(new Bar(
                        several ? category + "  " + columns.name(place) : category,
                        ChartColumns.number(row[place]),
                        ChartColumns.text(
                                row[place], answer.columns().get(place).type())));
            }
        }
        var drawn = draw(bars, width, shares ? sum(answer, columns) : 0);
        int left = answer.rows().size() - MOST;
        return left > 0 ? drawn + "… and " + left + " more\n" : drawn;
    }

    private static List<Integer> category(ChartColumns columns) {
        return Stream.concat(Stream.of(columns.across()), columns.series().stream())
                .filter(place -> !columns.upwards().contains(place))
                .distinct()
                .toList();
    }

    private static double sum(Answer answer, ChartColumns columns) {
        return answer.rows().stream()
                .flatMap(row -> columns.upwards().stream().map(place -> Math.abs(ChartColumns.number(row[place]))))
                .filter(Double::isFinite)
                .mapToDouble(Double::doubleValue)
                .sum();
    }

    private static String draw(List<Bar> bars, int width, double whole) {
        var texts = bars.stream()
                .map(bar -> whole > 0
                        ? String.format(Locale.ROOT, "%s (%.1f %%)", bar.text, bar.size() / whole * 100)
                        : bar.text)
                .toList();
        int numbers = texts.stream().mapToInt(ScreenText::width).max().orElse(0);
        int labels = Math.min(
                bars.stream().mapToInt(bar -> ScreenText.width(bar.label)).max().orElse(0),
                Math.max(SHORTEST, width / 3));
        int room = Math.max(SHORTEST, width - labels - numbers - 3);
        double largest = bars.stream().mapToDouble(Bar::size).max().orElse(0);
        var out = new StringBuilder();
        IntStream.range(0, bars.size()).forEach(i -> {
            var bar = bars.get(i);
            var label = ScreenText.pad(ScreenText.cut(bar.label, labels), labels, false);
            var line = label + "  " + blocks(bar.size(), largest, room) + " " + texts.get(i);
            out.append(line.stripTrailing()).append('\n');
        });
        return out.toString();
    }

    private static String blocks(double size, double largest, int room) {
        if (size == 0 || largest == 0) {
            return "";
        }
        long parts = Math.max(1, Math.round(size / largest * room * PARTS));
        int rest = (int) (parts % PARTS);
        return "█".repeat((int) (parts / PARTS)) + (rest == 0 ? "" : EIGHTHS.charAt(rest));
    }
}

package dev.gatehouse.query;

import dev.gatehouse.kql.Render;
import java.util.Locale;

/**
 * What {@code render} asks for, drawn with characters: bars for categories, a line of blocks for each series over time.
 *
 * @see <a href="https://learn.microsoft.com/kusto/query/render-operator">render operator</a>
 */
final class Chart {
    /** Wider ones are no easier to read. */
    private static final int WIDEST = 120;

    private Chart() {}

    /** The chart's lines, with one above that is empty; nothing where there is nothing to draw. */
    static String of(Answer answer, Render render, int width) {
        if (answer.rows().isEmpty()) {
            return "";
        }
        int room = Math.min(width, WIDEST);
        var drawn = switch (render.visualization().toLowerCase(Locale.ROOT)) {
            case "barchart", "columnchart" -> Bars.draw(answer, render, room, false);
            case "piechart" -> Bars.draw(answer, render, room, true);
            case "timechart", "linechart", "areachart", "stackedareachart", "anomalychart", "scatterchart" ->
                Lines.draw(answer, render, room);
            case "table", "card" -> "";
            default -> "(a " + ScreenText.safe(render.visualization()) + " is not drawn here)\n";
        };
        var title = render.properties().get("title");
        return drawn.isEmpty()
                ? ""
                : "\n" + (title == null ? "" : ScreenText.cut(ScreenText.safe(title), room) + "\n") + drawn;
    }

    /** Said instead of a chart, when the answer has no column for its height. */
    static String noNumbers(Render render) {
        return "(no " + ScreenText.safe(render.visualization()) + ": the result has no column of numbers)\n";
    }
}

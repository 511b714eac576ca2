package dev.gatehouse.query;

import dev.gatehouse.kql.schema.Column;
import dev.gatehouse.kql.schema.Type;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Aligned columns for people, numbers to the right; a chart below, where the query asks for one. Where the columns do not
 * fit side by side each row becomes a block of lines. Whatever is in the logs, no escape sequence reaches the terminal.
 */
public final class TableAnswers implements AnswerWriter {
    /** The width of a file, where nothing is cut. */
    public static final int UNBOUNDED = Integer.MAX_VALUE;

    private static final String GAP = "  ";

    /** A column narrower than this says nothing. */
    private static final int NARROWEST = 8;

    private final int width;

    /** @param width of the terminal, in columns; longer lines are cut, with an ellipsis */
    public TableAnswers(int width) {
        this.width = width;
    }

    @Override
    public void write(Answer answer, Writer out) throws IOException {
        var columns = answer.columns();
        int[] widths = new int[columns.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = widest(answer, i);
        }
        int[] fitting = fit(widths);
        if (fitting.length == 0) {
            blocks(answer, out);
        } else {
            table(answer, fitting, out);
        }
        if (answer.render() != null) {
            out.write(Chart.of(answer, answer.render(), width));
        }
    }

    private static int widest(Answer answer, int column) {
        int widest = ScreenText.width(header(answer.columns().get(column)));
        for (var row : answer.rows()) {
            widest = Math.max(
                    widest,
                    ScreenText.width(
                            cell(row[column], answer.columns().get(column).type())));
        }
        return widest;
    }

    private static String header(Column column) {
        return ScreenText.safe(column.name());
    }

    private static String cell(@Nullable Object value, Type type) {
        return value == null ? "" : ScreenText.safe(ValueText.brief(value, type));
    }

    /** The widest columns become narrower until all fit; empty if that would leave nothing of them. */
    private int[] fit(int[] widths) {
        long room = width - (long) GAP.length() * (widths.length - 1);
        int most = 0;
        long sum = 0;
        for (int each : widths) {
            most = Math.max(most, each);
            sum += each;
        }
        if (sum <= room) {
            return widths;
        }
        int cap = most;
        while (cap >= NARROWEST && capped(widths, cap) > room) {
            cap--;
        }
        if (cap < NARROWEST) {
            return new int[0];
        }
        int[] fitting = new int[widths.length];
        for (int i = 0; i < widths.length; i++) {
            fitting[i] = Math.min(widths[i], cap);
        }
        return fitting;
    }

    private static long capped(int[] widths, int cap) {
        long sum = 0;
        for (int each : widths) {
            sum += Math.min(each, cap);
        }
        return sum;
    }

    private static void table(Answer answer, int[] widths, Writer out) throws IOException {
        var columns = answer.columns();
        var line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            add(line, i, header(columns.get(i)), widths, isNumber(columns.get(i).type()));
        }
        end(line, out);
        for (int i = 0; i < widths.length; i++) {
            add(line, i, "─".repeat(widths[i]), widths, false);
        }
        end(line, out);
        for (var row : answer.rows()) {
            for (int i = 0; i < widths.length; i++) {
                var type = columns.get(i).type();
                add(line, i, cell(row[i], type), widths, isNumber(type));
            }
            end(line, out);
        }
    }

    private static void add(StringBuilder line, int column, String cell, int[] widths, boolean right) {
        int width = widths[column];
        line.append(column == 0 ? "" : GAP).append(ScreenText.pad(ScreenText.cut(cell, width), width, right));
    }

    private static void end(StringBuilder line, Writer out) throws IOException {
        int end = line.length();
        while (end > 0 && line.charAt(end - 1) == ' ') {
            end--;
        }
        out.write(line.substring(0, end));
        out.write('\n');
        line.setLength(0);
    }

    static boolean isNumber(Type type) {
        return switch (type) {
            case INT, LONG, REAL, DECIMAL, TIMESPAN -> true;
            case BOOL, STRING, DATETIME, GUID, DYNAMIC -> false;
        };
    }

    private void blocks(Answer answer, Writer out) throws IOException {
        var columns = answer.columns();
        int names = names(columns);
        int number = 0;
        for (var row : answer.rows()) {
            number++;
            out.write("── row %d ──\n".formatted(number));
            for (int i = 0; i < columns.size(); i++) {
                var line =
                        new StringBuilder(ScreenText.pad(ScreenText.cut(header(columns.get(i)), names), names, false));
                int room = Math.max(NARROWEST, width - names - GAP.length());
                line.append(GAP)
                        .append(ScreenText.cut(cell(row[i], columns.get(i).type()), room));
                end(line, out);
            }
        }
    }

    private int names(List<Column> columns) {
        int widest = columns.stream()
                .mapToInt(column -> ScreenText.width(header(column)))
                .max()
                .orElse(0);
        return Math.min(widest, Math.max(NARROWEST, width / 3));
    }
}

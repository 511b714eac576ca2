package dev.gatehouse.query;

import java.io.IOException;
import java.io.Writer;
import org.jspecify.annotations.Nullable;

/**
 * Comma-separated values after RFC 4180: a line of column names, then a line for each row. Values are as exact as in
 * JSON, nulls are empty. Nothing is changed to please spreadsheets, which take a text that begins with {@code =} for a
 * formula: whoever opens logs in one imports the columns as text.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a>
 */
public final class CsvAnswers implements AnswerWriter {
    private static final String LINE_END = "\r\n";

    @Override
    public void write(Answer answer, Writer out) throws IOException {
        boolean single = answer.columns().size() == 1;
        var separator = "";
        for (var column : answer.columns()) {
            out.write(separator);
            field(column.name(), single, out);
            separator = ",";
        }
        out.write(LINE_END);
        for (@Nullable Object[] row : answer.rows()) {
            for (int i = 0; i < row.length; i++) {
                if (i > 0) {
                    out.write(',');
                }
                var value = row[i];
                field(
                        value == null
                                ? ""
                                : ValueText.exact(value, answer.columns().get(i).type()),
                        single,
                        out);
            }
            out.write(LINE_END);
        }
    }

    /** @param single whether nothing else is in the line: many readers skip lines that are empty */
    private static void field(String text, boolean single, Writer out) throws IOException {
        boolean quoted = single && text.isEmpty();
        for (int i = 0; i < text.length() && !quoted; i++) {
            char c = text.charAt(i);
            quoted = c == ',' || c == '"' || c == '\r' || c == '\n';
        }
        if (quoted) {
            out.write('"');
            out.write(text.replace("\"", "\"\""));
            out.write('"');
        } else {
            out.write(text);
        }
    }
}

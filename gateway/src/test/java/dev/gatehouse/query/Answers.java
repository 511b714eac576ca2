package dev.gatehouse.query;

import dev.gatehouse.kql.Render;
import dev.gatehouse.kql.schema.Column;
import dev.gatehouse.kql.schema.Type;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers made by hand. */
final class Answers {
    private final List<Column> columns = new ArrayList<>();
    private final List<@Nullable Object[]> rows = new ArrayList<>();
    private @Nullable Render render;

    /** @param columns {@code name:type} each */
    static Answers of(String... columns) {
        var answers = new Answers();
        for (var column : columns) {
            int colon = column.lastIndexOf(':');
            var type = Type.valueOf(column.substring(colon + 1).toUpperCase(Locale.ROOT));
            answers.columns.add(new Column(column.substring(0, colon), type));
        }
        return answers;
    }

    Answers row(@Nullable Object... values) {
        rows.add(values);
        return this;
    }

    Answers render(String visualization, Map<String, String> properties) {
        render = new Render(visualization, properties);
        return this;
    }

    Answers render(String visualization) {
        return render(visualization, Map.of());
    }

    Answer answer() {
        return new Answer(columns, rows, render, List.of(), Duration.ofMillis(14));
    }

    String written(AnswerWriter writer) throws IOException {
        var out = new StringWriter();
        writer.write(answer(), out);
        return out.toString();
    }
}

package dev.gatehouse.kql.functions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.Golden;
import dev.gatehouse.kql.schema.Column;
import dev.gatehouse.kql.schema.Type;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What aggregates give: a line of a file is {@code name | column | column}, a column {@code long 1 2 null} with a value
 * for each row, or {@code =long 5} for a constant. The columns are called a, b, c. Reports the results' names, types, texts.
 */
class AggregateGoldenTest {
    private static Duck duck;

    @BeforeAll
    static void open() throws SQLException {
        duck = new Duck();
    }

    @AfterAll
    static void close() throws SQLException {
        duck.close();
    }

    @TestFactory
    Stream<DynamicTest> calls() {
        return Golden.tests(
                "kql-functions/aggregate",
                input -> input.lines()
                        .map(line -> line.isBlank() || line.startsWith("#") ? line : line + "  =>  " + answer(line))
                        .collect(Collectors.joining("\n")));
    }

    /** One argument: a constant, or the rows' values. */
    private record Input(@Nullable Values constant, Type type, List<Values> rows, String name) {}

    private static Input input(String text, String name) {
        if (text.startsWith("=")) {
            var constant = Values.parse(text.substring(1));
            return new Input(constant, constant.type(), List.of(), name);
        }
        var words = text.split(" ", -1);
        var type = Type.valueOf(words[0].toUpperCase(Locale.ROOT));
        return new Input(
                null,
                type,
                Arrays.stream(words)
                        .skip(1)
                        .map(word -> Values.parse(type, word.equals("''") ? "" : word))
                        .toList(),
                name);
    }

    private static String answer(String line) {
        var parts = line.split(" \\| ", -1);
        var inputs = new ArrayList<Input>();
        for (int i = 1; i < parts.length; i++) {
            inputs.add(input(parts[i], Character.toString('a' + i - 1)));
        }
        return switch (Functions.aggregate(parts[0])) {
            case Lookup.Refused<Aggregate>(var message) -> "refused: " + message;
            case Lookup.Unknown<Aggregate>(var suggestion) -> "unknown; " + suggestion + "?";
            case Lookup.Found<Aggregate>(var aggregate) -> answer(aggregate, inputs);
        };
    }

    private static String answer(Aggregate aggregate, List<Input> inputs) {
        var arguments = inputs.stream()
                .map(each -> new Aggregate.Argument(
                        each.constant() == null
                                ? new ArgumentType(each.type())
                                : each.constant().known(),
                        each.constant() == null ? each.name() : null))
                .toList();
        return switch (aggregate.results(arguments)) {
            case Aggregate.Results.Refused(int argument, String message) -> "refused at " + argument + ": " + message;
            case Aggregate.Results.Of(List<Column> columns) -> {
                var sql = aggregate
                        .sql(
                                inputs.stream()
                                        .map(each -> each.constant() == null
                                                ? Sql.name(each.name())
                                                : each.constant().sql())
                                        .toList(),
                                arguments.stream().map(Aggregate.Argument::type).toList())
                        .stream()
                        .map(each -> each.ordered(Sql.text("")))
                        .toList();
                var from = rows(inputs);
                var types = columns.stream().map(Column::type).toList();
                for (int i = 0; i < sql.size(); i++) {
                    assertThat(duck.typeOf(sql.get(i), from))
                            .as("%s", sql.get(i))
                            .isEqualTo(Types.sql(types.get(i)));
                }
                var row = duck.row(sql, types, from);
                var texts = new ArrayList<String>();
                for (int i = 0; i < row.size(); i++) {
                    texts.add(columns.get(i).name() + ": " + types.get(i) + " " + row.get(i));
                }
                yield String.join(", ", texts);
            }
        };
    }

    private static Sql rows(List<Input> inputs) {
        var columns = inputs.stream().filter(each -> each.constant() == null).toList();
        if (columns.isEmpty()) {
            return Sql.text(" FROM (VALUES (1), (2), (3))");
        }
        var rows = new ArrayList<Sql>();
        int count = columns.getFirst().rows().size();
        for (int i = 0; i < Math.max(1, count); i++) {
            int row = i;
            rows.add(Sql.of(
                    "SELECT {0}",
                    Sql.join(
                            ", ",
                            columns.stream()
                                    .map(each -> Sql.of(
                                            "{0} AS " + each.name(),
                                            count == 0
                                                    ? Sql.nullOf(each.type())
                                                    : each.rows().get(row).sql()))
                                    .toList())));
        }
        return Sql.of(" FROM ({0}){1}", Sql.join(" UNION ALL ", rows), Sql.text(count == 0 ? " WHERE FALSE" : ""));
    }
}

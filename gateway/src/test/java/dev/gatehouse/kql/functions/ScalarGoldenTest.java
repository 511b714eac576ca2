package dev.gatehouse.kql.functions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.Golden;
import dev.gatehouse.kql.schema.Type;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What scalar functions and operators give: a line of a file is {@code name | argument | argument}, the report the
 * result's type and text. Every call is made with constants and, where the function allows it, with columns of the same
 * values: both must agree, and the SQL type must be the one that stands for the result's.
 */
class ScalarGoldenTest {
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
                "kql-functions/scalar",
                input -> input.lines()
                        .map(line -> line.isBlank() || line.startsWith("#") ? line : line + "  =>  " + answer(line))
                        .collect(Collectors.joining("\n")));
    }

    private static String answer(String line) {
        var parts = line.split(" \\| ", -1);
        var function = Operators.find(parts[0]);
        if (function == null) {
            switch (Functions.scalar(parts[0])) {
                case Lookup.Found<ScalarFunction>(var found) -> function = found;
                case Lookup.Refused<ScalarFunction>(var message) -> {
                    return "refused: " + message;
                }
                case Lookup.Unknown<ScalarFunction>(var suggestion) -> {
                    return "unknown; " + suggestion + "?";
                }
            }
        }
        var values = Arrays.stream(parts).skip(1).map(Values::parse).toList();
        var known = values.stream().map(Values::known).toList();
        return switch (function.type(known)) {
            case Typing.Refused(int argument, String message) -> "refused at " + argument + ": " + message;
            case Typing.Of(Type type) -> {
                var plain = values.stream().map(Values::sql).toList();
                var text = call(function, plain, known, type, Sql.text(""));
                var unknown = known.stream()
                        .map(each -> new ArgumentType(each.type()))
                        .toList();
                if (!values.isEmpty() && function.type(unknown) instanceof Typing.Of) {
                    assertThat(call(function, names(values), unknown, type, columns(values)))
                            .as("%s, of columns", line)
                            .isEqualTo(text);
                }
                yield type + " " + text;
            }
        };
    }

    private static String call(
            ScalarFunction function, List<Sql> arguments, List<ArgumentType> types, Type type, Sql from) {
        var sql = function.sql(arguments, types).ordered(Sql.text(""));
        assertThat(duck.typeOf(sql, from)).as("%s", sql).isEqualTo(Types.sql(type));
        return duck.row(List.of(sql), List.of(type), from).getFirst();
    }

    private static List<Sql> names(List<Values> values) {
        var names = new ArrayList<Sql>();
        for (int i = 0; i < values.size(); i++) {
            names.add(Sql.name("a" + i));
        }
        return names;
    }

    private static Sql columns(List<Values> values) {
        var columns = new ArrayList<Sql>();
        for (int i = 0; i < values.size(); i++) {
            columns.add(Sql.of("{0} AS a" + i, values.get(i).sql()));
        }
        return Sql.of(" FROM (SELECT {0})", Sql.join(", ", columns));
    }
}

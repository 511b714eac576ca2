package dev.gatehouse.kql.functions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.kql.schema.Type;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * One odd row must not fail a query: every function and operator is called with nulls and nasty values of every type it
 * accepts, as columns and as constants, and may give what it likes but an error.
 */
class NothingRaisesTest {
    private static final List<Values> POOL = Stream.of(
                    "bool true",
                    "bool null",
                    "int 0",
                    "int -2147483648",
                    "int null",
                    "long 0",
                    "long 1",
                    "long -1",
                    "long 70",
                    "long 9223372036854775807",
                    "long -9223372036854775808",
                    "long null",
                    "real 0",
                    "real NaN",
                    "real Infinity",
                    "real -1e308",
                    "real 1e308",
                    "real null",
                    "decimal -1.5",
                    "decimal null",
                    "string ",
                    "string a",
                    "string '\"\\\\%_*(",
                    "string {\"a\":[1,{\"b\":null}]",
                    "string [1]",
                    "string 9999999999999999999999",
                    "string 99.99.99.99/99",
                    "string https://%zz?&=&a=%",
                    "string year",
                    "string \uD83D\uDE00é",
                    "datetime 0001-01-01",
                    "datetime 9999-12-31",
                    "datetime null",
                    "timespan 0s",
                    "timespan -9223372036854775808",
                    "timespan 9223372036854775807",
                    "timespan null",
                    "guid 123e4567-e89b-12d3-a456-426614174000",
                    "guid null",
                    "dynamic null",
                    "dynamic []",
                    "dynamic {}",
                    "dynamic [null,\"x\",[1],{\"a\":1}]",
                    "dynamic {\"a\":{\"b\":[]},\"\":null,\"a/b~\\\"c\":1}",
                    "dynamic \"x\"",
                    "dynamic 1e400",
                    "dynamic true")
            .map(Values::parse)
            .toList();

    private static Duck duck;

    @BeforeAll
    static void open() throws SQLException {
        duck = new Duck();
    }

    @AfterAll
    static void close() throws SQLException {
        duck.close();
    }

    @Test
    void functionsAndOperatorsTakeWhateverRowsHave() {
        var failures = new TreeSet<String>();
        int calls = 0;
        var random = new Random(1);
        var functions = new ArrayList<ScalarFunction>(Operators.all());
        Functions.groups().values().forEach(functions::addAll);
        for (var function : functions) {
            for (int tries = 0, done = 0; tries < 4000 && done < 8; tries++) {
                var values = random.ints(arguments(function, random), 0, POOL.size())
                        .mapToObj(POOL::get)
                        .toList();
                boolean constants = random.nextBoolean();
                var types = values.stream()
                        .map(each -> constants ? each.known() : new ArgumentType(each.type()))
                        .toList();
                try {
                    if (function.type(types) instanceof Typing.Of(Type type)) {
                        done++;
                        calls++;
                        call(function, values, types, type, constants);
                    }
                } catch (AssertionError failure) {
                    failures.add(function.name() + values + ": "
                            + String.valueOf(failure.getMessage())
                                    .lines()
                                    .findFirst()
                                    .orElse(""));
                } catch (RuntimeException failure) {
                    failures.add(function.name() + values + ": " + failure);
                }
            }
        }
        assertThat(failures).isEmpty();
        assertThat(calls).as("calls made").isGreaterThan(1000);
    }

    /** How many arguments to try: of operators, as many as the language gives them. */
    private static int arguments(ScalarFunction function, Random random) {
        if (Operators.find(function.name()) == null) {
            return random.nextInt(7);
        }
        return switch (function.name()) {
            case "unary -", "unary +" -> 1;
            case "between", "!between" -> 3;
            case "in", "!in", "in~", "!in~", "has_any", "has_all" -> 2 + random.nextInt(3);
            default -> 2;
        };
    }

    private static void call(
            ScalarFunction function, List<Values> values, List<ArgumentType> types, Type type, boolean constants) {
        var arguments = new ArrayList<Sql>();
        var columns = new ArrayList<Sql>();
        for (int i = 0; i < values.size(); i++) {
            columns.add(Sql.of("{0} AS a" + i, values.get(i).sql()));
            arguments.add(constants ? values.get(i).sql() : Sql.name("a" + i));
        }
        var from = columns.isEmpty() ? Sql.text("") : Sql.of(" FROM (SELECT {0})", Sql.join(", ", columns));
        duck.row(List.of(function.sql(arguments, types).ordered(Sql.text(""))), List.of(type), from);
    }
}

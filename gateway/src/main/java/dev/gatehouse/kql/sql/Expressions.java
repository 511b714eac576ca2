package dev.gatehouse.kql.sql;

import dev.gatehouse.kql.bind.Bound;
import dev.gatehouse.kql.bind.SortKey;
import dev.gatehouse.kql.functions.Dynamics;
import dev.gatehouse.kql.functions.Sql;
import dev.gatehouse.kql.schema.Type;
import java.util.ArrayList;
import java.util.List;

/** Expressions for values as SQL. */
final class Expressions {
    /** Of one expression, in characters. Arguments may repeat in a function's SQL, so that nested calls can grow fast. */
    private static final int LONGEST = 500_000;

    private final Emitter emitter;

    Expressions(Emitter emitter) {
        this.emitter = emitter;
    }

    /**
     * The value of a row of {@code input}.
     *
     * @param order of the rows
     */
    Sql sql(Bound bound, Columns input, List<SortKey> order) throws TooLargeException {
        var sql = switch (bound) {
            case Bound.Constant(var type, var value) -> value == null ? Sql.nullOf(type) : Sql.constant(type, value);
            case Bound.Column(var field) -> input.reference(field);
            case Bound.Apply call -> apply(call, input, order);
            case Bound.Path path -> path(path, input, order);
            case Bound.Partitioned(var call, var group) -> {
                var arguments = arguments(call, input, order);
                var types = call.arguments().stream().map(Bound::argument).toList();
                var within = Sql.of("PARTITION BY {0}{1}", input.reference(group), order(order, input));
                yield call.function().sql(arguments, types).ordered(within);
            }
            case Bound.RowNumber() -> Sql.of("row_number() OVER ({0})", order(order, input));
            case Bound.Scalar(var table) -> {
                var columns = emitter.columns(table);
                var field = table.shape().fields().getFirst();
                var one = Sql.of(
                        "(SELECT {0} FROM " + columns.table() + "{1} LIMIT 1)",
                        columns.reference(field),
                        order(table.shape().order(), columns));
                yield field.type() == Type.STRING ? Sql.of("coalesce({0}, '')", one) : one;
            }
            case Bound.Within within -> within(within, input, order);
            case Bound.Captured(var subject, var expression, var group) ->
                Sql.of(
                        "regexp_extract({0}, {1}, " + group + ")",
                        sql(subject, input, order),
                        Sql.parameter(expression));
        };
        if (sql.text().length() > LONGEST) {
            throw new TooLargeException(LONGEST);
        }
        return sql;
    }

    private Sql apply(Bound.Apply call, Columns input, List<SortKey> order) throws TooLargeException {
        var types = call.arguments().stream().map(Bound::argument).toList();
        var sql = call.function().sql(arguments(call, input, order), types);
        return call.function().needsOrder() ? sql.ordered(order(order, input)) : sql;
    }

    private List<Sql> arguments(Bound.Apply call, Columns input, List<SortKey> order) throws TooLargeException {
        var arguments = new ArrayList<Sql>();
        for (var argument : call.arguments()) {
            arguments.add(sql(argument, input, order));
        }
        return arguments;
    }

    private Sql path(Bound.Path path, Columns input, List<SortKey> order) throws TooLargeException {
        if (path.promoted() != null) {
            var column = input.reference(path.promoted());
            return path.text()
                    ? Sql.of("coalesce({0}, '')", column)
                    : Sql.of("(CASE WHEN {0} IS NOT NULL THEN to_json({0}) END)", column);
        }
        var base = sql(path.base(), input, order);
        return path.text() ? Dynamics.textAt(base, path.steps()) : Dynamics.at(base, path.steps());
    }

    private Sql within(Bound.Within within, Columns input, List<SortKey> order) throws TooLargeException {
        var table = emitter.columns(within.table());
        var field = within.table().shape().fields().getFirst();
        var subject = sql(within.subject(), input, order);
        var item = table.reference(field);
        if (within.ignoreCase() && field.type() == Type.STRING) {
            subject = Sql.of("lower({0})", subject);
            item = Sql.of("lower({0})", item);
        }
        // With a null among the items, SQL's IN is null rather than false: leave them out.
        var items = Sql.of("(SELECT {0} FROM " + table.table() + " WHERE {0} IS NOT NULL)", item);
        var test = Sql.of("coalesce({0} IN {1}, FALSE)", subject, items);
        return within.negated() ? Sql.of("(NOT {0})", test) : test;
    }

    /**
     * {@code ORDER BY …} with a space before it, or nothing.
     *
     * @see <a href="https://learn.microsoft.com/kusto/query/sort-operator#use-of-special-floating-point-values">NaN
     *     stands beside null, whatever the direction</a>
     */
    static Sql order(List<SortKey> order, Columns input) {
        if (order.isEmpty()) {
            return Sql.text("");
        }
        var keys = new ArrayList<Sql>();
        for (var key : order) {
            var column = input.reference(key.field());
            var nulls = " NULLS " + (key.nullsFirst() ? "FIRST" : "LAST");
            if (key.field().type() == Type.REAL) {
                keys.add(Sql.of("isnan({0}) " + (key.nullsFirst() ? "DESC" : "ASC") + nulls, column));
            }
            keys.add(Sql.of("{0} " + (key.descending() ? "DESC" : "ASC") + nulls, column));
        }
        return Sql.of(" ORDER BY {0}", Sql.join(", ", keys));
    }
}

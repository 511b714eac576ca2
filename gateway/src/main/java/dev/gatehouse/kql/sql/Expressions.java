package dev.gatehouse.kql.sql;

import dev.gatehouse.kql.bind.Bound;
import dev.gatehouse.kql.bind.SortKey;
import dev.gatehouse.kql.functions.ArgumentType;
import dev.gatehouse.kql.functions.Dynamics;
import dev.gatehouse.kql.functions.Sql;
import dev.gatehouse.kql.schema.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Expressions for values as SQL. */
final class Expressions {
    /** Of one expression, in characters. Arguments may repeat in a function's SQL, so that nested calls can grow fast. */
    private static final int LONGEST = 500_000;

    private static final Set<String> LOGIC = Set.of("and", "or", "not");

    private final Emitter emitter;
    private final Staging staging;

    Expressions(Emitter emitter) {
        this.emitter = emitter;
        this.staging = new Staging(this, emitter);
    }

    /** The input as the values need it: to be asked for before any of them is written. */
    Columns prepared(Columns input, List<SortKey> order, List<Bound> values) throws TooLargeException {
        return staging.prepared(input, order, values);
    }

    /** A value that sees no row. */
    Sql alone(Bound value) throws TooLargeException {
        var input = prepared(Columns.NONE, List.of(), List.of(value));
        var sql = sql(value, input, List.of());
        return input.table().isEmpty() ? sql : Sql.of("(SELECT {0} FROM " + input.table() + ")", sql);
    }

    /**
     * The value of a row of {@code input}.
     *
     * @param order of the rows
     */
    Sql sql(Bound bound, Columns input, List<SortKey> order) throws TooLargeException {
        var column = staging.column(bound, input);
        return column == null ? inline(bound, input, order) : input.reference(column);
    }

    /** The value itself, not the column that stands for it. */
    Sql inline(Bound bound, Columns input, List<SortKey> order) throws TooLargeException {
        var parts = new ArrayList<Sql>();
        for (var part : parts(bound)) {
            parts.add(sql(part, input, order));
        }
        var sql = combined(bound, parts, input, order);
        if (sql.text().length() > LONGEST) {
            throw new TooLargeException(LONGEST);
        }
        return sql;
    }

    /** What an expression is made of, tables apart. */
    static List<Bound> parts(Bound bound) {
        return switch (bound) {
            case Bound.Constant _, Bound.Column _, Bound.RowNumber _, Bound.Scalar _ -> List.of();
            case Bound.Apply call -> call.arguments();
            case Bound.Path path -> path.promoted() == null ? List.of(path.base()) : List.of();
            case Bound.Partitioned(var call, var _) -> call.arguments();
            case Bound.Within within -> List.of(within.subject());
            case Bound.Captured captured -> List.of(captured.subject());
        };
    }

    /** Whether it joins conditions, of which the database may test each by itself. */
    static boolean isLogic(Bound bound) {
        return bound instanceof Bound.Apply call
                && LOGIC.contains(call.function().name());
    }

    /** @param parts in SQL: those of {@link #parts} */
    Sql combined(Bound bound, List<Sql> parts, Columns input, List<SortKey> order) throws TooLargeException {
        return switch (bound) {
            case Bound.Constant(var type, var value) -> value == null ? Sql.nullOf(type) : Sql.constant(type, value);
            case Bound.Column(var field) -> input.reference(field);
            case Bound.Apply call -> {
                var sql = call.function().sql(parts, types(call));
                yield call.function().needsOrder() ? sql.ordered(order(order, input)) : sql;
            }
            case Bound.Path path -> path(path, parts, input);
            case Bound.Partitioned(var call, var group) -> {
                var within = Sql.of("PARTITION BY {0}{1}", input.reference(group), order(order, input));
                yield call.function().sql(parts, types(call)).ordered(within);
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
            case Bound.Within within -> within(within, parts.getFirst());
            case Bound.Captured(var _, var expression, var group) ->
                Sql.of("regexp_extract({0}, {1}, " + group + ")", parts.getFirst(), Sql.parameter(expression));
        };
    }

    private static List<ArgumentType> types(Bound.Apply call) {
        return call.arguments().stream().map(Bound::argument).toList();
    }

    private static Sql path(Bound.Path path, List<Sql> parts, Columns input) {
        if (path.promoted() != null) {
            var column = input.reference(path.promoted());
            return path.text()
                    ? Sql.of("coalesce({0}, '')", column)
                    : Sql.of("(CASE WHEN {0} IS NOT NULL THEN to_json({0}) END)", column);
        }
        var base = parts.getFirst();
        return path.text() ? Dynamics.textAt(base, path.steps()) : Dynamics.at(base, path.steps());
    }

    private Sql within(Bound.Within within, Sql value) throws TooLargeException {
        var table = emitter.columns(within.table());
        var field = within.table().shape().fields().getFirst();
        var subject = value;
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

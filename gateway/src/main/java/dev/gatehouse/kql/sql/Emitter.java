package dev.gatehouse.kql.sql;

import dev.gatehouse.kql.bind.Answer;
import dev.gatehouse.kql.bind.Assignment;
import dev.gatehouse.kql.bind.Bound;
import dev.gatehouse.kql.bind.Field;
import dev.gatehouse.kql.bind.Relation;
import dev.gatehouse.kql.bind.SortKey;
import dev.gatehouse.kql.functions.Sql;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a bound query as one {@code SELECT} for DuckDB. Every stage is a common table expression whose
 * columns are all listed; every reference names its table, so that no alias is mistaken for a column. Names of tables and
 * columns come from the schema or are made here; texts of the query are parameters.
 */
public final class Emitter {
    static final int LONGEST = 2_000_000;

    private final IdentityHashMap<Relation, Columns> emitted = new IdentityHashMap<>();
    private final List<Sql> expressions = new ArrayList<>();
    private final Expressions scalars = new Expressions(this);
    private final Joins joins = new Joins(this);
    private final Rows rows = new Rows(scalars);
    private int length;
    private int count;

    private Emitter() {}

    /**
     * The SQL.
     *
     * @param now what the query takes as the present
     * @throws TooLargeException if it grew beyond reason
     */
    public static Emitted emit(Answer answer, Instant now) throws TooLargeException {
        var emitter = new Emitter();
        var relation = answer.relation();
        var columns = emitter.columns(relation);
        var fields = relation.shape().fields();
        var last = Sql.of(
                "SELECT {0}\nFROM " + columns.table() + "{1}",
                Sql.join(", ", fields.stream().map(columns::reference).toList()),
                Expressions.order(relation.shape().order(), columns));
        var sql = Sql.of("WITH {0}\n{1}", Sql.join(",\n", emitter.expressions), last);
        var time = LocalDateTime.ofInstant(now, ZoneOffset.UTC);
        var parameters = sql.parameters().stream()
                .map(value -> value.equals(Sql.NOW_PARAMETER) ? time : value)
                .toList();
        return new Emitted(sql.text(), parameters);
    }

    /** The common table expression of a relation, which is written the first time. */
    Columns columns(Relation relation) throws TooLargeException {
        var known = emitted.get(relation);
        if (known != null) {
            return known;
        }
        var columns = write(relation);
        emitted.put(relation, columns);
        return columns;
    }

    private Columns write(Relation relation) throws TooLargeException {
        var fields = relation.shape().all();
        return switch (relation) {
            case Relation.Scan scan -> scan(scan);
            case Relation.Row _ -> define(fields, "SELECT 1 AS \"$\"");
            case Relation.Values values -> rows.values(values, this);
            case Relation.Sequence sequence -> rows.sequence(sequence, this);
            case Relation.Filter(var _, var input, var predicate) -> {
                var order = input.shape().order();
                var from = scalars.prepared(columns(input), order, List.of(predicate));
                var condition = scalars.sql(predicate, from, order);
                yield define(
                        fields,
                        "SELECT {0} FROM " + from.table() + " WHERE {1}",
                        columns -> passed(fields, from, columns),
                        condition);
            }
            case Relation.Compute(var shape, var input, var assignments) -> compute(fields, input, assignments);
            case Relation.Grouped grouped -> grouped(grouped);
            case Relation.Ordered(var _, var input) -> columns(input);
            case Relation.Take(var _, var input, var rows) -> {
                var from = columns(input);
                var limit = scalars.alone(rows);
                yield define(
                        fields,
                        "SELECT {0} FROM " + from.table() + "{1} LIMIT greatest(0, {2})",
                        columns -> passed(fields, from, columns),
                        Expressions.order(input.shape().order(), from),
                        limit);
            }
            case Relation.Sample(var _, var input, var rows) -> {
                var from = columns(input);
                yield define(
                        fields,
                        "SELECT {0} FROM " + from.table() + " ORDER BY random() LIMIT greatest(0, {1})",
                        columns -> passed(fields, from, columns),
                        scalars.alone(rows));
            }
            case Relation.Join join -> joins.write(join);
            case Relation.Union(var _, var inputs) -> union(fields, inputs);
            case Relation.Expand expand -> rows.expand(expand, columns(expand.input()), this);
            case Relation.Series series -> new SeriesRows(scalars, this).write(series);
            case Relation.Materialized(var _, var input) -> {
                var from = columns(input);
                yield define(
                        " MATERIALIZED",
                        fields,
                        "SELECT {0} FROM " + from.table(),
                        columns -> passed(fields, from, columns));
            }
        };
    }

    private Columns scan(Relation.Scan scan) throws TooLargeException {
        var fields = scan.shape().all();
        return define(
                fields,
                "SELECT {0} FROM {1} AS s",
                columns -> Sql.join(
                        ", ",
                        fields.stream()
                                .map(field -> columns.labelled(Sql.of("s.{0}", Sql.name(field.name())), field))
                                .toList()),
                Sql.name(scan.table().name()));
    }

    private Columns compute(List<Field> fields, Relation input, List<Assignment> assignments) throws TooLargeException {
        var order = input.shape().order();
        var from = scalars.prepared(
                columns(input),
                order,
                assignments.stream().map(Assignment::value).toList());
        var values = new HashMap<Field, Bound>();
        assignments.forEach(each -> values.put(each.field(), each.value()));
        var computed = new HashMap<Field, Sql>();
        for (var field : fields) {
            var value = values.get(field);
            computed.put(field, value == null ? from.reference(field) : scalars.sql(value, from, order));
        }
        return define(
                fields,
                "SELECT {0} FROM " + from.table(),
                columns -> Sql.join(
                        ", ",
                        fields.stream()
                                .map(field -> columns.labelled(computed.getOrDefault(field, Sql.text("NULL")), field))
                                .toList()));
    }

    private Columns grouped(Relation.Grouped grouped) throws TooLargeException {
        List<SortKey> order = grouped.input().shape().order();
        var needed = new ArrayList<Bound>();
        grouped.keys().forEach(key -> needed.add(key.value()));
        grouped.calls().forEach(call -> needed.addAll(call.arguments()));
        var from = scalars.prepared(columns(grouped.input()), order, needed);
        var computed = new ArrayList<Map.Entry<Field, Sql>>();
        for (var key : grouped.keys()) {
            computed.add(Map.entry(key.field(), scalars.sql(key.value(), from, order)));
        }
        for (var call : grouped.calls()) {
            var arguments = new ArrayList<Sql>();
            for (var argument : call.arguments()) {
                arguments.add(scalars.sql(argument, from, order));
            }
            var types = call.arguments().stream().map(Bound::argument).toList();
            var results = call.aggregate().sql(arguments, types);
            for (int i = 0; i < results.size(); i++) {
                computed.add(Map.entry(call.results().get(i), results.get(i).ordered(Expressions.order(order, from))));
            }
        }
        var keys = new ArrayList<Sql>();
        for (int i = 1; i <= grouped.keys().size(); i++) {
            keys.add(Sql.text(Integer.toString(i)));
        }
        var by = keys.isEmpty() ? Sql.text("") : Sql.of(" GROUP BY {0}", Sql.join(", ", keys));
        return define(
                computed.stream().map(Map.Entry::getKey).toList(),
                "SELECT {0} FROM " + from.table() + "{1}",
                columns -> Sql.join(
                        ", ",
                        computed.stream()
                                .map(each -> columns.labelled(each.getValue(), each.getKey()))
                                .toList()),
                by);
    }

    private Columns union(List<Field> fields, List<Relation> inputs) throws TooLargeException {
        var sources = new ArrayList<Columns>();
        for (var input : inputs) {
            sources.add(columns(input));
        }
        return define(
                fields,
                "{0}",
                columns -> Sql.join(
                        " UNION ALL ",
                        sources.stream()
                                .map(from -> Sql.of("SELECT {0} FROM " + from.table(), passed(fields, from, columns)))
                                .toList()));
    }

    /** Columns that are handed on under perhaps other names. */
    static Sql passed(List<Field> fields, Columns from, Columns to) {
        return Sql.join(
                ", ",
                fields.stream()
                        .map(field -> to.labelled(from.reference(field), field))
                        .toList());
    }

    /** What stands in place 0 of a template, once the names of the new columns are known. */
    @FunctionalInterface
    interface Selected {
        Sql list(Columns columns);
    }

    Columns define(List<Field> fields, String sql) throws TooLargeException {
        return define("", fields, sql, _ -> Sql.text(""));
    }

    Columns define(List<Field> fields, String template, Selected selected, Sql... more) throws TooLargeException {
        return define("", fields, template, selected, more);
    }

    private Columns define(String kind, List<Field> fields, String template, Selected selected, Sql... more)
            throws TooLargeException {
        var columns = Columns.of("t" + count++, fields);
        var all = new ArrayList<Sql>();
        all.add(selected.list(columns));
        all.addAll(List.of(more));
        var sql = Sql.of(template, all);
        length += sql.text().length();
        if (length > LONGEST) {
            throw new TooLargeException(LONGEST);
        }
        expressions.add(Sql.of(columns.table() + " AS" + kind + " ({0})", sql));
        return columns;
    }
}

package dev.gatehouse.kql.sql;

import dev.gatehouse.kql.bind.Bound;
import dev.gatehouse.kql.bind.Field;
import dev.gatehouse.kql.bind.Relation;
import dev.gatehouse.kql.functions.Sql;
import dev.gatehouse.kql.schema.Type;
import java.util.ArrayList;
import java.util.List;

/** {@code make-series} as SQL: every step of every series, joined with the steps that have rows, gathered in arrays. */
final class SeriesRows {
    /** In steps; as in Kusto. */
    private static final int LONGEST = 1_048_576;

    /** Columns of no meaning to the query. */
    private static final Field FIRST = new Field(-1, "first", Type.LONG);

    private static final Field LAST = new Field(-2, "last", Type.LONG);

    private final Expressions scalars;
    private final Emitter emitter;

    SeriesRows(Expressions scalars, Emitter emitter) {
        this.scalars = scalars;
        this.emitter = emitter;
    }

    Columns write(Relation.Series series) throws TooLargeException {
        var bins = emitter.columns(series.bins());
        var steps = steps(series, spans(series, bins));
        var joined = joined(series, bins, steps);
        var keys = series.keys();
        var all = new ArrayList<>(keys);
        series.values().forEach(value -> all.add(value.array()));
        all.add(series.axisArray());
        var order = Sql.of("ORDER BY {0}", joined.reference(series.index()));
        var by = new ArrayList<Sql>();
        for (int i = 1; i <= keys.size(); i++) {
            by.add(Sql.text(Integer.toString(i)));
        }
        return emitter.define(
                all,
                "SELECT {0} FROM " + joined.table() + (keys.isEmpty() ? " HAVING count(*) > 0" : " GROUP BY {1}"),
                columns -> {
                    var list = new ArrayList<Sql>();
                    list.addAll(passed(keys, joined, columns));
                    for (var value : series.values()) {
                        list.add(columns.labelled(gathered(joined.reference(value.from()), order), value.array()));
                    }
                    var item = joined.reference(series.item().field());
                    list.add(columns.labelled(gathered(item, order), series.axisArray()));
                    return Sql.join(", ", list);
                },
                Sql.join(", ", by));
    }

    private static Sql gathered(Sql value, Sql order) {
        return Sql.of("to_json(list({0} {1}))", value, order);
    }

    /** For each series the numbers of its first and last steps. */
    private Columns spans(Relation.Series series, Columns bins) throws TooLargeException {
        var index = bins.reference(series.index());
        var first = series.first() == null ? Sql.of("min({0})", index) : Sql.text("0");
        var last = series.last() == null ? Sql.of("max({0})", index) : scalars.alone(series.last());
        var by = new ArrayList<Sql>();
        for (int i = 1; i <= series.keys().size(); i++) {
            by.add(Sql.text(Integer.toString(i)));
        }
        var fields = new ArrayList<>(series.keys());
        fields.add(FIRST);
        fields.add(LAST);
        return emitter.define(
                fields,
                "SELECT {0} FROM " + bins.table() + (by.isEmpty() ? "" : " GROUP BY {1}") + " HAVING count(*) > 0",
                columns -> {
                    var list = passed(series.keys(), bins, columns);
                    list.add(columns.labelled(first, FIRST));
                    list.add(columns.labelled(last, LAST));
                    return Sql.join(", ", list);
                },
                Sql.join(", ", by));
    }

    /** Every step of every series, with the axis' value there. */
    private Columns steps(Relation.Series series, Columns spans) throws TooLargeException {
        var fields = new ArrayList<>(series.keys());
        fields.add(series.index());
        var counted = emitter.define(
                fields,
                "SELECT {0} FROM " + spans.table() + ", LATERAL (SELECT unnest(CASE WHEN {2} - {1} < " + LONGEST
                        + " THEN range({1}, {2} + 1) ELSE error('a series of more than " + LONGEST
                        + " steps') END) AS i) AS u",
                columns -> {
                    var list = passed(series.keys(), spans, columns);
                    list.add(columns.labelled(Sql.text("u.i"), series.index()));
                    return Sql.join(", ", list);
                },
                spans.reference(FIRST),
                spans.reference(LAST));
        var numbers = scalars.prepared(counted, List.of(), List.of(series.axis().value()));
        var point = series.axis().field();
        var value = scalars.sql(series.axis().value(), numbers, List.of());
        var more = new ArrayList<>(fields);
        more.add(point);
        return emitter.define(more, "SELECT {0} FROM " + numbers.table(), columns -> {
            var list = passed(fields, numbers, columns);
            list.add(columns.labelled(value, point));
            return Sql.join(", ", list);
        });
    }

    /** The steps with the values that are there, and the others' defaults. */
    private Columns joined(Relation.Series series, Columns bins, Columns points) throws TooLargeException {
        var needed = new ArrayList<Bound>();
        needed.add(series.item().value());
        series.values().forEach(value -> needed.add(value.standard()));
        if (series.within() != null) {
            needed.add(series.within());
        }
        var steps = scalars.prepared(points, List.of(), needed);
        var on = new ArrayList<Sql>();
        on.add(Sql.of("{0} = {1}", steps.reference(series.index()), bins.reference(series.index())));
        for (var key : series.keys()) {
            on.add(Sql.of("{0} IS NOT DISTINCT FROM {1}", steps.reference(key), bins.reference(key)));
        }
        var within = series.within() == null ? Sql.text("TRUE") : scalars.sql(series.within(), steps, List.of());
        var item = scalars.sql(series.item().value(), steps, List.of());
        var standards = new ArrayList<Sql>();
        for (var value : series.values()) {
            standards.add(scalars.sql(value.standard(), steps, List.of()));
        }
        var fields = new ArrayList<>(series.keys());
        fields.add(series.index());
        var all = new ArrayList<>(fields);
        series.values().forEach(value -> all.add(value.from()));
        all.add(series.item().field());
        return emitter.define(
                all,
                "SELECT {0} FROM " + steps.table() + " LEFT JOIN " + bins.table() + " ON {1} WHERE {2}",
                columns -> {
                    var list = passed(fields, steps, columns);
                    for (int i = 0; i < series.values().size(); i++) {
                        var from = series.values().get(i).from();
                        var filled = Sql.of(
                                "CASE WHEN {0} IS NULL THEN {1} ELSE {2} END",
                                bins.reference(series.index()), standards.get(i), bins.reference(from));
                        list.add(columns.labelled(filled, from));
                    }
                    list.add(columns.labelled(item, series.item().field()));
                    return Sql.join(", ", list);
                },
                Sql.join(" AND ", on),
                within);
    }

    private static List<Sql> passed(List<Field> fields, Columns from, Columns to) {
        var list = new ArrayList<Sql>();
        fields.forEach(field -> list.add(to.labelled(from.reference(field), field)));
        return list;
    }
}

package dev.gatehouse.kql.sql;

import dev.gatehouse.kql.bind.Assignment;
import dev.gatehouse.kql.bind.Relation;
import dev.gatehouse.kql.functions.Sql;
import java.util.ArrayList;
import java.util.List;

/** Stages that make rows as SQL. */
final class Rows {
    /** A bag's properties as bags of one property each. */
    private static final String PROPERTIES =
            "list_transform(json_keys({0}), lambda k: json_object(k, json_extract({0}, '/' || replace(replace(k, '~', '~0'), '/', '~1'))))";

    /** A bag's properties as arrays of name and value. */
    private static final String PAIRS =
            "list_transform(json_keys({0}), lambda k: json_array(k, json_extract({0}, '/' || replace(replace(k, '~', '~0'), '/', '~1'))))";

    private final Expressions scalars;

    Rows(Expressions scalars) {
        this.scalars = scalars;
    }

    Columns values(Relation.Values values, Emitter emitter) throws TooLargeException {
        var fields = new ArrayList<>(values.shape().fields());
        fields.add(values.ordinal());
        if (values.rows().isEmpty()) {
            return emitter.define(
                    fields,
                    "SELECT {0} WHERE FALSE",
                    columns -> Sql.join(
                            ", ",
                            fields.stream()
                                    .map(field -> columns.labelled(Sql.nullOf(field.type()), field))
                                    .toList()));
        }
        var rows = new ArrayList<Sql>();
        for (var row : values.rows()) {
            var cells = new ArrayList<Sql>();
            for (var cell : row) {
                cells.add(scalars.alone(cell));
            }
            cells.add(Sql.text(Integer.toString(rows.size())));
            rows.add(Sql.of("({0})", Sql.join(", ", cells)));
        }
        return emitter.define(
                fields, "SELECT * FROM (VALUES {1}) AS v({0})", columns -> columns.list(fields), Sql.join(", ", rows));
    }

    Columns sequence(Relation.Sequence sequence, Emitter emitter) throws TooLargeException {
        return emitter.define(
                List.of(sequence.number()),
                "SELECT r.range AS {0} FROM range(0, greatest(0, {1})) AS r",
                columns -> columns.list(List.of(sequence.number())),
                scalars.alone(sequence.count()));
    }

    Columns expand(Relation.Expand expand, Columns input, Emitter emitter) throws TooLargeException {
        var order = expand.input().shape().order();
        var from = scalars.prepared(
                input, order, expand.arrays().stream().map(Assignment::value).toList());
        var lists = new ArrayList<Sql>();
        for (var array : expand.arrays()) {
            var value = scalars.sql(array.value(), from, order);
            var elements = Sql.of(
                    "CASE coalesce(json_type({0}), 'NULL') WHEN 'NULL' THEN [NULL::JSON]"
                            + " WHEN 'ARRAY' THEN from_json({0}, '[\"JSON\"]') WHEN 'OBJECT' THEN "
                            + (expand.bagsAsArrays() ? PAIRS : PROPERTIES)
                            + " ELSE [{0}] END",
                    value);
            lists.add(
                    expand.limit() == null
                            ? elements
                            : Sql.of("list_slice({0}, 1, {1})", elements, scalars.alone(expand.limit())));
        }
        var all = new ArrayList<>(expand.shape().all());
        if (!all.contains(expand.index())) {
            all.add(expand.index());
        }
        var made = expand.arrays().stream().map(Assignment::field).toList();
        var kept = all.stream()
                .filter(field -> !made.contains(field) && !field.equals(expand.index()))
                .toList();
        var given = new ArrayList<Sql>();
        kept.forEach(field -> given.add(from.labelled(from.reference(field), field)));
        var items = new ArrayList<Sql>();
        var lengths = new ArrayList<Sql>();
        for (int i = 0; i < lists.size(); i++) {
            given.add(Sql.of("{0} AS \"$l" + i + "\"", lists.get(i)));
            items.add(Sql.text("unnest(x.\"$l" + i + "\") AS \"$u" + i + "\""));
            lengths.add(Sql.text("len(x.\"$l" + i + "\")"));
        }
        items.add(Sql.of("unnest(range(0, greatest({0}))) AS \"$i\"", Sql.join(", ", lengths)));
        // No LATERAL join: that one loses the order of the elements, and hashes whole rows.
        return emitter.define(
                all,
                "SELECT {0} FROM (SELECT x.*, {1} FROM (SELECT {2} FROM " + from.table() + ") AS x) AS u",
                columns -> Sql.join(
                        ", ",
                        all.stream()
                                .map(field -> {
                                    int place = made.indexOf(field);
                                    Sql value;
                                    if (field.equals(expand.index())) {
                                        value = Sql.text("u.\"$i\"");
                                    } else if (place >= 0) {
                                        value = Sql.text("nullif(u.\"$u" + place + "\", 'null'::JSON)");
                                    } else {
                                        value = from.reference(field, "u");
                                    }
                                    return columns.labelled(value, field);
                                })
                                .toList()),
                Sql.join(", ", items),
                Sql.join(", ", given));
    }
}

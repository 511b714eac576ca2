package dev.gatehouse.kql.functions;

import dev.gatehouse.kql.schema.Type;
import java.util.ArrayList;
import java.util.List;

/** Dynamics: arrays and bags. What is no array where one is wanted gives null. */
final class Documents {
    private Documents() {}

    static List<ScalarFunction> all() {
        var all = new ArrayList<ScalarFunction>();
        for (var name : List.of("parse_json", "todynamic", "parsejson", "toobject")) {
            all.add(Entry.of(
                            name + "(text: string): dynamic\n" + name + "(value: dynamic): dynamic",
                            "JSON as a dynamic; text that is no JSON as a string.",
                            (a, t) -> t.getFirst().type() == Type.STRING
                                    ? Dynamics.parse(a.getFirst())
                                    : parsed(a.getFirst()))
                    .named());
        }
        all.add(Entry.of(
                "dynamic_to_json(value: value): string",
                "The JSON of a value.",
                (a, t) -> Sql.of(
                        "coalesce({0}::VARCHAR, '')",
                        Conversions.toJson(a.getFirst(), t.getFirst().type()))));
        all.addAll(JsonPaths.all());
        arrays(all);
        bags(all);
        sets(all);
        all.add(Entry.of("pack_array(value: value*): dynamic", "An array of values.", (a, t) -> array(a, t)));
        all.add(Entry.of(
                "repeat(value: value, count: place): dynamic",
                "An array of one value several times.",
                (a, t) -> Sql.of(
                        "to_json(list_transform(range(least({1}, 131072)), lambda i: {0}))",
                        Conversions.toJson(a.getFirst(), t.getFirst().type()), a.get(1))));
        all.add(Entry.of("""
                range(start: integer, stop: integer, step: integer?): dynamic
                range(start: number, stop: number, step: number?): dynamic
                range(start: timespan, stop: timespan, step: timespan?): dynamic
                range(start: datetime, stop: datetime, step: timespan): dynamic""", "An array of equally spaced values, 1,048,576 at most.", Documents::range));
        all.add(Entry.of(
                "geo_info_from_ip_address(ip: string): dynamic",
                "What is known of an address's place: nothing, an empty bag, since there is no such data here.",
                "'{}'::JSON"));
        return all;
    }

    /** A dynamic string that is JSON itself. */
    private static Sql parsed(Sql dynamic) {
        return Sql.of(
                        "CASE WHEN json_type({0}) = 'VARCHAR' THEN {1} ELSE {0} END",
                        dynamic, Dynamics.parse(Sql.of("json_extract_string({0}, '$')", dynamic)))
                .grouped();
    }

    private static Sql array(List<Sql> values, List<ArgumentType> types) {
        return values.isEmpty()
                ? Sql.text("'[]'::JSON")
                : Sql.of("json_array({0})", Sql.join(", ", elements(values, types)));
    }

    private static List<Sql> elements(List<Sql> values, List<ArgumentType> types) {
        var elements = new ArrayList<Sql>();
        for (int i = 0; i < values.size(); i++) {
            elements.add(Conversions.toJson(values.get(i), types.get(i).type()));
        }
        return elements;
    }

    private static Sql lists(List<Sql> arrays) {
        return Sql.join(", ", arrays.stream().map(Dynamics::list).toList());
    }

    private static void arrays(List<ScalarFunction> all) {
        all.add(Entry.of(
                "array_length(array: array): long",
                "The number of elements.",
                "(CASE WHEN json_type({0}) = 'ARRAY' THEN json_array_length({0})::BIGINT END)"));
        all.add(Entry.of(
                "arraylength(array: array): long",
                "The same as array_length.",
                "(CASE WHEN json_type({0}) = 'ARRAY' THEN json_array_length({0})::BIGINT END)"));
        all.add(Entry.of(
                "array_concat(array: array*): dynamic",
                "All elements of several arrays.",
                (a, _) -> Sql.of("to_json(list_concat({0}))", lists(a))));
        all.add(Entry.of(
                "array_reverse(array: array): dynamic",
                "The elements in reverse order.",
                (a, _) -> Sql.of("to_json(list_reverse({0}))", lists(a))));
        all.add(Entry.of(
                "array_slice(array: array, start: place, end: place): dynamic",
                "The elements from a place to another, both included; negative places count from the end.",
                (a, _) -> Sql.of(
                        "to_json(list_slice({0}, CASE WHEN {1} < 0 THEN greatest(len({0}) + {1}, 0) ELSE {1} END + 1, CASE WHEN {2} < 0 THEN len({0}) + {2} ELSE {2} END + 1))",
                        Dynamics.list(a.get(0)), a.get(1), a.get(2))));
        all.add(Entry.of(
                "array_split(array: array, index: place): dynamic",
                "Two arrays: the elements before a place, and the others.",
                (a, _) -> Sql.of(
                        "list_transform([{0}], lambda l: CASE WHEN l IS NOT NULL THEN json_array(to_json(list_slice(l, 1, P)), to_json(list_slice(l, P + 1, len(l)))) END)[1]"
                                .replace("P", "(CASE WHEN {1} < 0 THEN greatest(len(l) + {1}, 0) ELSE {1} END)"),
                        Dynamics.list(a.get(0)),
                        a.get(1))));
        all.add(Entry.of(
                "array_sum(array: array): real",
                "The sum of an array of numbers.",
                (a, _) -> Sql.of(
                        "coalesce(list_sum(list_transform({0}, lambda e: TRY_CAST(json_extract_string(e, '$') AS DOUBLE))), CASE WHEN json_type({1}) = 'ARRAY' THEN 0 END)",
                        Dynamics.list(a.get(0)), a.get(0))));
        all.add(Entry.of(
                "array_index_of(array: array, value: value): long",
                "The place of a value, -1 if it is nowhere.",
                (a, t) -> Sql.of(
                                "coalesce(list_position({0}, {1}), 0)::BIGINT - 1",
                                Dynamics.list(a.get(0)),
                                Conversions.toJson(a.get(1), t.get(1).type()))
                        .grouped()));
        sort(all, "array_sort_asc", "ASC", "the least first");
        sort(all, "array_sort_desc", "DESC", "the greatest first");
        all.add(Entry.of(
                "array_shift_left(array: array, count: place, fill: value?): dynamic",
                "The elements moved towards the beginning, places at the end filled.",
                (a, t) -> shift(a, t, "")));
        all.add(Entry.of(
                "array_shift_right(array: array, count: place, fill: value?): dynamic",
                "The elements moved towards the end, places at the beginning filled.",
                (a, t) -> shift(a, t, "-")));
        all.add(Entry.of(
                "array_rotate_left(array: array, count: place): dynamic",
                "The elements moved towards the beginning, and round.",
                (a, _) -> rotate(a, "")));
        all.add(Entry.of(
                "array_rotate_right(array: array, count: place): dynamic",
                "The elements moved towards the end, and round.",
                (a, _) -> rotate(a, "-")));
        all.add(iff("array_iff"));
        all.add(iff("array_iif"));
        all.add(Entry.of(
                "strcat_array(array: array, delimiter: text): string",
                "The elements as one text with a delimiter between.",
                Documents::join));
        all.add(Entry.of(
                "array_strcat(array: array, delimiter: text): string", "The same as strcat_array.", Documents::join));
        all.add(Entry.of(
                "zip(array: array*): dynamic",
                "An array of arrays: the first elements of all, the second, and so on.",
                (a, _) -> {
                    var places = new ArrayList<Sql>();
                    for (int i = 1; i <= a.size(); i++) {
                        places.add(Sql.text("z[" + i + "]"));
                    }
                    return Sql.of(
                            "to_json(list_transform(list_zip({0}), lambda z: [{1}]))",
                            lists(a), Sql.join(", ", places));
                }));
    }

    private static Sql join(List<Sql> a, List<ArgumentType> types) {
        // What joins texts in DuckDB wants a constant between them.
        return types.get(1).constant() != null && types.get(1).type() == Type.STRING
                ? Sql.of("coalesce(array_to_string({0}, {1}), '')", Dynamics.texts(a.get(0)), a.get(1))
                : Sql.of(
                        "coalesce(substr(list_reduce(list_concat([''], {0}), lambda x, y: x || {1} || y), length({1}) + 1), '')",
                        Dynamics.texts(a.get(0)), a.get(1));
    }

    private static void sort(List<ScalarFunction> all, String name, String direction, String which) {
        // Numbers by value, texts as such.
        all.add(Entry.of(
                name + "(array: array, nullsLast: bool?!): dynamic",
                "The elements in order, " + which + "; nulls last unless nullsLast is false.",
                (a, t) -> {
                    boolean last =
                            t.size() < 2 || !Boolean.FALSE.equals(t.get(1).constant());
                    // The first field puts nulls where they belong.
                    var isNull = last == direction.equals("ASC") ? "e IS NULL" : "e IS NOT NULL";
                    return Sql.of(
                            "to_json(list_transform(list_sort(list_transform(list_transform({0}, lambda j: nullif(j, 'null'::JSON)),"
                                    + " lambda e: {z: " + isNull
                                    + ", n: TRY_CAST(json_extract_string(e, '$') AS DOUBLE),"
                                    + " s: json_extract_string(e, '$'), e: e}), '" + direction + "'), lambda r: r.e))",
                            Dynamics.list(a.getFirst()));
                }));
    }

    private static Sql shift(List<Sql> a, List<ArgumentType> types, String sign) {
        var fill = types.size() > 2 ? Conversions.toJson(a.get(2), types.get(2).type()) : Sql.text("NULL::JSON");
        return Sql.of(
                "to_json(list_transform(range(len({0})), lambda i: CASE WHEN i + " + sign + "{1} >= 0 AND i + " + sign
                        + "{1} < len({0}) THEN {0}[(i + " + sign + "{1} + 1)::BIGINT] ELSE {2} END))",
                Dynamics.list(a.get(0)),
                a.get(1),
                fill);
    }

    private static Sql rotate(List<Sql> a, String sign) {
        return Sql.of(
                "to_json(list_transform(range(len({0})), lambda i: {0}[((i + " + sign
                        + "{1}) % len({0}) + len({0})) % len({0}) + 1]))",
                Dynamics.list(a.get(0)),
                a.get(1));
    }

    private static ScalarFunction iff(String name) {
        return Entry.of(
                name + "(conditions: array, then: value, else: value): dynamic",
                "For every condition an element of one array or of the other; a value that is no array counts for all.",
                (a, t) -> {
                    var then = Conversions.toJson(a.get(1), t.get(1).type());
                    var otherwise = Conversions.toJson(a.get(2), t.get(2).type());
                    return Sql.of(
                            "to_json(list_transform({0}, lambda c, i: CASE WHEN {3} THEN CASE WHEN json_type({1}) = 'ARRAY' THEN from_json({1}, '[\"JSON\"]')[i] ELSE {1} END"
                                    + " ELSE CASE WHEN json_type({2}) = 'ARRAY' THEN from_json({2}, '[\"JSON\"]')[i] ELSE {2} END END))",
                            Dynamics.list(a.get(0)), then, otherwise, Conversions.toBool(Sql.text("c"), Type.DYNAMIC));
                });
    }

    private static final String MAP = "from_json({0}, '\"MAP(VARCHAR,JSON)\"')";

    private static Sql map(Sql bag) {
        return Sql.of(MAP, bag);
    }

    private static void bags(List<ScalarFunction> all) {
        all.add(Entry.of(
                "bag_keys(bag: bag): dynamic",
                "The names of a bag's members.",
                "(CASE WHEN json_type({0}) = 'OBJECT' THEN to_json(json_keys({0})) END)"));
        all.add(Entry.of(
                "bag_has_key(bag: bag, key: string): bool",
                "Whether a bag has a member.",
                "(CASE WHEN json_type({0}) = 'OBJECT' THEN list_contains(json_keys({0}), {1}) END)"));
        all.add(Entry.of(
                "bag_merge(bag: bag*): dynamic",
                "One bag of all members; of members with the same name, the first.",
                (a, _) -> {
                    // The order of names is that of their first map, a value the one of their last.
                    var maps = a.stream().map(Documents::map).toList();
                    return Sql.of(
                            "to_json(map_concat(MAP{}::MAP(VARCHAR,JSON), {0}, {1}))",
                            Sql.join(", ", maps), Sql.join(", ", maps.reversed()));
                }));
        all.add(Entry.of(
                "bag_remove_keys(bag: bag, keys: array): dynamic",
                "A bag without some members.",
                (a, _) -> Sql.of(
                        "to_json(map_from_entries(list_filter(map_entries({0}), lambda e: NOT list_contains({1}, e.key))))",
                        map(a.get(0)), Dynamics.texts(a.get(1)))));
        all.add(Entry.of(
                "bag_set_key(bag: bag, key: string!, value: value): dynamic",
                "A bag with a member set.",
                (a, t) -> Sql.of(
                        "to_json(map_concat({0}, MAP{{1}: {2}}))",
                        map(a.get(0)),
                        a.get(1),
                        Conversions.toJson(a.get(2), t.get(2).type()))));
        all.add(Entry.of(
                "bag_zip(keys: array, values: array): dynamic",
                "A bag of names and values.",
                (a, _) -> Sql.of(
                        "to_json(map_from_entries(list_transform(list_distinct({0}), lambda k: {k: k, v: {1}[list_position({0}, k)]})))",
                        Dynamics.texts(a.get(0)), Dynamics.list(a.get(1)))));
        for (var name : List.of("bag_pack", "pack", "pack_dictionary")) {
            all.add(Entry.of(
                            name + "(key: text*, value: value*): dynamic",
                            "A bag of names and values.",
                            Documents::pack)
                    .checked(arguments -> arguments.size() % 2 == 0
                            ? null
                            : new Typing.Refused(Typing.Refused.CALL, name + " takes pairs of a name and a value")));
        }
    }

    private static Sql pack(List<Sql> a, List<ArgumentType> types) {
        var members = new ArrayList<Sql>();
        for (int i = 0; i + 1 < a.size(); i += 2) {
            members.add(a.get(i));
            members.add(Conversions.toJson(a.get(i + 1), types.get(i + 1).type()));
        }
        return Sql.of("json_object({0})", Sql.join(", ", members));
    }

    private static void sets(List<ScalarFunction> all) {
        all.add(Entry.of(
                "set_has_element(set: array, value: value): bool",
                "Whether an array has an element.",
                (a, t) -> Sql.of(
                        "list_contains({0}, {1})",
                        Dynamics.list(a.get(0)),
                        Conversions.toJson(a.get(1), t.get(1).type()))));
        all.add(Entry.of(
                "set_union(set: array*): dynamic",
                "The different elements of several arrays.",
                (a, _) -> Sql.of("to_json(" + distinct("list_concat({0})") + ")", lists(a))));
        all.add(Entry.of(
                "set_intersect(set: array*): dynamic", "The elements that all arrays have.", (a, _) -> fold(a, "")));
        all.add(Entry.of(
                "set_difference(set: array*): dynamic",
                "The elements of the first array that no other has.",
                (a, _) -> fold(a, "NOT ")));
        all.add(Entry.of(
                "set_equals(a: array, b: array): bool",
                "Whether two arrays have the same elements.",
                (a, _) -> Sql.of(
                        "(list_sort(list_distinct({0})) = list_sort(list_distinct({1})))",
                        Dynamics.list(a.get(0)), Dynamics.list(a.get(1)))));
        all.add(Entry.of(
                "jaccard_index(a: array, b: array): real",
                "How many elements two arrays share, of all that they have.",
                (a, _) -> Sql.of(
                                "len(list_intersect({0}, {1}))::DOUBLE / len(list_distinct(list_concat({0}, {1})))",
                                Dynamics.list(a.get(0)), Dynamics.list(a.get(1)))
                        .grouped()));
    }

    /** Each once, where it first stands. */
    private static String distinct(String list) {
        return "list_filter(" + list + ", lambda e, i: list_position(" + list + ", e) = i)";
    }

    private static Sql fold(List<Sql> arrays, String not) {
        var tests = arrays.stream()
                .skip(1)
                .map(each -> Sql.of(not + "list_contains({0}, e)", Dynamics.list(each)))
                .toList();
        var first = Dynamics.list(arrays.getFirst());
        return tests.isEmpty()
                ? Sql.of("to_json(" + distinct("{0}") + ")", first)
                : Sql.of(
                        "to_json(list_filter({0}, lambda e, i: list_position({0}, e) = i AND {1}))",
                        first, Sql.join(" AND ", tests));
    }

    private static Sql range(List<Sql> a, List<ArgumentType> types) {
        var type = types.getFirst().type();
        var step = a.size() > 2
                ? a.get(2)
                : type == Type.TIMESPAN ? Sql.text(Long.toString(Timespans.HOUR)) : Sql.text("1");
        var cast = types.stream().allMatch(each -> each.type() != Type.REAL && each.type() != Type.DECIMAL)
                ? "::BIGINT"
                : "::DOUBLE";
        var from = type == Type.DATETIME ? Datetimes.ticks(a.get(0)) : a.get(0);
        var to = type == Type.DATETIME ? Datetimes.ticks(a.get(1)) : a.get(1);
        // Counted by way of reals, stepped by way of wider integers: from one end of the range to the other nothing
        // overflows.
        var wide = cast.equals("::BIGINT") ? "::HUGEINT" : cast;
        var elements = Sql.of(
                "list_transform(range(CASE WHEN {2} = 0 THEN 0 ELSE least(greatest(floor(({1}::DOUBLE - {0}::DOUBLE) / {2}::DOUBLE) + 1, 0),"
                        + " 1048576)::BIGINT END), lambda i: ({0}" + wide + " + i * {2}" + wide + ")" + cast + ")",
                from,
                to,
                step);
        return switch (type) {
            case DATETIME ->
                Sql.of(
                        "to_json(list_transform({0}, lambda t: {1}))",
                        elements, Conversions.toText(Datetimes.ofTicks(Sql.text("t")), Type.DATETIME));
            case TIMESPAN ->
                Sql.of(
                        "to_json(list_transform({0}, lambda t: {1}))",
                        elements, Conversions.toText(Sql.text("t"), Type.TIMESPAN));
            default -> Sql.of("to_json({0})", elements);
        };
    }
}

package dev.gatehouse.kql.functions;

import static dev.gatehouse.kql.schema.Type.BOOL;
import static dev.gatehouse.kql.schema.Type.DATETIME;
import static dev.gatehouse.kql.schema.Type.DYNAMIC;
import static dev.gatehouse.kql.schema.Type.LONG;
import static dev.gatehouse.kql.schema.Type.STRING;
import static dev.gatehouse.kql.schema.Type.TIMESPAN;

import dev.gatehouse.kql.schema.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Operators with a list on their right: {@code in}, {@code has_any}, {@code between}; and {@code []}. */
final class Lists {
    private Lists() {}

    static List<ScalarFunction> all() {
        return List.of(
                new Operator("in", Lists::in, (a, types) -> in(a, types, false)),
                new Operator("!in", Lists::in, (a, types) -> Sql.of("(NOT {0})", in(a, types, false))),
                new Operator("in~", Lists::words, (a, types) -> in(a, types, true)),
                new Operator("!in~", Lists::words, (a, types) -> Sql.of("(NOT {0})", in(a, types, true))),
                new Operator("has_any", Lists::words, (a, types) -> terms(a, types, " OR ", "list_bool_or", "FALSE")),
                new Operator("has_all", Lists::words, (a, types) -> terms(a, types, " AND ", "list_bool_and", "TRUE")),
                new Operator("between", Lists::between, (a, types) -> between(a, types, "")),
                new Operator("!between", Lists::between, (a, types) -> between(a, types, "NOT ")),
                new Operator(
                        "[]",
                        Lists::element,
                        (a, types) -> types.get(1).type() == STRING
                                ? Dynamics.atName(a.get(0), a.get(1))
                                : Dynamics.atPlace(
                                        a.get(0),
                                        Conversions.to(a.get(1), types.get(1).type(), LONG))));
    }

    private static @Nullable Type in(List<Type> types) {
        return types.stream().skip(1).allMatch(type -> Comparisons.alike(types.getFirst(), type) != null) ? BOOL : null;
    }

    private static @Nullable Type words(List<Type> types) {
        return types.stream().allMatch(type -> type == STRING || type == DYNAMIC) ? BOOL : null;
    }

    private static @Nullable Type element(List<Type> types) {
        var by = types.get(1);
        return types.getFirst() == DYNAMIC && (by == STRING || by == DYNAMIC || Types.isInteger(by)) ? DYNAMIC : null;
    }

    private static @Nullable Type between(List<Type> types) {
        var value = types.get(0);
        if (value == DATETIME && types.get(1) == DATETIME && types.get(2) == TIMESPAN) {
            return BOOL;
        }
        return Comparisons.ordered(value, types.get(1)) != null && Comparisons.ordered(value, types.get(2)) != null
                ? BOOL
                : null;
    }

    /** The second end may be a timespan behind the first. Null is between nothing. */
    private static Sql between(List<Sql> a, List<ArgumentType> types, String not) {
        var low = Operators.of(">=").sql(List.of(a.get(0), a.get(1)), List.of(types.get(0), types.get(1)));
        boolean span = types.get(0).type() == DATETIME && types.get(2).type() == TIMESPAN;
        var end = span ? Datetimes.plus(a.get(1), a.get(2)) : a.get(2);
        var high = Operators.of("<=")
                .sql(List.of(a.get(0), end), List.of(types.get(0), span ? types.get(0) : types.get(2)));
        return Sql.of("(" + not + "({0} AND {1}))", low, high);
    }

    private static Sql in(List<Sql> arguments, List<ArgumentType> types, boolean anyCase) {
        var value = arguments.getFirst();
        var type = types.getFirst();
        var plain = new ArrayList<Sql>();
        var tests = new ArrayList<Sql>();
        var as = type.type();
        for (int i = 1; i < arguments.size(); i++) {
            var each = types.get(i);
            if (each.type() == DYNAMIC) {
                tests.add(inArray(value, type.type(), arguments.get(i), anyCase));
            } else if (anyCase || (each.type() == as && (as == STRING || each.constant() != null))) {
                plain.add(
                        anyCase
                                ? lower(Conversions.to(arguments.get(i), each.type(), STRING), each)
                                : arguments.get(i));
            } else if (type.type() == DYNAMIC && each.type() == STRING) {
                plain.add(arguments.get(i));
            } else {
                tests.add(Comparisons.equal(value, arguments.get(i), type, each, false));
            }
        }
        if (!plain.isEmpty()) {
            var left = as == DYNAMIC || anyCase ? Conversions.to(value, as, STRING) : value;
            left = anyCase ? Sql.of("lower({0})", left) : left;
            var test = Sql.of("({0} IN ({1}))", left, Sql.join(", ", plain));
            tests.addFirst(as == STRING || as == DYNAMIC || anyCase ? test : Sql.of("coalesce({0}, FALSE)", test));
        }
        return tests.isEmpty() ? Sql.text("FALSE") : Sql.join(" OR ", tests).grouped();
    }

    private static Sql lower(Sql text, ArgumentType type) {
        return type.constant() instanceof String constant
                ? Sql.parameter(constant.toLowerCase(Locale.ROOT))
                : Sql.of("lower({0})", text);
    }

    /** Among the elements of a dynamic array, by their text. */
    private static Sql inArray(Sql value, Type type, Sql array, boolean anyCase) {
        var text = Conversions.to(value, type, STRING);
        var texts = Dynamics.texts(array);
        return anyCase
                ? Sql.of(
                        "coalesce(list_contains(list_transform({0}, lambda x: lower(x)), lower({1})), FALSE)",
                        texts, text)
                : Sql.of("coalesce(list_contains({0}, {1}), FALSE)", texts, text);
    }

    private static Sql terms(List<Sql> arguments, List<ArgumentType> types, String joined, String all, String none) {
        var text = Conversions.toText(arguments.getFirst(), types.getFirst().type());
        var tests = new ArrayList<Sql>();
        for (int i = 1; i < arguments.size(); i++) {
            var each = types.get(i);
            if (each.type() == DYNAMIC) {
                tests.add(Sql.of(
                        "coalesce(" + all + "(list_transform({0}, lambda x: {1})), " + none + ")",
                        Dynamics.texts(arguments.get(i)),
                        Terms.matches(text, Sql.text("x"), Terms.Side.WHOLE, false)));
            } else {
                tests.add(
                        each.constant() instanceof String sought
                                ? Terms.matches(text, sought, Terms.Side.WHOLE, false)
                                : Terms.matches(text, arguments.get(i), Terms.Side.WHOLE, false));
            }
        }
        return tests.isEmpty() ? Sql.text(none) : Sql.join(joined, tests).grouped();
    }
}

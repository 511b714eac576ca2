package dev.gatehouse.kql.functions;

import dev.gatehouse.kql.schema.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Choices and questions about null. */
final class Conditions {
    private Conditions() {}

    static List<ScalarFunction> all() {
        return List.of(
                Entry.of(
                        "iff(if: bool, then: common, else: common): common",
                        "One of two values.",
                        "(CASE WHEN {0} THEN {1} ELSE {2} END)"),
                Entry.of(
                        "iif(if: bool, then: common, else: common): common",
                        "The same as iff.",
                        "(CASE WHEN {0} THEN {1} ELSE {2} END)"),
                Entry.of(
                                "case(predicate: bool*, then: common*, else: common): common",
                                "The value behind the first predicate that holds.",
                                Conditions::cases)
                        .checked(arguments -> arguments.size() % 2 == 1
                                ? null
                                : new Typing.Refused(Typing.Refused.CALL, "case needs a value for else")),
                Entry.of("not(expression: bool): bool", "The opposite.", "(NOT {0})"),
                Entry.of(
                        "isnull(value: value): bool",
                        "Whether a value is null; a string never is.",
                        (a, t) -> isNull(a.getFirst(), t.getFirst().type())),
                Entry.of(
                        "isnotnull(value: value): bool",
                        "Whether a value is not null.",
                        (a, t) -> Sql.of(
                                "(NOT {0})", isNull(a.getFirst(), t.getFirst().type()))),
                Entry.of(
                        "notnull(value: value): bool",
                        "The same as isnotnull.",
                        (a, t) -> Sql.of(
                                "(NOT {0})", isNull(a.getFirst(), t.getFirst().type()))),
                Entry.of("isempty(value: text): bool", "Whether a value is null or an empty string.", "({0} = '')"),
                Entry.of(
                        "isnotempty(value: text): bool",
                        "Whether a value is neither null nor an empty string.",
                        "({0} <> '')"),
                Entry.of("notempty(value: text): bool", "The same as isnotempty.", "({0} <> '')"),
                Entry.of(
                                "coalesce(value: common*): common",
                                "The first value that is not null, of strings the first that is not empty.",
                                Conditions::coalesce)
                        .checked(Conditions::alike),
                Entry.of(
                                "max_of(value: common*): common",
                                "The greatest value that is not null.",
                                (a, _) -> Sql.of("greatest({0})", Sql.join(", ", a)))
                        .checked(Conditions::orderable),
                Entry.of(
                                "min_of(value: common*): common",
                                "The least value that is not null.",
                                (a, _) -> Sql.of("least({0})", Sql.join(", ", a)))
                        .checked(Conditions::orderable));
    }

    private static Typing.@Nullable Refused orderable(List<ArgumentType> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            if (arguments.get(i).type() == Type.DYNAMIC) {
                return new Typing.Refused(i, "a dynamic has no order: convert it first");
            }
        }
        return alike(arguments);
    }

    private static Typing.@Nullable Refused alike(List<ArgumentType> arguments) {
        for (int i = 1; i < arguments.size(); i++) {
            var first = arguments.getFirst().type();
            var type = arguments.get(i).type();
            if (first != type && !(Types.isNumeric(first) && Types.isNumeric(type))) {
                return new Typing.Refused(i, "all values must be of one type: " + first + " and " + type + " are not");
            }
        }
        return null;
    }

    private static Sql isNull(Sql value, Type type) {
        return switch (type) {
            case STRING -> Sql.text("FALSE");
            case DYNAMIC -> Sql.of("(nullif({0}, 'null'::JSON) IS NULL)", value);
            case BOOL, INT, LONG, REAL, DECIMAL, DATETIME, TIMESPAN, GUID -> Sql.of("({0} IS NULL)", value);
        };
    }

    private static Sql cases(List<Sql> arguments, List<ArgumentType> types) {
        var branches = new ArrayList<Sql>();
        for (int i = 0; i + 1 < arguments.size(); i += 2) {
            branches.add(Sql.of("WHEN {0} THEN {1}", arguments.get(i), arguments.get(i + 1)));
        }
        return Sql.of("(CASE {0} ELSE {1} END)", Sql.join(" ", branches), arguments.getLast());
    }

    private static Sql coalesce(List<Sql> arguments, List<ArgumentType> types) {
        return types.stream().allMatch(each -> each.type() == Type.STRING)
                ? Sql.of(
                        "coalesce({0}, '')",
                        Sql.join(
                                ", ",
                                arguments.stream()
                                        .map(each -> Sql.of("nullif({0}, '')", each))
                                        .toList()))
                : Sql.of("coalesce({0})", Sql.join(", ", arguments));
    }
}

package dev.gatehouse.kql.functions;

import static dev.gatehouse.kql.schema.Type.DYNAMIC;
import static dev.gatehouse.kql.schema.Type.STRING;

import dev.gatehouse.kql.schema.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * {@code =~ has contains startswith endswith hasprefix hassuffix}, with {@code _cs} where case counts and {@code !} for
 * the opposite, and {@code matches regex}. A dynamic counts as its text.
 */
final class StringOperators {
    private StringOperators() {}

    static List<ScalarFunction> all() {
        var all = new ArrayList<ScalarFunction>();
        all.add(text("=~", (a, b, _) -> Sql.of("(lower({0}) = {1})", a, lower(b))));
        all.add(text("!~", (a, b, _) -> Sql.of("(lower({0}) <> {1})", a, lower(b))));
        both(all, "contains", "contains({0}, {1})");
        both(all, "startswith", "starts_with({0}, {1})");
        both(all, "endswith", "ends_with({0}, {1})");
        term(all, "has", Terms.Side.WHOLE);
        term(all, "hasprefix", Terms.Side.PREFIX);
        term(all, "hassuffix", Terms.Side.SUFFIX);
        all.add(new Regex(
                text("matches regex", (a, b, _) -> Regexes.guarded("regexp_matches({0}, {1})", b.type(), a, b.sql()))));
        return all;
    }

    /** One operand of an operator; its text if that is known. */
    private record Operand(Sql sql, ArgumentType type) {
        Sql lower() {
            return type.constant() instanceof String constant
                    ? Sql.parameter(constant.toLowerCase(Locale.ROOT))
                    : Sql.of("lower({0})", sql);
        }
    }

    private static Sql lower(Operand operand) {
        return operand.lower();
    }

    @FunctionalInterface
    private interface Test {
        Sql sql(Sql text, Operand sought, boolean caseSensitive);
    }

    private static ScalarFunction text(String name, Test test) {
        return new Operator(name, StringOperators::strings, (arguments, types) -> {
            var sought = types.get(1);
            return test.sql(
                    Conversions.toText(arguments.get(0), types.get(0).type()),
                    new Operand(
                            Conversions.toText(arguments.get(1), sought.type()),
                            sought.type() == STRING ? sought : new ArgumentType(STRING)),
                    name.endsWith("_cs"));
        });
    }

    private static @Nullable Type strings(List<Type> types) {
        return types.stream().allMatch(type -> type == STRING || type == DYNAMIC) ? Type.BOOL : null;
    }

    private static void both(List<ScalarFunction> all, String name, String sql) {
        for (var not : List.of("", "!")) {
            var template = not.isEmpty() ? sql : "(NOT " + sql + ")";
            all.add(text(not + name, (a, b, _) -> Sql.of(template, Sql.of("lower({0})", a), b.lower())));
            all.add(text(not + name + "_cs", (a, b, _) -> Sql.of(template, a, b.sql())));
        }
    }

    private static void term(List<ScalarFunction> all, String name, Terms.Side side) {
        for (var not : List.of("", "!")) {
            for (var end : List.of("", "_cs")) {
                all.add(text(not + name + end, (a, b, caseSensitive) -> {
                    var found = b.type().constant() instanceof String sought
                            ? Terms.matches(a, sought, side, caseSensitive)
                            : Terms.matches(a, b.sql(), side, caseSensitive);
                    return not.isEmpty() ? found : Sql.of("(NOT {0})", found);
                }));
            }
        }
    }

    /** {@code matches regex}: refuses what is no regular expression where that can be known. */
    private record Regex(ScalarFunction matches) implements ScalarFunction {
        @Override
        public String name() {
            return matches.name();
        }

        @Override
        public Typing type(List<ArgumentType> arguments) {
            var wrong = Regexes.check(arguments, 1);
            return wrong != null ? wrong : matches.type(arguments);
        }

        @Override
        public Sql sql(List<Sql> arguments, List<ArgumentType> types) {
            return matches.sql(arguments, types);
        }
    }
}

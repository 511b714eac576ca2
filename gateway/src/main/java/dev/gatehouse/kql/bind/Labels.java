package dev.gatehouse.kql.bind;

import dev.gatehouse.kql.functions.Functions;
import dev.gatehouse.kql.functions.Lookup;
import dev.gatehouse.kql.functions.ScalarFunction;
import dev.gatehouse.kql.syntax.Expr;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a column is called that holds an expression without a name: after the column at the heart of it, if there is one. */
final class Labels {
    private Labels() {}

    /**
     * The name, or null where the expression suggests none.
     *
     * @param aggregates names of the aggregates in it
     */
    static @Nullable String of(Expr expression, Map<Expr, String> aggregates) {
        return switch (expression) {
            case Expr.Name(var _, var text) -> text;
            case Expr.Member(var _, var target, var _, var name) -> joined(of(target, aggregates), name);
            case Expr.Index(var _, var target, var index) -> joined(of(target, aggregates), key(index));
            case Expr.Call call -> call(call, aggregates);
            case Expr.Literal _,
                    Expr.Argument _,
                    Expr.Star _,
                    Expr.Pattern _,
                    Expr.Unary _,
                    Expr.Binary _,
                    Expr.Among _,
                    Expr.Between _,
                    Expr.ToScalar _,
                    Expr.Materialize _,
                    Expr.Pipe _,
                    Expr.Datatable _,
                    Expr.Print _,
                    Expr.Range _,
                    Expr.Union _,
                    Expr.Search _,
                    Expr.Bad _ -> null;
        };
    }

    private static @Nullable String joined(@Nullable String target, String step) {
        return target == null ? null : target + "_" + step;
    }

    private static String key(Expr index) {
        return index instanceof Expr.Literal literal && literal.value() != null
                ? literal.value().toString()
                : "";
    }

    private static @Nullable String call(Expr.Call call, Map<Expr, String> aggregates) {
        var aggregate = aggregates.get(call);
        if (aggregate != null) {
            return aggregate;
        }
        if (!(Functions.scalar(call.name()) instanceof Lookup.Found<ScalarFunction>(var function))
                || call.arguments().isEmpty()) {
            return null;
        }
        return switch (function.resultName()) {
            case NONE -> null;
            case FIRST_ARGUMENT -> of(call.arguments().getFirst(), aggregates);
            case NAME_AND_FIRST_ARGUMENT -> prefixed(call.name(), call, aggregates);
            case TYPE_AND_FIRST_ARGUMENT -> prefixed("type", call, aggregates);
        };
    }

    private static String prefixed(String prefix, Expr.Call call, Map<Expr, String> aggregates) {
        var argument = of(call.arguments().getFirst(), aggregates);
        return prefix + "_" + (argument == null ? "" : argument);
    }
}

package dev.gatehouse.kql.bind;

import dev.gatehouse.kql.syntax.Expr;
import dev.gatehouse.kql.syntax.Statement;
import java.util.List;

/** Tells expressions for tables from those for values, as far as that can be seen without binding them. */
final class Kinds {
    private static final Meaning A_TABLE = new Meaning.Table(new Relation.Row(Shape.of(List.of(), 0)));

    private final Binding binding;

    Kinds(Binding binding) {
        this.binding = binding;
    }

    boolean isTable(Expr expression, Environment names) {
        return switch (expression) {
            case Expr.Pipe _,
                    Expr.Datatable _,
                    Expr.Print _,
                    Expr.Range _,
                    Expr.Union _,
                    Expr.Search _,
                    Expr.Materialize _,
                    Expr.Pattern _ -> true;
            case Expr.Name(var _, var name) -> isTable(name, names);
            case Expr.Call call -> names.find(call.name()) instanceof Meaning.Function function && function.table();
            case Expr.Literal _,
                    Expr.Argument _,
                    Expr.Star _,
                    Expr.Member _,
                    Expr.Index _,
                    Expr.Unary _,
                    Expr.Binary _,
                    Expr.Among _,
                    Expr.Between _,
                    Expr.ToScalar _,
                    Expr.Bad _ -> false;
        };
    }

    private boolean isTable(String name, Environment names) {
        return switch (names.find(name)) {
            case Meaning.Table _ -> true;
            case Meaning.Function function -> function.table();
            case Meaning.Value _, Meaning.Unknown _ -> false;
            case null -> binding.table(name) != null;
        };
    }

    /** What a {@code let} of a function defines. */
    Meaning.Function function(Statement.LetFunction function, Environment names) {
        var seen = names.frozen();
        var inner = new Environment(seen);
        for (var parameter : function.parameters()) {
            inner.define(
                    parameter.name().text(),
                    parameter instanceof Statement.TableParameter ? A_TABLE : new Meaning.Unknown());
        }
        for (var statement : function.body()) {
            inner.define(
                    statement.name().text(),
                    switch (statement) {
                        case Statement.Let(var _, var value) -> isTable(value, inner) ? A_TABLE : new Meaning.Unknown();
                        case Statement.LetFunction local -> function(local, inner);
                    });
        }
        return new Meaning.Function(function, seen, isTable(function.result(), inner));
    }
}

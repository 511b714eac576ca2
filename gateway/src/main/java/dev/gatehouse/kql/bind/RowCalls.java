package dev.gatehouse.kql.bind;

import dev.gatehouse.kql.functions.Functions;
import dev.gatehouse.kql.functions.Lookup;
import dev.gatehouse.kql.functions.ScalarFunction;
import dev.gatehouse.kql.functions.Types;
import dev.gatehouse.kql.functions.Typing;
import dev.gatehouse.kql.schema.Type;
import dev.gatehouse.kql.syntax.Expr;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Calls about columns and types rather than values: {@code column_ifexists}, {@code pack_all}, {@code bag_pack_columns}, {@code typeof}. */
final class RowCalls {
    private static final Set<String> NAMES =
            Set.of("column_ifexists", "columnifexists", "pack_all", "bag_pack_columns", "typeof");

    private final BindErrors errors;
    private final ScalarBinder scalars;

    RowCalls(BindErrors errors, ScalarBinder scalars) {
        this.errors = errors;
        this.scalars = scalars;
    }

    static boolean knows(String name) {
        return NAMES.contains(name);
    }

    @Nullable
    Bound bind(Expr.Call call, Scope scope) {
        return switch (call.name()) {
            case "typeof" -> type(call);
            case "pack_all" -> packAll(call, scope);
            case "bag_pack_columns" -> packColumns(call, scope);
            default -> columnIfExists(call, scope);
        };
    }

    /** For functions with a type among their arguments: its name. */
    private @Nullable Bound type(Expr.Call call) {
        if (call.arguments().size() == 1 && call.arguments().getFirst() instanceof Expr.Name(var span, var name)) {
            if (Types.named(name) != null) {
                return new Bound.Constant(Type.STRING, name);
            }
            errors.wrongArguments(span, "'" + name + "' is no type");
            return null;
        }
        errors.wrongArguments(call.span(), "'typeof' takes the name of a type");
        return null;
    }

    private @Nullable Bound columnIfExists(Expr.Call call, Scope scope) {
        if (call.arguments().size() != 2) {
            errors.wrongArguments(call.span(), "'" + call.name() + "' takes a column's name as a string and a default");
            return null;
        }
        var name = scalars.bind(call.arguments().getFirst(), scope);
        if (!(name instanceof Bound.Constant(var _, String column))) {
            if (name != null) {
                errors.notConstant(call.arguments().getFirst().span(), "the column's name");
            }
            return null;
        }
        var field = scope.row() == null ? null : scope.row().find(column);
        if (field == null) {
            return scalars.bind(call.arguments().get(1), scope);
        }
        if (scope.aggregates() != null) {
            errors.notAggregated(call.span(), column);
            return null;
        }
        return new Bound.Column(field);
    }

    private @Nullable Bound packAll(Expr.Call call, Scope scope) {
        if (!call.arguments().isEmpty()) {
            errors.unsupported(call.at(), "pack_all with an argument is not supported: it packs all columns");
            return null;
        }
        if (scope.row() == null || scope.aggregates() != null) {
            errors.wrongArguments(call.span(), "'pack_all' needs a row of a table");
            return null;
        }
        return pack(scope.row().fields().stream()
                .map(field -> new Bound.Column(field))
                .toList());
    }

    private @Nullable Bound packColumns(Expr.Call call, Scope scope) {
        var columns = new ArrayList<Bound.Column>();
        for (var argument : call.arguments()) {
            switch (scalars.bind(argument, scope)) {
                case Bound.Column column -> columns.add(column);
                case null -> {
                    return null;
                }
                default -> {
                    errors.columnNameExpected(argument.span());
                    return null;
                }
            }
        }
        return pack(columns);
    }

    private static @Nullable Bound pack(List<Bound.Column> columns) {
        var arguments = new ArrayList<Bound>();
        for (var column : columns) {
            arguments.add(new Bound.Constant(Type.STRING, column.field().name()));
            arguments.add(column);
        }
        return Functions.scalar("bag_pack") instanceof Lookup.Found<ScalarFunction>(var function)
                        && function.type(arguments.stream().map(Bound::argument).toList())
                                instanceof Typing.Of(var type)
                ? new Bound.Apply(type, function, arguments)
                : null;
    }
}

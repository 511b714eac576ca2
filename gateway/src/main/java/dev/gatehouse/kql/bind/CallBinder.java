package dev.gatehouse.kql.bind;

import dev.gatehouse.kql.functions.Aggregate;
import dev.gatehouse.kql.functions.Functions;
import dev.gatehouse.kql.functions.Lookup;
import dev.gatehouse.kql.functions.ScalarFunction;
import dev.gatehouse.kql.functions.Types;
import dev.gatehouse.kql.schema.Column;
import dev.gatehouse.kql.schema.Type;
import dev.gatehouse.kql.syntax.Expr;
import dev.gatehouse.kql.syntax.Statement;
import dev.gatehouse.text.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls: of the query's own functions, which are put in place, of aggregates where they are allowed, and of the language's. */
final class CallBinder {
    private final Binding binding;
    private final BindErrors errors;
    private final ScalarBinder scalars;
    private final TableBinder tables;
    private final RowCalls rows;

    CallBinder(Binding binding, ScalarBinder scalars, TableBinder tables) {
        this.binding = binding;
        this.errors = binding.errors();
        this.scalars = scalars;
        this.tables = tables;
        this.rows = new RowCalls(errors, scalars);
    }

    @Nullable
    Bound bind(Expr.Call call, Scope scope) {
        var meaning = scope.names().find(call.name());
        if (meaning instanceof Meaning.Function) {
            return value(call, scope);
        }
        if (meaning instanceof Meaning.Unknown) {
            return null;
        }
        if (RowCalls.knows(call.name())) {
            return rows.bind(call, scope);
        }
        var aggregate = Functions.aggregate(call.name());
        if (aggregate instanceof Lookup.Found<Aggregate>(var found)
                && (scope.aggregates() != null || !isScalar(call.name()))) {
            return aggregate(call, found, scope);
        }
        return switch (Functions.scalar(call.name())) {
            case Lookup.Found<ScalarFunction>(var function) ->
                scalars.apply(function, call.arguments(), call.span(), scope);
            case Lookup.Refused<ScalarFunction>(var message) -> {
                errors.unsupported(call.at(), message);
                yield null;
            }
            case Lookup.Unknown<ScalarFunction>(var meant) -> {
                unknown(call, meant, aggregate, scope);
                yield null;
            }
        };
    }

    private static boolean isScalar(String name) {
        return Functions.scalar(name) instanceof Lookup.Found<ScalarFunction>;
    }

    private void unknown(Expr.Call call, String meant, Lookup<Aggregate> aggregate, Scope scope) {
        switch (aggregate) {
            case Lookup.Refused<Aggregate>(var message) -> errors.unsupported(call.at(), message);
            case Lookup.Unknown<Aggregate>(var other)
            when meant.isEmpty() || scope.aggregates() != null ->
                errors.unknownFunction(call.at(), call.name(), other.isEmpty() ? meant : other);
            case Lookup.Unknown<Aggregate> _, Lookup.Found<Aggregate> _ ->
                errors.unknownFunction(call.at(), call.name(), meant);
        }
    }

    private @Nullable Bound aggregate(Expr.Call call, Aggregate aggregate, Scope scope) {
        if (scope.aggregates() == null) {
            errors.aggregateNotAllowed(call.at(), call.name());
            return null;
        }
        var results = scope.aggregates().add(call, aggregate);
        return results == null ? null : new Bound.Column(results.getFirst());
    }

    /** A call of the query's own function that gives a value. */
    @Nullable
    Bound value(Expr.Call call, Scope scope) {
        return switch (call(call, scope)) {
            case Meaning.Value(var value) -> value;
            case Meaning.Table _ -> {
                errors.valueExpected(call.span(), "'" + call.name() + "'");
                yield null;
            }
            case Meaning.Function _, Meaning.Unknown _ -> null;
        };
    }

    /** A call of the query's own function, which exists. */
    Meaning call(Expr.Call call, Scope scope) {
        try {
            return binding.enter(call.span()) ? called(call, scope) : new Meaning.Unknown();
        } finally {
            binding.leave();
        }
    }

    private Meaning called(Expr.Call call, Scope scope) {
        if (!(scope.names().find(call.name()) instanceof Meaning.Function(var definition, var names, var _))) {
            return new Meaning.Unknown();
        }
        var arguments = arguments(call, definition);
        var inner = new Environment(names);
        if (arguments == null) {
            return new Meaning.Unknown();
        }
        boolean bad = false;
        for (var parameter : definition.parameters()) {
            var argument = arguments.get(parameter.name().text());
            var meaning = argument(parameter, argument, call, scope, names);
            bad |= meaning instanceof Meaning.Unknown;
            inner.define(parameter.name().text(), meaning);
        }
        if (bad) {
            return new Meaning.Unknown();
        }
        for (var statement : definition.body()) {
            tables.define(statement, inner);
        }
        return tables.either(definition.result(), inner);
    }

    /** By parameter; null where they do not fit, which is reported. */
    private @Nullable Map<String, Expr> arguments(Expr.Call call, Statement.LetFunction definition) {
        var parameters = definition.parameters();
        if (call.arguments().size() > parameters.size()) {
            errors.wrongArguments(
                    call.span(), "'%s' takes at most %d arguments".formatted(call.name(), parameters.size()));
            return null;
        }
        var byName = new HashMap<String, Expr>();
        int place = 0;
        for (var argument : call.arguments()) {
            if (argument instanceof Expr.Argument(var span, var name, var value)) {
                boolean known =
                        parameters.stream().anyMatch(each -> each.name().text().equals(name));
                if (!known || byName.put(name, value) != null) {
                    errors.wrongArguments(span, "'%s' has no argument '%s' left".formatted(call.name(), name));
                    return null;
                }
                continue;
            }
            if (byName.put(parameters.get(place).name().text(), argument) != null) {
                errors.wrongArguments(argument.span(), "arguments with names come last");
                return null;
            }
            place++;
        }
        return byName;
    }

    private Meaning argument(
            Statement.Parameter parameter, @Nullable Expr argument, Expr.Call call, Scope scope, Environment names) {
        return switch (parameter) {
            case Statement.TableParameter(var name, var columns, var _) ->
                argument == null ? missing(name.text(), call) : table(argument, columns, call.span(), scope);
            case Statement.ScalarParameter(var name, var type, var standard) -> {
                var written = argument == null ? standard : argument;
                if (written == null) {
                    yield missing(name.text(), call);
                }
                var value = scalars.bind(written, argument == null ? new Scope(names, null) : scope);
                if (value == null) {
                    yield new Meaning.Unknown();
                }
                var converted = fits(value, type) ? Binding.converted(value, type) : null;
                if (converted == null) {
                    errors.notOfType(written.span(), "the argument '" + name.text() + "'", type, value.type());
                    yield new Meaning.Unknown();
                }
                yield new Meaning.Value(converted);
            }
        };
    }

    private static boolean fits(Bound value, Type type) {
        boolean numbers = Types.isNumeric(type) && Types.isNumeric(value.type());
        return value.type() == type || numbers || value.type() == Type.DYNAMIC;
    }

    private Meaning missing(String parameter, Expr.Call call) {
        errors.wrongArguments(call.span(), "'%s' needs an argument for '%s'".formatted(call.name(), parameter));
        return new Meaning.Unknown();
    }

    private Meaning table(Expr argument, List<Column> columns, Span call, Scope scope) {
        var relation = tables.bind(argument, scope.names());
        return relation == null ? new Meaning.Unknown() : table(relation, columns, call);
    }

    /** A table for a parameter that wants columns. */
    Meaning table(Relation relation, List<Column> columns, Span at) {
        for (var column : columns) {
            var field = relation.shape().find(column.name());
            if (field == null || field.type() != column.type()) {
                errors.wrongArguments(
                        at, "the table has no column '%s' of type %s".formatted(column.name(), column.type()));
                return new Meaning.Unknown();
            }
        }
        return new Meaning.Table(relation);
    }
}

package dev.gatehouse.kql.bind;

import dev.gatehouse.kql.functions.Functions;
import dev.gatehouse.kql.functions.Lookup;
import dev.gatehouse.kql.functions.Operators;
import dev.gatehouse.kql.functions.ScalarFunction;
import dev.gatehouse.kql.functions.Typing;
import dev.gatehouse.kql.schema.Type;
import dev.gatehouse.kql.syntax.Expr;
import dev.gatehouse.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Expressions for values. What gives null was reported. */
final class ScalarBinder {
    private static final Set<String> RESTARTING = Set.of("row_number", "row_cumsum");

    private final Binding binding;
    private final BindErrors errors;
    private final TableBinder tables;
    private final CallBinder calls;
    private final SubqueryBinder subqueries;

    ScalarBinder(Binding binding, TableBinder tables) {
        this.binding = binding;
        this.errors = binding.errors();
        this.tables = tables;
        this.calls = new CallBinder(binding, this, tables);
        this.subqueries = new SubqueryBinder(binding, this, tables);
    }

    @Nullable
    Bound bind(Expr expression, Scope scope) {
        try {
            return binding.enter(expression.span()) ? bound(expression, scope) : null;
        } finally {
            binding.leave();
        }
    }

    private @Nullable Bound bound(Expr expression, Scope scope) {
        return switch (expression) {
            case Expr.Literal(var _, var type, var value) -> new Bound.Constant(type, value);
            case Expr.Name name -> name(name, scope);
            case Expr.Star(var span) -> {
                errors.starNotAllowed(span);
                yield null;
            }
            case Expr.Argument(var span, var name, var _) -> {
                errors.wrongArguments(
                        span,
                        "'%s' is a name for an argument, which only the query's own functions take".formatted(name));
                yield null;
            }
            case Expr.Pattern(var span, var _) -> {
                errors.columnNameExpected(span);
                yield null;
            }
            case Expr.Member member ->
                step(member.target(), new Bound.Constant(Type.STRING, member.name()), member, scope);
            case Expr.Index index -> step(index.target(), bind(index.index(), scope), index, scope);
            case Expr.Call call -> calls.bind(call, scope);
            case Expr.Unary unary -> unary(unary, scope);
            case Expr.Binary binary -> binary(binary, scope);
            case Expr.Among among -> among(among, scope);
            case Expr.Between between ->
                apply(
                        Operators.of(between.operator()),
                        List.of(between.subject(), between.low(), between.high()),
                        between.span(),
                        scope);
            case Expr.ToScalar(var _, var table) -> subqueries.toScalar(table, scope);
            case Expr.Materialize _,
                    Expr.Pipe _,
                    Expr.Datatable _,
                    Expr.Print _,
                    Expr.Range _,
                    Expr.Union _,
                    Expr.Search _ -> {
                errors.valueExpected(expression.span(), "this");
                yield null;
            }
            case Expr.Bad _ -> null;
        };
    }

    /** A value of type bool; dynamics are refused, as Kusto does. */
    @Nullable
    Bound condition(Expr expression, Scope scope) {
        var bound = bind(expression, scope);
        if (bound != null && bound.type() != Type.BOOL) {
            errors.notOfType(expression.span(), "the condition", Type.BOOL, bound.type());
            return null;
        }
        return bound;
    }

    private @Nullable Bound name(Expr.Name name, Scope scope) {
        var row = scope.row();
        var field = row == null ? null : row.find(name.text());
        if (field != null) {
            if (scope.aggregates() != null) {
                errors.notAggregated(name.span(), name.text());
                return null;
            }
            return new Bound.Column(field);
        }
        return switch (scope.names().find(name.text())) {
            case Meaning.Value(var value) -> value;
            case Meaning.Unknown _ -> null;
            case Meaning.Function function
            when function.definition().parameters().isEmpty() ->
                calls.value(new Expr.Call(name.span(), name.span(), name.text(), List.of()), scope);
            case Meaning.Function _ -> {
                errors.wrongArguments(name.span(), "the function '%s' needs arguments".formatted(name.text()));
                yield null;
            }
            case Meaning.Table _ -> {
                errors.valueExpected(name.span(), "'" + name.text() + "'");
                yield null;
            }
            case null -> {
                unknown(name, scope);
                yield null;
            }
        };
    }

    private void unknown(Expr.Name name, Scope scope) {
        if (binding.schema().tables().stream().anyMatch(table -> table.name().equals(name.text()))) {
            errors.valueExpected(name.span(), "'" + name.text() + "'");
            return;
        }
        if (Functions.scalar(name.text()) instanceof Lookup.Found
                || Functions.aggregate(name.text()) instanceof Lookup.Found) {
            errors.wrongArguments(
                    name.span(), "the function '%1$s' is called with brackets: %1$s()".formatted(name.text()));
            return;
        }
        var known = new ArrayList<>(scope.names().all(Meaning.Value.class));
        if (scope.row() != null) {
            scope.row().fields().forEach(field -> known.add(field.name()));
        }
        errors.unknownColumn(name.span(), name.text(), known);
    }

    private @Nullable Bound step(Expr target, @Nullable Bound key, Expr whole, Scope scope) {
        var base = bind(target, scope);
        if (base == null || key == null) {
            return null;
        }
        if (base.type() != Type.DYNAMIC) {
            errors.noMembers(whole.span(), base.type());
            return null;
        }
        if (key instanceof Bound.Constant(var type, var value)
                && (type == Type.STRING || type == Type.LONG)
                && value != null) {
            return step(base, value, scope);
        }
        return apply(Operators.of("[]"), List.of(base, key), List.of(target, whole), whole.span(), scope);
    }

    private static Bound step(Bound base, Object key, Scope scope) {
        if (base instanceof Bound.Path path && !path.text()) {
            var steps = new ArrayList<>(path.steps());
            steps.add(key);
            return new Bound.Path(path.base(), steps, false, null);
        }
        var promoted = base instanceof Bound.Column(var field) && key instanceof String member && scope.row() != null
                ? scope.row().promoted(field, member)
                : null;
        return new Bound.Path(base, List.of(key), false, promoted);
    }

    private @Nullable Bound unary(Expr.Unary unary, Scope scope) {
        var operand = bind(unary.operand(), scope);
        if (operand instanceof Bound.Constant(var type, var value)) {
            var negated = Constants.negated(value, unary.operator());
            if (negated != null) {
                return new Bound.Constant(type, negated);
            }
        }
        return operand == null
                ? null
                : apply(
                        Operators.of("unary " + unary.operator()),
                        List.of(operand),
                        List.of(unary.operand()),
                        unary.span(),
                        scope);
    }

    private @Nullable Bound binary(Expr.Binary binary, Scope scope) {
        var symbol = binary.operator().equals("<>") ? "!=" : binary.operator();
        if (binary.left() instanceof Expr.Star) {
            return anyColumn(symbol, binary, scope);
        }
        var left = bind(binary.left(), scope);
        var right = bind(binary.right(), scope);
        if (left == null || right == null) {
            return null;
        }
        var constant = Constants.fold(symbol, left, right);
        if (constant != null) {
            return constant;
        }
        var function = Operators.of(symbol);
        var typing = function.type(List.of(left.argument(), right.argument()));
        if (typing instanceof Typing.Refused(var argument, var message)) {
            errors.refused(
                    argument == 0
                            ? binary.left().span()
                            : argument == 1 ? binary.right().span() : binary.span(),
                    message);
            return null;
        }
        return apply(function, List.of(left, right), List.of(binary.left(), binary.right()), binary.span(), scope);
    }

    /** {@code * has "x"}: one of the columns for which the operator is defined. */
    private @Nullable Bound anyColumn(String symbol, Expr.Binary binary, Scope scope) {
        var right = bind(binary.right(), scope);
        if (right == null || scope.row() == null) {
            return null;
        }
        return anyColumn(symbol, right, scope.row(), binary.span());
    }

    @Nullable
    Bound anyColumn(String symbol, Bound right, Row row, Span at) {
        boolean negated = symbol.startsWith("!");
        var tests = new ArrayList<Bound>();
        for (var field : row.fields()) {
            boolean searched = field.type() == right.type() || field.type() == Type.DYNAMIC;
            var test = searched ? Binding.operator(symbol, new Bound.Column(field), right) : null;
            if (test != null) {
                tests.add(test);
            }
        }
        return switch (tests.size()) {
            case 0 -> {
                errors.refused(at, "no column has a type for which '%s' is defined".formatted(symbol));
                yield null;
            }
            default -> combined(negated ? "and" : "or", tests, 0, tests.size());
        };
    }

    /** A balanced tree, of little depth. */
    private static Bound combined(String operator, List<Bound> tests, int from, int to) {
        if (to - from == 1) {
            return tests.get(from);
        }
        int middle = (from + to) >>> 1;
        return Objects.requireNonNull(Binding.operator(
                operator, combined(operator, tests, from, middle), combined(operator, tests, middle, to)));
    }

    private @Nullable Bound among(Expr.Among among, Scope scope) {
        if (among.list().size() == 1 && tables.isTable(among.list().getFirst(), scope.names())) {
            return subqueries.within(among, among.list().getFirst(), scope);
        }
        var all = new ArrayList<Expr>();
        all.add(among.subject());
        all.addAll(among.list());
        if (among.subject() instanceof Expr.Star) {
            errors.starNotAllowed(among.subject().span());
            return null;
        }
        return apply(Operators.of(among.operator()), all, among.span(), scope);
    }

    @Nullable
    Bound apply(ScalarFunction function, List<Expr> arguments, Span at, Scope scope) {
        var bound = new ArrayList<Bound>();
        for (var argument : arguments) {
            var value = bind(argument, scope);
            if (value != null) {
                bound.add(value);
            }
        }
        return bound.size() < arguments.size() ? null : apply(function, bound, arguments, at, scope);
    }

    @Nullable
    Bound apply(ScalarFunction function, List<Bound> arguments, List<Expr> written, Span at, Scope scope) {
        var restart = restart(function, arguments);
        var used = restart == null ? arguments : arguments.subList(0, 1);
        var types = used.stream().map(Bound::argument).toList();
        return switch (function.type(types)) {
            case Typing.Of(var type) -> {
                if (function.name().equals("tostring")
                        && arguments.getFirst() instanceof Bound.Path(var base, var steps, var _, var promoted)) {
                    yield new Bound.Path(base, steps, true, promoted);
                }
                var call = new Bound.Apply(type, function, used);
                if (!function.needsOrder()) {
                    yield call;
                }
                if (scope.row() == null) {
                    errors.noRowOrder(at, function.name());
                    yield null;
                }
                yield restart == null ? scope.row().window(call) : scope.row().restarting(call, restart);
            }
            case Typing.Refused(var argument, var message) -> {
                boolean known = argument >= 0 && argument < written.size();
                errors.refused(known ? written.get(argument).span() : at, message);
                yield null;
            }
        };
    }

    /** The argument that tells a function of rows in order where to begin anew; null where it has none, or never does. */
    private static @Nullable Bound restart(ScalarFunction function, List<Bound> arguments) {
        return function.needsOrder()
                        && RESTARTING.contains(function.name())
                        && arguments.size() == 2
                        && arguments.getLast().type() == Type.BOOL
                        && arguments.getLast().argument().constant() == null
                ? arguments.getLast()
                : null;
    }
}

package dev.gatehouse.expr.bind;

import dev.gatehouse.expr.syntax.Expr;
import dev.gatehouse.expr.syntax.TypeName;
import dev.gatehouse.text.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Queries as the calls that they stand for: {@code from x in s where c select v} is {@code s.Where(x => c).Select(x =>
 * v)}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/csharp/language-reference/language-specification/expressions#1220-query-expressions">Query
 *     expressions</a>
 */
final class Queries {
    private final Binder binder;
    /** Parameters of ours, and the range variables that travel in them. */
    private final Map<String, List<Range>> hidden = new HashMap<>();

    /** Where clauses stand that have become calls. */
    private final Set<Span> calls = new HashSet<>();

    private final IdentityHashMap<Expr.Parameter, Boolean> ranges = new IdentityHashMap<>();

    private int count;

    Queries(Binder binder) {
        this.binder = binder;
    }

    /** Whether the parameter is a range variable. */
    boolean isRange(Expr.Parameter parameter) {
        return ranges.containsKey(parameter);
    }

    /** Whether the call there is a clause of a query. */
    boolean isClause(Span at) {
        return calls.contains(at);
    }

    /** A range variable inside of a parameter: the properties that lead to it. */
    private record Range(String name, List<String> path) {}

    /** Declares the range variables that a parameter of ours carries. */
    void declareRanges(Variable parameter) {
        for (var range : hidden.getOrDefault(parameter.name(), List.of())) {
            binder.scope.declare(range.name(), new Scope.Alias(parameter, range.path()));
        }
    }

    Bound bind(Expr.Query query) {
        var translation = new Translation();
        for (int i = 0; i < query.clauses().size(); i++) {
            var clause = query.clauses().get(i);
            boolean only = i == 1 && query.clauses().getFirst() instanceof Expr.From;
            translation.add(clause, only);
        }
        return translation.failed ? new Bound.Bad(query.span()) : binder.expressions.bind(translation.source);
    }

    /** A query on its way. */
    private final class Translation {
        private Expr source = new Expr.Missing(Span.at(0));
        /** The parameter of the next lambda: a range variable, or one of ours that carries several. */
        private String parameter = "";

        private boolean failed;
        private final List<String> known = new ArrayList<>();

        void add(Expr.Clause clause, boolean only) {
            var at = clause.span();
            switch (clause) {
                case Expr.From from -> from(from);
                case Expr.Where(var _, var condition) -> call(at, "Where", lambda(at, condition));
                case Expr.Let(var _, var name, var value) -> {
                    declare(at, name);
                    carry(at, "Select", List.of(), name, value);
                }
                case Expr.Join join -> join(join);
                case Expr.OrderBy(var _, var keys) -> {
                    var method = "OrderBy";
                    for (var key : keys) {
                        call(
                                key.span(),
                                method + (key.descending() ? "Descending" : ""),
                                lambda(key.span(), key.key()));
                        method = "ThenBy";
                    }
                }
                case Expr.Select(var _, var value) -> {
                    boolean same =
                            value instanceof Expr.Name name && name.text().equals(parameter);
                    if (!same || only) {
                        call(at, "Select", lambda(at, value));
                    }
                }
                case Expr.Group(var _, var value, var key) -> {
                    if (value instanceof Expr.Name name && name.text().equals(parameter)) {
                        call(at, "GroupBy", lambda(at, key));
                    } else {
                        call(at, "GroupBy", lambda(at, key), lambda(at, value));
                    }
                }
                case Expr.Into(var _, var name) -> {
                    known.clear();
                    declare(at, name);
                    parameter = name;
                }
            }
        }

        private void declare(Span at, String name) {
            var existing = binder.scope.find(name);
            boolean local = existing instanceof Variable || existing instanceof Function;
            if (local || known.contains(name)) {
                binder.errors.duplicateRange(at, name, local);
                failed = true;
            }
            known.add(name);
        }

        private void from(Expr.From from) {
            var at = from.span();
            var items = typed(at, from.type(), from.items());
            declare(at, from.name());
            if (parameter.isEmpty()) {
                source = items;
                parameter = from.name();
            } else {
                carry(at, "SelectMany", List.of(lambda(at, items)), from.name(), null);
            }
        }

        private void join(Expr.Join join) {
            var at = join.span();
            var items = typed(at, join.type(), join.items());
            var left = lambda(at, join.left());
            declare(at, join.name());
            var right = lambda(at, join.name(), join.right());
            var into = join.into();
            if (into == null) {
                carry(at, "Join", List.of(items, left, right), join.name(), null);
            } else {
                known.remove(join.name());
                declare(at, into);
                carry(at, "GroupJoin", List.of(items, left, right), into, null);
            }
        }

        /** {@code Cast<T>} where a range variable has a type. */
        private Expr typed(Span at, @Nullable TypeName type, Expr items) {
            return type == null
                    ? items
                    : new Expr.Call(at, new Expr.Member(at, items, "Cast", items.span(), List.of(type)), List.of());
        }

        /**
         * Hands on what there is and one more variable, in a value of an anonymous type.
         *
         * @param value of the new variable; null where it is the second parameter of the last lambda
         */
        private void carry(Span at, String method, List<Expr> arguments, String name, @Nullable Expr value) {
            var before = parameter;
            var members = List.of(
                    new Expr.Setting(at, before, new Expr.Name(at, before, List.of())),
                    new Expr.Setting(at, name, value == null ? new Expr.Name(at, name, List.of()) : value));
            var both = new Expr.NewAnonymous(at, members);
            var all = new ArrayList<>(arguments);
            all.add(value == null ? lambda(at, List.of(before, name), both) : lambda(at, before, both));
            call(at, method, all.toArray(Expr[]::new));
            var next = "<range" + count++ + ">";
            var carriedOn = new ArrayList<Range>();
            var carried = hidden.get(before);
            if (carried == null) {
                carriedOn.add(new Range(before, List.of(before)));
            } else {
                for (var range : carried) {
                    var path = new ArrayList<>(List.of(before));
                    path.addAll(range.path());
                    carriedOn.add(new Range(range.name(), path));
                }
            }
            carriedOn.add(new Range(name, List.of(name)));
            hidden.put(next, carriedOn);
            parameter = next;
        }

        private Expr lambda(Span at, Expr body) {
            return lambda(at, parameter, body);
        }

        private Expr lambda(Span at, String name, Expr body) {
            return lambda(at, List.of(name), body);
        }

        private Expr lambda(Span at, List<String> names, Expr body) {
            var parameters = names.stream()
                    .map(name -> new Expr.Parameter(at, null, name, Expr.Passing.VALUE, false, null))
                    .toList();
            parameters.forEach(parameter -> ranges.put(parameter, true));
            return new Expr.Lambda(at, parameters, false, body, null);
        }

        private void call(Span at, String method, Expr... arguments) {
            calls.add(at);
            var passed = new ArrayList<Expr.Argument>();
            for (var argument : arguments) {
                passed.add(new Expr.Argument(argument.span(), null, Expr.Passing.VALUE, argument));
            }
            source = new Expr.Call(at, new Expr.Member(at, source, method, at, List.of()), passed);
        }
    }
}

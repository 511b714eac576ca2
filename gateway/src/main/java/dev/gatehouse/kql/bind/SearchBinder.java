package dev.gatehouse.kql.bind;

import dev.gatehouse.kql.schema.Table;
import dev.gatehouse.kql.schema.Type;
import dev.gatehouse.kql.syntax.Expr;
import dev.gatehouse.kql.syntax.SearchFor;
import dev.gatehouse.text.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code search}: rows that have a term anywhere.
 *
 * @see <a href="https://learn.microsoft.com/kusto/query/search-operator">search operator</a>
 */
final class SearchBinder {
    private static final String TABLE = "$table";

    private final Binding binding;
    private final ScalarBinder scalars;
    private final TableBinder tables;
    private final UnionBinder unions;

    SearchBinder(Binding binding, ScalarBinder scalars, TableBinder tables, UnionBinder unions) {
        this.binding = binding;
        this.scalars = scalars;
        this.tables = tables;
        this.unions = unions;
    }

    @Nullable
    Relation bind(Expr.Search search, List<Table> among, Environment names) {
        var members = new ArrayList<UnionBinder.Member>();
        for (var table : among) {
            var found = filtered(search.search(), tables.scan(table), names);
            if (found == null) {
                return null;
            }
            members.add(new UnionBinder.Member(table.name(), found));
        }
        if (members.isEmpty()) {
            binding.errors().unknownTable(search.span(), "", List.of());
            return null;
        }
        return unions.of(members, false, TABLE);
    }

    @Nullable
    Relation bind(SearchFor search, String name, Relation input, Span at, Environment names) {
        var found = filtered(search, input, names);
        if (found == null) {
            return null;
        }
        if (found.shape().find(TABLE) != null) {
            binding.errors().declaredTwice(at, TABLE);
            return null;
        }
        var table = binding.field(TABLE, Type.STRING);
        var fields = new ArrayList<Field>();
        fields.add(table);
        fields.addAll(found.shape().fields());
        var source = new Assignment(table, new Bound.Constant(Type.STRING, name));
        return new Relation.Compute(found.shape().with(fields), found, List.of(source));
    }

    private @Nullable Relation filtered(SearchFor search, Relation input, Environment names) {
        var row = new Row(binding, input);
        var condition = condition(search.predicate(), search.caseSensitive(), new Scope(names, row), row);
        return condition == null ? null : StageBinder.filtered(row.relation(), input, condition);
    }

    private @Nullable Bound condition(Expr predicate, boolean caseSensitive, Scope scope, Row row) {
        return switch (predicate) {
            case Expr.Literal(var span, var type, String term)
            when type == Type.STRING -> {
                var test = Term.of(term, caseSensitive);
                yield test == null ? pattern(span, term) : scalars.anyColumn(test.operator(), test.value(), row, span);
            }
            case Expr.Binary binary
            when binary.operator().equals("and") || binary.operator().equals("or") ->
                Binding.operator(
                        binary.operator(),
                        condition(binary.left(), caseSensitive, scope, row),
                        condition(binary.right(), caseSensitive, scope, row));
            case Expr.Call call
            when call.name().equals("not") && call.arguments().size() == 1 -> {
                var inner = condition(call.arguments().getFirst(), caseSensitive, scope, row);
                yield inner == null ? null : Binding.call(Binding.scalar("not"), inner);
            }
            case Expr.Binary binary
            when binary.operator().equals(":") -> {
                if (binary.right() instanceof Expr.Literal(var span, var _, String text)) {
                    var test = Term.of(text, caseSensitive);
                    yield test == null ? pattern(span, text) : column(binary, test, scope, row);
                }
                yield scalars.condition(
                        new Expr.Binary(binary.span(), binary.at(), "==", binary.left(), binary.right()), scope);
            }
            default -> scalars.condition(predicate, scope);
        };
    }

    private @Nullable Bound column(Expr.Binary binary, Term test, Scope scope, Row row) {
        if (binary.left() instanceof Expr.Star) {
            return scalars.anyColumn(test.operator(), test.value(), row, binary.span());
        }
        var column = scalars.bind(binary.left(), scope);
        var found = column == null ? null : Binding.operator(test.operator(), column, test.value());
        if (column != null && found == null) {
            binding.errors().notOfType(binary.left().span(), "what is searched", Type.STRING, column.type());
        }
        return found;
    }

    private @Nullable Bound pattern(Span at, String term) {
        binding.errors()
                .unsupported(
                        at,
                        "the search pattern '%s' is not supported; a star may only begin or end it".formatted(term));
        return null;
    }

    /** A term and what its stars mean. */
    private record Term(String operator, Bound value) {
        static @Nullable Term of(String term, boolean caseSensitive) {
            boolean begins = term.startsWith("*");
            boolean ends = term.length() > 1 && term.endsWith("*");
            var text = term.substring(begins ? 1 : 0, term.length() - (ends ? 1 : 0));
            if (text.contains("*")) {
                return null;
            }
            var operator = begins && ends ? "contains" : begins ? "hassuffix" : ends ? "hasprefix" : "has";
            return new Term(caseSensitive ? operator + "_cs" : operator, new Bound.Constant(Type.STRING, text));
        }
    }
}

package dev.gatehouse.kql.bind;

import dev.gatehouse.kql.schema.Table;
import dev.gatehouse.kql.schema.Type;
import dev.gatehouse.kql.syntax.Expr;
import dev.gatehouse.kql.syntax.UnionOf;
import dev.gatehouse.text.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/**
 * {@code union}: the rows of several tables. Columns of one name and different types become a column for each type.
 *
 * @see <a href="https://learn.microsoft.com/kusto/query/union-operator">union operator</a>
 */
final class UnionBinder {
    /** DuckDB plans them one within another, and refuses a thousand. */
    private static final int MOST = 200;

    private final Binding binding;
    private final TableBinder tables;

    UnionBinder(Binding binding, TableBinder tables) {
        this.binding = binding;
        this.tables = tables;
    }

    /** @param name empty where the table has none */
    record Member(String name, Relation relation) {}

    /** @param first what came through the pipe, if anything did */
    @Nullable
    Relation bind(UnionOf union, @Nullable Member first, Span at, Environment names) {
        var members = new ArrayList<Member>();
        if (first != null) {
            members.add(first);
        }
        boolean bad = false;
        for (var written : union.tables()) {
            var some = members(written, union.fuzzy(), names);
            bad |= some == null;
            members.addAll(some == null ? List.of() : some);
        }
        if (bad) {
            return null;
        }
        if (members.isEmpty()) {
            binding.errors().unknownTable(at, "", List.of());
            return null;
        }
        if (members.size() > MOST) {
            binding.errors().tooManyTables(at, MOST);
            return null;
        }
        var source = union.source();
        return binding.checked(of(members, union.inner(), source == null ? null : source.text()), at);
    }

    private @Nullable List<Member> members(Expr written, boolean fuzzy, Environment names) {
        if (written instanceof Expr.Pattern(var span, var text)) {
            var found = new ArrayList<Member>();
            for (var table : binding.schema().tables()) {
                if (Wildcards.matches(text, table.name())) {
                    found.add(new Member(table.name(), tables.scan(table)));
                }
            }
            for (var name : names.all(Meaning.Table.class)) {
                if (Wildcards.matches(text, name)
                        && names.find(name) instanceof Meaning.Table(var relation)
                        && !text.equals("*")) {
                    found.add(new Member(name, relation));
                }
            }
            if (found.isEmpty() && !fuzzy) {
                var known = binding.schema().tables().stream().map(Table::name).toList();
                binding.errors().unknownTable(span, text, known);
                return null;
            }
            return found;
        }
        var name = written instanceof Expr.Name(var _, var text) ? text : "";
        if (fuzzy && !name.isEmpty() && names.find(name) == null && tables.table(name) == null) {
            return List.of();
        }
        var relation = tables.bind(written, names);
        return relation == null ? null : List.of(new Member(name, relation));
    }

    /** @param source name of the column for the tables' names */
    Relation of(List<Member> members, boolean inner, @Nullable String source) {
        var types = new LinkedHashMap<String, SequencedSet<Type>>();
        for (var member : members) {
            for (var field : member.relation().shape().fields()) {
                types.computeIfAbsent(field.name(), _ -> new LinkedHashSet<>()).add(field.type());
            }
        }
        if (inner) {
            types.entrySet().removeIf(each -> !isCommon(each.getKey(), each.getValue(), members));
        }
        var taken = new Names();
        var fields = new ArrayList<Field>();
        if (source != null) {
            taken.give(source);
            fields.add(binding.field(source, Type.STRING));
        }
        types.keySet().forEach(name -> taken.unique(name));
        var origins = new LinkedHashMap<Field, String>();
        types.forEach((name, kinds) -> {
            for (var type : kinds) {
                var field = binding.field(kinds.size() == 1 ? name : name + "_" + type, type);
                fields.add(field);
                origins.put(field, name);
            }
        });
        var inputs = new ArrayList<Relation>();
        int depth = 0;
        for (int i = 0; i < members.size(); i++) {
            var member = members.get(i);
            var name = member.name().isEmpty() ? "union_arg" + i : member.name();
            inputs.add(aligned(member.relation(), name, fields, origins));
            depth = Math.max(depth, member.relation().shape().depth());
        }
        return new Relation.Union(Shape.of(fields, depth + 2), inputs);
    }

    private static boolean isCommon(String name, SequencedSet<Type> types, List<Member> members) {
        return types.size() == 1
                && members.stream().allMatch(member -> member.relation().shape().find(name) != null);
    }

    /** The input with the union's fields, those it does not have being null. */
    private static Relation aligned(
            Relation input, String name, List<Field> fields, SequencedMap<Field, String> origins) {
        var assignments = new ArrayList<Assignment>();
        for (var field : fields) {
            var origin = origins.get(field);
            var from = origin == null ? null : input.shape().find(origin);
            Bound value;
            if (origin == null) {
                value = new Bound.Constant(Type.STRING, name);
            } else if (from != null && from.type() == field.type()) {
                value = new Bound.Column(from);
            } else {
                value = Binding.nothing(field.type());
            }
            assignments.add(new Assignment(field, value));
        }
        return new Relation.Compute(Shape.of(fields, input.shape().depth() + 1), input, assignments);
    }
}

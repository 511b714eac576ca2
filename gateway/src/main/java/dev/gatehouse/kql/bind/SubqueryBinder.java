package dev.gatehouse.kql.bind;

import dev.gatehouse.kql.schema.Type;
import dev.gatehouse.kql.syntax.Expr;
import org.jspecify.annotations.Nullable;

/** Tables within expressions for values. They see nothing of the row. */
final class SubqueryBinder {
    private final BindErrors errors;
    private final ScalarBinder scalars;
    private final TableBinder tables;

    SubqueryBinder(Binding binding, ScalarBinder scalars, TableBinder tables) {
        this.errors = binding.errors();
        this.scalars = scalars;
        this.tables = tables;
    }

    /** {@code in} with a table for a list. */
    @Nullable
    Bound within(Expr.Among among, Expr list, Scope scope) {
        var subject = scalars.bind(among.subject(), scope);
        var table = tables.bind(list, scope.names());
        if (subject == null || table == null) {
            return null;
        }
        if (among.operator().startsWith("has")) {
            errors.unsupported(
                    list.span(), "'%s' with a table is not supported; list the terms".formatted(among.operator()));
            return null;
        }
        var first = table.shape().fields().getFirst();
        boolean comparable = subject.type() == first.type()
                || (first.type() != Type.DYNAMIC
                        && subject.type() != Type.DYNAMIC
                        && Binding.operator("==", subject, new Bound.Column(first)) != null);
        if (!comparable || first.type() == Type.DYNAMIC) {
            errors.joinTypes(among.span(), subject.type(), first.type());
            return null;
        }
        var converted = Binding.converted(subject, first.type());
        return converted == null
                ? null
                : new Bound.Within(
                        converted,
                        table,
                        among.operator().startsWith("!"),
                        among.operator().endsWith("~"));
    }

    /** {@code toscalar} of a table, or of a value, which it leaves as it is. */
    @Nullable
    Bound toScalar(Expr table, Scope scope) {
        if (!tables.isTable(table, scope.names())) {
            return scalars.bind(table, new Scope(scope.names(), null));
        }
        var relation = tables.bind(table, scope.names());
        if (relation == null) {
            return null;
        }
        if (relation.shape().fields().isEmpty()) {
            errors.noColumns(table.span());
            return null;
        }
        return new Bound.Scalar(relation);
    }
}

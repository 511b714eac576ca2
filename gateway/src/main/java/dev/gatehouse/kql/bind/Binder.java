package dev.gatehouse.kql.bind;

import dev.gatehouse.kql.schema.Schema;
import dev.gatehouse.kql.syntax.Expr;
import dev.gatehouse.kql.syntax.Script;
import dev.gatehouse.kql.syntax.Stage;
import dev.gatehouse.text.Diagnostics;
import dev.gatehouse.text.Source;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives a query's tree its meaning. */
public final class Binder {
    private Binder() {}

    /**
     * The query's meaning; null if there is a mistake in it, which {@code diagnostics} then has.
     *
     * @param period to which tables are cut by {@code TimeGenerated}, where they have it
     */
    public static @Nullable Answer bind(
            Script script, Source source, Schema schema, @Nullable Period period, Diagnostics diagnostics) {
        var errors = new BindErrors(source, diagnostics);
        var binding = new Binding(schema, period, errors);
        var tables = new TableBinder(binding);
        var names = new Environment(null);
        for (var statement : script.statements()) {
            tables.define(statement, names);
        }
        var query = script.query();
        String visualization = null;
        Map<String, String> properties = Map.of();
        if (query instanceof Expr.Pipe(var span, var first, var stages)
                && stages.getLast() instanceof Stage.Render(var _, var kind, var wanted)) {
            visualization = kind;
            properties = wanted;
            query = new Expr.Pipe(span, first, stages.subList(0, stages.size() - 1));
        }
        var relation = tables.bind(query, names);
        if (relation == null || errors.count() > 0) {
            return null;
        }
        if (!Extent.check(relation, errors, query.span())) {
            return null;
        }
        if (relation.shape().fields().isEmpty()) {
            errors.noColumns(query.span());
            return null;
        }
        return new Answer(relation, visualization, properties);
    }
}

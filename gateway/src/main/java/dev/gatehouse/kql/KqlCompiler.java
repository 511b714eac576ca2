package dev.gatehouse.kql;

import dev.gatehouse.kql.bind.Binder;
import dev.gatehouse.kql.bind.Period;
import dev.gatehouse.kql.schema.Column;
import dev.gatehouse.kql.schema.Schema;
import dev.gatehouse.kql.sql.Emitter;
import dev.gatehouse.kql.sql.TooLargeException;
import dev.gatehouse.kql.syntax.Parser;
import dev.gatehouse.text.Diagnostic;
import dev.gatehouse.text.Diagnostics;
import dev.gatehouse.text.Source;
import dev.gatehouse.text.Span;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Compiles queries over the tables of a schema. Safe for use by several threads; a compilation takes a few
 * milliseconds and touches no table.
 *
 * <p>Whatever the text: it is either compiled or refused with diagnostics, never with an exception.
 */
public final class KqlCompiler {
    private final Schema schema;

    public KqlCompiler(Schema schema) {
        this.schema = schema;
    }

    /**
     * Compiles a query.
     *
     * @param source the query's text; its name is what diagnostics call it
     * @param now what the query takes as the present, wherever it asks for it
     * @param range time to which every table is cut; null for all there is
     * @param diagnostics receives every mistake found, and what else is to say
     * @return null if the query has errors
     */
    public @Nullable Query compile(Source source, Instant now, @Nullable TimeRange range, Diagnostics diagnostics) {
        var found = new Diagnostics();
        var query = query(source, now, range, found);
        diagnostics.addAll(found.list());
        return found.hasErrors() ? null : query;
    }

    private @Nullable Query query(Source source, Instant now, @Nullable TimeRange range, Diagnostics diagnostics) {
        var script = Parser.parse(source, diagnostics);
        if (diagnostics.hasErrors()) {
            return null;
        }
        var period = range == null ? null : new Period(range.from(), range.to());
        var answer = Binder.bind(script, source, schema, period, diagnostics);
        if (answer == null) {
            return null;
        }
        try {
            var emitted = Emitter.emit(answer, now);
            var columns = answer.relation().shape().fields().stream()
                    .map(field -> new Column(field.name(), field.type()))
                    .toList();
            var visualization = answer.visualization();
            var render = visualization == null ? null : new Render(visualization, answer.properties());
            return new Query(emitted.sql(), emitted.parameters(), columns, render);
        } catch (TooLargeException e) {
            diagnostics.add(Diagnostic.error("KQL301", source, Span.at(0), String.valueOf(e.getMessage())));
            return null;
        }
    }
}

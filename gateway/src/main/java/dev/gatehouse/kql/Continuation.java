package dev.gatehouse.kql;

import dev.gatehouse.kql.syntax.Expr;
import dev.gatehouse.kql.syntax.Parser;
import dev.gatehouse.kql.syntax.Stage;
import dev.gatehouse.text.Diagnostics;
import dev.gatehouse.text.Source;

/** Puts more stages behind a query, for those who want less than all of its rows. */
public final class Continuation {
    private Continuation() {}

    /**
     * The query and what is done with its result. A {@code render} at its end goes. Positions are those of the query as
     * written.
     *
     * @param stages without a pipe at the beginning: {@code where a > 1 | count}
     * @return the query itself if it cannot be read
     */
    public static Source of(Source query, String stages) {
        var mistakes = new Diagnostics();
        var script = Parser.parse(query, mistakes);
        if (mistakes.hasErrors()) {
            return query;
        }
        boolean rendered = script.query() instanceof Expr.Pipe pipe
                && pipe.stages().getLast() instanceof Stage.Render
                && pipe.span().end() == script.written().end();
        int end = rendered
                ? ((Expr.Pipe) script.query()).stages().getLast().span().start()
                : script.written().end();
        return query.rewrite()
                .copy(0, end)
                .replace(Math.max(0, end - 1), (rendered ? "" : "\n| ") + stages)
                .toSource();
    }
}

package dev.gatehouse.kql.syntax;

import dev.gatehouse.text.Span;
import java.util.List;

/**
 * A whole text: statements, then the one expression that is the question.
 *
 * @param written where that stands, brackets around it included
 */
public record Script(List<Statement> statements, Expr query, Span written) {
    public Script {
        statements = List.copyOf(statements);
    }
}

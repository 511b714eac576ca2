package dev.gatehouse.kql.syntax;

import java.util.List;

/** A whole text: statements, then the one expression that is the question. */
public record Script(List<Statement> statements, Expr query) {
    public Script {
        statements = List.copyOf(statements);
    }
}

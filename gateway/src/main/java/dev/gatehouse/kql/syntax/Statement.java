package dev.gatehouse.kql.syntax;

import dev.gatehouse.kql.schema.Column;
import dev.gatehouse.kql.schema.Type;
import dev.gatehouse.text.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A {@code let}: a name for a value, a table or a function. */
public sealed interface Statement {
    Named.Label name();

    record Let(Named.Label name, Expr value) implements Statement {}

    record LetFunction(Named.Label name, List<Parameter> parameters, List<Statement> body, Expr result)
            implements Statement {
        public LetFunction {
            parameters = List.copyOf(parameters);
            body = List.copyOf(body);
        }
    }

    sealed interface Parameter {
        Named.Label name();
    }

    /** @param standard used where the call has no argument */
    record ScalarParameter(
            Named.Label name, Type type, @Nullable Expr standard) implements Parameter {}

    /** @param columns that the table must have; it may have others only if {@code open} */
    record TableParameter(Named.Label name, List<Column> columns, boolean open) implements Parameter {
        public TableParameter {
            columns = List.copyOf(columns);
        }
    }

    /** A place in the text that has this statement's name. */
    default Span span() {
        return name().span();
    }
}

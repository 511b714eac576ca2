package dev.gatehouse.kql.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tables of a {@code union}.
 *
 * @param inner whether only columns that all have are kept
 * @param source name of a column for the name of each row's table
 * @param fuzzy whether unknown tables are left out
 * @param tables patterns among them
 */
public record UnionOf(boolean inner, Named.@Nullable Label source, boolean fuzzy, List<Expr> tables) {
    public UnionOf {
        tables = List.copyOf(tables);
    }
}

package dev.gatehouse.expr.bind;

import dev.gatehouse.expr.types.Library;
import java.util.Set;

/**
 * A bound expression, ready to be emitted.
 *
 * @param main the method to run; its one parameter is {@code context}, its returns are boxed
 * @param budget the variable of {@code main} that holds the budget; loops and functions refer to it
 * @param library what late binding finds members in
 * @param reads what it may read that is not at hand at once
 */
public record Program(Function main, Variable budget, Library library, Set<String> reads) {
    public Program {
        reads = Set.copyOf(reads);
    }
}

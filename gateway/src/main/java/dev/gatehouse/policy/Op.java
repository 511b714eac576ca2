package dev.gatehouse.policy;

import dev.gatehouse.expr.Expression;

/** An instruction of a {@link Program}. */
sealed interface Op {
    /** Runs a step. */
    record Run(Step step, Place place) implements Op {}

    /** Goes on with the next instruction where the condition holds, else at {@code otherwise}. */
    record Branch(Expression<Boolean> condition, Place place, int otherwise) implements Op {}

    record Jump(int to) implements Op {}

    /** Stands for the same section of the next broader scope; gone once a program is linked. */
    record Inherit() implements Op {}

    /** The same with jumps moved by {@code by}. */
    default Op shifted(int by) {
        return switch (this) {
            case Run run -> run;
            case Inherit inherit -> inherit;
            case Branch branch -> new Branch(branch.condition, branch.place, branch.otherwise + by);
            case Jump jump -> new Jump(jump.to + by);
        };
    }
}

package dev.gatehouse.expr.bind;

import dev.gatehouse.text.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement with its meaning. */
public sealed interface BoundStatement {
    record Block(List<BoundStatement> statements) implements BoundStatement {
        public Block {
            statements = List.copyOf(statements);
        }
    }

    /** Evaluates and drops the value. */
    record Run(Bound expression) implements BoundStatement {}

    /** Makes a variable; without a value it gets the type's default. */
    record Declare(Span span, Variable variable, @Nullable Bound value) implements BoundStatement {}

    record If(
            Span span,
            Bound condition,
            BoundStatement then,
            @Nullable BoundStatement otherwise) implements BoundStatement {}

    /** Where {@code break} and {@code continue} go. Equal only to itself. */
    final class Target {}

    /**
     * @param condition null for an endless loop
     * @param testFirst false for {@code do}
     */
    record Loop(
            Span span,
            @Nullable Bound condition,
            boolean testFirst,
            BoundStatement body,
            List<Bound> steps,
            Variable budget,
            Target exit,
            Target next)
            implements BoundStatement {
        public Loop {
            steps = List.copyOf(steps);
        }
    }

    /**
     * Over an array or an {@code Iterable}.
     *
     * @param element holds the raw element (boxed if it comes from an Iterable)
     * @param body begins by declaring the loop variable from {@code element}
     */
    record ForEach(
            Span span,
            Bound items,
            boolean array,
            Variable element,
            BoundStatement body,
            Variable budget,
            Target exit,
            Target next)
            implements BoundStatement {}

    /** Leaves for a target, running the {@code finally} blocks between. */
    record Jump(Span span, Target target, boolean back) implements BoundStatement {}

    /** A place that a {@link Jump} names. */
    record Label(Target target, @Nullable Variable budget) implements BoundStatement {}

    /** {@code yield return}, or {@code yield break} where there is no value. */
    record Yield(Span span, @Nullable Bound value) implements BoundStatement {}

    record Return(Span span, @Nullable Bound value) implements BoundStatement {}

    record Throw(Span span, Bound exception) implements BoundStatement {}

    record Try(
            BoundStatement body,
            List<Catch> catches,
            @Nullable BoundStatement last) implements BoundStatement {
        public Try {
            catches = List.copyOf(catches);
        }
    }

    /**
     * @param typeName full .NET name of what it catches
     * @param variable holds the exception
     */
    record Catch(
            Span span,
            String typeName,
            Variable variable,
            @Nullable Bound when,
            BoundStatement body) {}

    /** Tests in order; the first that is true leads to its group. */
    record Switch(Span span, List<Test> tests, @Nullable Target otherwise, List<Group> groups, Target exit)
            implements BoundStatement {
        public Switch {
            tests = List.copyOf(tests);
            groups = List.copyOf(groups);
        }
    }

    record Test(Bound condition, Target target) {}

    record Group(List<Target> targets, BoundStatement body) {
        public Group {
            targets = List.copyOf(targets);
        }
    }
}

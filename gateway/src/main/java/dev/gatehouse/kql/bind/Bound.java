package dev.gatehouse.kql.bind;

import dev.gatehouse.kql.functions.ArgumentType;
import dev.gatehouse.kql.functions.ScalarFunction;
import dev.gatehouse.kql.schema.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An expression for a value, whose names are resolved and whose type is known. */
public sealed interface Bound extends Part {
    Type type();

    /** What functions may know of it. */
    default ArgumentType argument() {
        return new ArgumentType(type());
    }

    /** @param value as {@link ArgumentType#constant} says; null for the type's null */
    record Constant(Type type, @Nullable Object value) implements Bound {
        @Override
        public ArgumentType argument() {
            return new ArgumentType(type, value);
        }
    }

    /** A column of the stage's input. */
    record Column(Field field) implements Bound {
        @Override
        public Type type() {
            return field.type();
        }
    }

    /** A function or operator. */
    record Apply(Type type, ScalarFunction function, List<Bound> arguments) implements Bound {
        public Apply {
            arguments = List.copyOf(arguments);
        }
    }

    /**
     * What is found in a dynamic by constant steps.
     *
     * @param steps members as String, places as Long
     * @param text whether it is wanted as a string
     * @param promoted the column of its own that holds it, if it has one
     */
    record Path(
            Bound base,
            List<Object> steps,
            boolean text,
            @Nullable Field promoted) implements Bound {
        public Path {
            steps = List.copyOf(steps);
        }

        @Override
        public Type type() {
            return text ? Type.STRING : Type.DYNAMIC;
        }
    }

    /** A function of rows in order that begins anew with each group. */
    record Partitioned(Apply call, Field group) implements Bound {
        @Override
        public Type type() {
            return call.type();
        }
    }

    /** The row's place in the order of the input, from 1. */
    record RowNumber() implements Bound {
        @Override
        public Type type() {
            return Type.LONG;
        }
    }

    /** The value in the first column and row of a table; null where it has no row. */
    record Scalar(Relation table) implements Bound {
        @Override
        public Type type() {
            return table.shape().fields().getFirst().type();
        }
    }

    /** Whether a value is in the first column of a table. */
    record Within(Bound subject, Relation table, boolean negated, boolean ignoreCase) implements Bound {
        @Override
        public Type type() {
            return Type.BOOL;
        }
    }

    /**
     * What a group of a regular expression matches in a string; empty where nothing does.
     *
     * @param group 0 for the whole match
     */
    record Captured(Bound subject, String expression, int group) implements Bound {
        @Override
        public Type type() {
            return Type.STRING;
        }
    }
}

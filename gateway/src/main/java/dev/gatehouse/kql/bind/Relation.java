package dev.gatehouse.kql.bind;

import dev.gatehouse.kql.functions.Aggregate;
import dev.gatehouse.kql.schema.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table and how it comes about. Two places in a query that mean the same table hold the same object, which
 * becomes one common table expression.
 */
public sealed interface Relation extends Part {
    Shape shape();

    /** A table of the schema. */
    record Scan(Shape shape, Table table) implements Relation {}

    /** One row without columns. */
    record Row(Shape shape) implements Relation {}

    /**
     * Rows written in the query.
     *
     * @param ordinal numbers them
     */
    record Values(Shape shape, List<List<Bound>> rows, Field ordinal) implements Relation {
        public Values {
            rows = List.copyOf(rows);
        }
    }

    /** The numbers from 0 up to, but without, {@code count}. */
    record Sequence(Shape shape, Bound count, Field number) implements Relation {}

    record Filter(Shape shape, Relation input, Bound predicate) implements Relation {}

    /** Other columns for each row; what of the shape has no assignment is handed on. */
    record Compute(Shape shape, Relation input, List<Assignment> assignments) implements Relation {
        public Compute {
            assignments = List.copyOf(assignments);
        }
    }

    /** A row for each group; without keys, one row in all. */
    record Grouped(Shape shape, Relation input, List<Assignment> keys, List<Call> calls) implements Relation {
        public Grouped {
            keys = List.copyOf(keys);
            calls = List.copyOf(calls);
        }

        /** @param results a field for each of the aggregate's results */
        public record Call(Aggregate aggregate, List<Bound> arguments, List<Field> results) {
            public Call {
                arguments = List.copyOf(arguments);
                results = List.copyOf(results);
            }
        }
    }

    /** Says that the rows have the shape's order from here on. */
    record Ordered(Shape shape, Relation input) implements Relation {}

    /** The first rows in their order, or any where they have none. */
    record Take(Shape shape, Relation input, Bound count) implements Relation {}

    /** Rows by chance. */
    record Sample(Shape shape, Relation input, Bound count) implements Relation {}

    /** @param columns none of them those of the right side itself, since both sides may be the same table */
    record Join(Shape shape, Kind kind, Relation left, Relation right, List<Pair> on, List<Output> columns)
            implements Relation {
        public Join {
            on = List.copyOf(on);
            columns = List.copyOf(columns);
        }

        public enum Kind {
            /** Of the left side only one row for each key. */
            INNERUNIQUE,
            INNER,
            LEFTOUTER,
            RIGHTOUTER,
            FULLOUTER,
            LEFTSEMI,
            RIGHTSEMI,
            LEFTANTI,
            RIGHTANTI
        }

        public record Pair(Field left, Field right) {}

        /** @param from a field of the side */
        public record Output(Field field, boolean right, Field from) {}
    }

    /** All rows of all inputs, whose fields stand for each other in order. */
    record Union(Shape shape, List<Relation> inputs) implements Relation {
        public Union {
            inputs = List.copyOf(inputs);
        }
    }

    /**
     * A row for each element.
     *
     * @param index number of the element
     * @param limit most elements for each row
     */
    record Expand(
            Shape shape,
            Relation input,
            List<Assignment> arrays,
            Field index,
            boolean bagsAsArrays,
            @Nullable Bound limit)
            implements Relation {
        public Expand {
            arrays = List.copyOf(arrays);
        }
    }

    /**
     * A row for each combination of keys, with arrays of a value for each step of an axis.
     *
     * @param bins a row for each combination of keys and step that has rows; it has the keys, the step's number, and the
     *     values
     * @param axis the value of a step, from the field {@code index}
     * @param item the same as a dynamic, from the field of {@code axis}
     * @param last the number of the last step, which may be one too many; null for the last that has rows
     * @param within whether a step is within the axis, from the field of {@code axis}
     */
    record Series(
            Shape shape,
            Relation bins,
            List<Field> keys,
            Field index,
            List<Filled> values,
            Assignment axis,
            Assignment item,
            Field axisArray,
            @Nullable Bound first,
            @Nullable Bound last,
            @Nullable Bound within)
            implements Relation {
        public Series {
            keys = List.copyOf(keys);
            values = List.copyOf(values);
        }

        /**
         * @param from a value of the bins, dynamic
         * @param standard the value of steps without rows, dynamic
         */
        public record Filled(Field array, Field from, Bound standard) {}
    }

    /** Computed once, however often it is used. */
    record Materialized(Shape shape, Relation input) implements Relation {}
}

package dev.gatehouse.kql.bind;

import dev.gatehouse.kql.functions.Functions;
import dev.gatehouse.kql.functions.Lookup;
import dev.gatehouse.kql.functions.Operators;
import dev.gatehouse.kql.functions.ScalarFunction;
import dev.gatehouse.kql.functions.Typing;
import dev.gatehouse.kql.schema.Schema;
import dev.gatehouse.kql.schema.Table;
import dev.gatehouse.kql.schema.Type;
import dev.gatehouse.text.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What all parts of one run of the binder share. */
final class Binding {
    /** Of stages one upon another: DuckDB's planner uses its thread's stack for them. */
    static final int DEEPEST = 120;

    /** Of expressions within expressions, those of functions where they are called included. */
    private static final int DEEPEST_NESTING = 400;

    /** Of expressions and columns in all. */
    private static final int MOST = 20_000;

    private static final int MOST_COLUMNS = 1000;

    private final Schema schema;
    private final @Nullable Period period;
    private final BindErrors errors;
    private int fields;
    private int nodes;
    private int nesting;
    private boolean exhausted;

    Binding(Schema schema, @Nullable Period period, BindErrors errors) {
        this.schema = schema;
        this.period = period;
        this.errors = errors;
    }

    Schema schema() {
        return schema;
    }

    /** The schema's table of this name; null if there is none. */
    @Nullable
    Table table(String name) {
        for (var table : schema.tables()) {
            if (table.name().equals(name)) {
                return table;
            }
        }
        return null;
    }

    @Nullable
    Period period() {
        return period;
    }

    BindErrors errors() {
        return errors;
    }

    Field field(String name, Type type) {
        return new Field(fields++, name, type);
    }

    /**
     * Begins an expression; false, and reported, where there are too many of them or they nest too deep. Every call has its
     * {@link #leave}, whatever it gave.
     */
    boolean enter(Span at) {
        nesting++;
        if (nesting > DEEPEST_NESTING) {
            exhaust(() -> errors.tooDeep(at, DEEPEST_NESTING));
        }
        return count(at, 1);
    }

    void leave() {
        nesting--;
    }

    /** Counts parts; false, and reported, where functions called within functions have made too many. */
    boolean count(Span at, int parts) {
        nodes += parts;
        if (nodes + fields >= MOST) {
            exhaust(() -> errors.tooLarge(at, MOST));
        }
        return !exhausted;
    }

    /** From now on nothing is bound any more. */
    private void exhaust(Runnable report) {
        if (!exhausted) {
            exhausted = true;
            report.run();
        }
    }

    /** The relation, unless it stands on too many others or has too many columns. */
    @Nullable
    Relation checked(@Nullable Relation relation, Span at) {
        if (relation == null || !count(at, 0)) {
            return null;
        }
        var shape = relation.shape();
        if (shape.depth() > DEEPEST) {
            errors.tooManyStages(at, DEEPEST);
            return null;
        }
        if (shape.fields().size() > MOST_COLUMNS) {
            errors.tooManyColumns(at, shape.fields().size(), MOST_COLUMNS);
            return null;
        }
        return relation;
    }

    /** The same rows in an order in which no two are alike. */
    Relation serialized(Relation relation) {
        var order = relation.shape().order();
        if (order.size() == 1 && order.getFirst().field().name().isEmpty()) {
            return relation;
        }
        var number = field("", Type.LONG);
        var numbered = new Relation.Compute(
                relation.shape().with(number), relation, List.of(new Assignment(number, new Bound.RowNumber())));
        return new Relation.Ordered(relation.shape().ordered(List.of(new SortKey(number, false, true))), numbered);
    }

    /** A function that exists. */
    static ScalarFunction scalar(String name) {
        return switch (Functions.scalar(name)) {
            case Lookup.Found<ScalarFunction>(var function) -> function;
            case Lookup.Refused<ScalarFunction>(var message) -> throw new IllegalArgumentException(message);
            case Lookup.Unknown<ScalarFunction> _ -> throw new IllegalArgumentException(name);
        };
    }

    /** A call that needs no check; null where the types do not fit. */
    static @Nullable Bound call(ScalarFunction function, Bound... arguments) {
        var types = List.of(arguments).stream().map(Bound::argument).toList();
        return function.type(types) instanceof Typing.Of(var type)
                ? new Bound.Apply(type, function, List.of(arguments))
                : null;
    }

    static @Nullable Bound operator(String symbol, @Nullable Bound left, @Nullable Bound right) {
        return left == null || right == null ? null : call(Operators.of(symbol), left, right);
    }

    /** The value as another type, as Kusto's own function for it does; null where there is none. */
    static @Nullable Bound converted(Bound value, Type type) {
        if (value.type() == type) {
            return value;
        }
        if (value instanceof Bound.Constant constant && constant.value() == null) {
            return nothing(type);
        }
        return type == Type.DYNAMIC ? dynamic(value) : call(scalar("to" + type), value);
    }

    /** Any value as a dynamic: a choice between it and a dynamic is one. */
    static @Nullable Bound dynamic(Bound value) {
        var yes = new Bound.Constant(Type.BOOL, true);
        return value.type() == Type.DYNAMIC ? value : call(scalar("iff"), yes, value, nothing(Type.DYNAMIC));
    }

    /** The null of a type; of strings, which have none, the empty one. */
    static Bound nothing(Type type) {
        return new Bound.Constant(type, type == Type.STRING ? "" : null);
    }
}

package dev.gatehouse.kql.bind;

import dev.gatehouse.kql.functions.Functions;
import dev.gatehouse.kql.functions.Lookup;
import dev.gatehouse.kql.functions.Operators;
import dev.gatehouse.kql.functions.ScalarFunction;
import dev.gatehouse.kql.functions.Typing;
import dev.gatehouse.kql.schema.Schema;
import dev.gatehouse.kql.schema.Type;
import dev.gatehouse.text.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What all parts of one run of the binder share. */
final class Binding {
    /** Of stages one upon another, and of nodes in all: DuckDB's planner uses its thread's stack for the former. */
    static final int DEEPEST = 120;

    private static final int MOST = 20_000;

    private final Schema schema;
    private final @Nullable Period period;
    private final BindErrors errors;
    private int fields;
    private int nodes;

    Binding(Schema schema, @Nullable Period period, BindErrors errors) {
        this.schema = schema;
        this.period = period;
        this.errors = errors;
    }

    Schema schema() {
        return schema;
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

    /** Counts a node; false, and reported, where functions called within functions have made too many. */
    boolean count(Span at) {
        nodes++;
        if (nodes == MOST) {
            errors.tooLarge(at, MOST);
        }
        return nodes < MOST;
    }

    /** The relation, unless it stands on too many others. */
    @Nullable
    Relation checked(@Nullable Relation relation, Span at) {
        if (relation != null && relation.shape().depth() > DEEPEST) {
            errors.tooManyStages(at, DEEPEST);
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

package dev.gatehouse.expr.bind;

import dev.gatehouse.expr.syntax.Expr;
import dev.gatehouse.expr.types.Grid;
import dev.gatehouse.expr.types.Simple;
import dev.gatehouse.expr.types.Type;
import dev.gatehouse.expr.types.TypeToken;
import dev.gatehouse.text.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Arrays of several dimensions: calls of {@link Grid}. */
final class Grids {
    private final Binder binder;

    Grids(Binder binder) {
        this.binder = binder;
    }

    /** {@code new T[a, b]}. */
    Bound create(Span at, Type.Grid type, List<Bound> sizes) {
        return call(
                at,
                type,
                "create",
                Grid.class,
                List.of(TypeToken.class, int[].class),
                List.of(new Bound.Token(at, type.element()), indices(at, sizes)));
    }

    /** {@code { { a, b }, { c, d } }} as an array of a known type. */
    Bound of(Expr.ArrayValues values, Type.Grid type) {
        var at = values.span();
        int[] lengths = new int[type.rank()];
        java.util.Arrays.fill(lengths, -1);
        var items = new ArrayList<Bound>();
        if (!collect(values, type, 0, lengths, items)) {
            return new Bound.Bad(at);
        }
        var sizes = new ArrayList<Bound>();
        for (int length : lengths) {
            sizes.add(new Bound.Constant(at, binder.integer(), Math.max(0, length)));
        }
        return call(
                at,
                type,
                "of",
                Grid.class,
                List.of(TypeToken.class, int[].class, Object.class),
                List.of(
                        new Bound.Token(at, type.element()),
                        indices(at, sizes),
                        new Bound.ArrayOf(at, new Type.Array(type.element()), items)));
    }

    private boolean collect(Expr.ArrayValues values, Type.Grid type, int depth, int[] lengths, List<Bound> items) {
        if (lengths[depth] >= 0 && lengths[depth] != values.items().size()) {
            binder.errors.arraySize(values.span(), lengths[depth]);
            return false;
        }
        lengths[depth] = values.items().size();
        boolean fine = true;
        for (var item : values.items()) {
            boolean row = item instanceof Expr.ArrayValues;
            if (depth < type.rank() - 1) {
                if (!(item instanceof Expr.ArrayValues inner)) {
                    binder.errors.nestedValues(item.span());
                    return false;
                }
                fine &= collect(inner, type, depth + 1, lengths, items);
            } else {
                var bound =
                        row ? binder.errors.noArrayType(item.span()) : binder.expressions.bind(item, type.element());
                fine &= !bound.type().isBad();
                items.add(bound);
            }
        }
        return fine;
    }

    /** The elements of an array whose element type is to be inferred, row by row. */
    List<Expr> flat(Expr.ArrayValues values) {
        var all = new ArrayList<Expr>();
        for (var item : values.items()) {
            if (item instanceof Expr.ArrayValues inner) {
                all.addAll(flat(inner));
            } else {
                all.add(item);
            }
        }
        return all;
    }

    /** {@code grid[a, b]}. */
    Bound element(Span at, Type.Grid type, Bound grid, List<Argument> arguments) {
        return arguments.size() != type.rank()
                ? binder.errors.indexCount(at, type.rank())
                : get(at, type, binder.members.nonNull(grid), indices(at, places(arguments)));
    }

    List<Bound> places(List<Argument> arguments) {
        return arguments.stream()
                .map(argument -> binder.expressions.arrayIndex(argument.value()))
                .toList();
    }

    /** The indices as one value. */
    Bound indices(Span at, List<Bound> values) {
        return values.stream().anyMatch(value -> value.type().isBad())
                ? new Bound.Bad(at)
                : new Bound.ArrayOf(at, new Type.Array(binder.integer()), values);
    }

    Bound get(Span at, Type.Grid type, Bound grid, Bound indices) {
        return indices.type().isBad()
                ? indices
                : call(
                        at,
                        type.element(),
                        "get",
                        Object.class,
                        List.of(Grid.class, int[].class),
                        List.of(grid, indices));
    }

    /** Stores a value of the element's type. */
    Bound set(Span at, Bound grid, Bound indices, Bound value) {
        return call(
                at,
                Type.Special.VOID,
                "set",
                void.class,
                List.of(Grid.class, int[].class, Object.class),
                List.of(grid, indices, value));
    }

    /** A property of an array; null if it has none of that name. */
    @Nullable
    Bound property(Span at, Bound grid, String name) {
        return switch (name) {
            case "Length" -> number(at, "length", grid);
            case "LongLength" -> binder.conversions.require(number(at, "length", grid), binder.simple(Simple.LONG));
            case "Rank" -> number(at, "rank", grid);
            default -> null;
        };
    }

    /** A call of a method of arrays; null if they have none of that name. */
    @Nullable
    Bound method(Span at, Bound grid, String name, List<Argument> arguments) {
        var method = switch (name) {
            case "GetLength" -> "length";
            case "GetUpperBound" -> "upperBound";
            case "GetLowerBound" -> "lowerBound";
            default -> null;
        };
        if (method == null || arguments.size() != 1) {
            return null;
        }
        var dimension = binder.conversions.require(arguments.getFirst().value(), binder.integer());
        return call(
                at,
                binder.integer(),
                method,
                int.class,
                List.of(Grid.class, int.class),
                List.of(binder.members.nonNull(grid), dimension));
    }

    private Bound number(Span at, String method, Bound grid) {
        return call(
                at, binder.integer(), method, int.class, List.of(Grid.class), List.of(binder.members.nonNull(grid)));
    }

    private Bound call(
            Span at, Type type, String method, Class<?> result, List<Class<?>> parameters, List<Bound> arguments) {
        return arguments.stream().anyMatch(argument -> argument.type().isBad() && !(argument instanceof Bound.Token))
                ? new Bound.Bad(at)
                : new Bound.Invoke(at, type, Intrinsics.of(binder, Grid.class, method, result, parameters), arguments);
    }
}

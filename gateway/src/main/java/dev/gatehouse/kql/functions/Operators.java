package dev.gatehouse.kql.functions;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Operators, as functions of their operands under the symbol that queries write: {@code +}, {@code ==}, {@code has},
 * {@code !contains_cs}, {@code matches regex}, {@code and}. Further:
 *
 * <ul>
 *   <li>{@code in}, {@code !in}, {@code in~}, {@code !in~}, {@code has_any}, {@code has_all}: the value, then each
 *       element of the list; an element that is a dynamic array counts as its elements
 *   <li>{@code between}, {@code !between}: the value and both ends
 *   <li>{@code unary -}, {@code unary +}
 *   <li>{@code []}: an element of a dynamic by name or place; where both are constant {@link Dynamics} is cheaper
 * </ul>
 */
public final class Operators {
    private static final Map<String, ScalarFunction> ALL = new LinkedHashMap<>();

    static {
        Stream.of(Arithmetic.all(), Comparisons.all(), StringOperators.all(), Lists.all())
                .flatMap(List::stream)
                .forEach(each -> ALL.put(each.name(), each));
    }

    private Operators() {}

    /** Null if there is no such operator. */
    public static @Nullable ScalarFunction find(String symbol) {
        return ALL.get(symbol);
    }

    /** @throws IllegalArgumentException if there is no such operator */
    public static ScalarFunction of(String symbol) {
        var operator = ALL.get(symbol);
        if (operator == null) {
            throw new IllegalArgumentException("no operator " + symbol);
        }
        return operator;
    }

    static List<ScalarFunction> all() {
        return List.copyOf(ALL.values());
    }
}

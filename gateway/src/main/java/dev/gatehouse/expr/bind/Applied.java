package dev.gatehouse.expr.bind;

import dev.gatehouse.expr.types.Type;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A candidate that takes the arguments.
 *
 * @param types what its type parameters stand for
 * @param parameterOf for each argument, the index of its parameter
 * @param expanded whether the last parameter takes the arguments one by one
 * @param values for each argument, its converted value
 * @param filled for each argument, whether the method finds a value there although it is passed by reference: ref
 */
record Applied(
        Candidate candidate,
        Map<Type.Variable, Type> types,
        List<Integer> parameterOf,
        boolean expanded,
        List<Bound> values,
        List<Boolean> filled,
        int omitted) {

    /** Whether the argument of a parameter is passed by {@code ref}. */
    boolean isFilled(int parameter) {
        int index = parameterOf.indexOf(parameter);
        return index >= 0 && filled.get(index);
    }

    /** The type of the parameter that an argument goes to. */
    Type parameterType(int argument) {
        int index = parameterOf.get(argument);
        var type = candidate.parameters().get(index).type().with(types);
        return expanded && index == candidate.parameters().size() - 1 && type instanceof Type.Array(var element)
                ? element
                : type;
    }

    /** The same, before type parameters are replaced. */
    Type declaredType(int argument) {
        int index = parameterOf.get(argument);
        var type = candidate.parameters().get(index).type();
        return expanded && index == candidate.parameters().size() - 1 && type instanceof Type.Array(var element)
                ? element
                : type;
    }

    /** The value given for a parameter; null where it is left out. */
    @Nullable
    Bound valueOf(int parameter) {
        int index = parameterOf.indexOf(parameter);
        return index < 0 ? null : values.get(index);
    }
}

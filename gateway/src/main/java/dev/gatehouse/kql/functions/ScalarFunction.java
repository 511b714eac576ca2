package dev.gatehouse.kql.functions;

import java.util.List;

/** A function of the values of one row, or an operator. */
public interface ScalarFunction {
    String name();

    /** The type of a call's result. A refusal names the argument and says why; texts are for the author of the query. */
    Typing type(List<ArgumentType> arguments);

    /**
     * The call in SQL. Only asked for types that {@link #type} accepts.
     *
     * @param arguments a value each, of the SQL type for its type
     */
    Sql sql(List<Sql> arguments, List<ArgumentType> types);

    /** How a column without a name is called that holds a call. */
    default ResultName resultName() {
        return ResultName.NONE;
    }

    /** Whether the rows must have an order; the SQL then has {@link Sql#ROW_ORDER} in it. */
    default boolean needsOrder() {
        return false;
    }

    /** How a column is called that holds a call and is given no name. */
    enum ResultName {
        /** {@code Column1}, {@code print_0}, … */
        NONE,
        /** As its first argument would be. */
        FIRST_ARGUMENT,
        /** The function's name, {@code _} and what its first argument would be called: {@code strlen_s}. */
        NAME_AND_FIRST_ARGUMENT,
        /** {@code type_} and what its first argument would be called; of {@code gettype}. */
        TYPE_AND_FIRST_ARGUMENT
    }
}

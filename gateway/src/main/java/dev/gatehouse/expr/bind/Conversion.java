package dev.gatehouse.expr.bind;

/** What a {@link Bound.Convert} does. */
public enum Conversion {
    /** Between simple number types, unchecked. */
    NUMERIC,
    /** Between simple number types; OverflowException where the value does not fit. */
    NUMERIC_CHECKED,
    /** Simple value to its box: to object, an interface or its nullable type. */
    BOX,
    /** Object to simple value, checked. */
    UNBOX,
    /** Nothing to do at run time. */
    SAME,
    /** Reference to a more special type, checked; also boxed values to structs and nullable types. */
    CAST,
    /** Like {@link #CAST}, but null where the type does not fit. */
    TRY_CAST,
    /** Nullable to its value; InvalidOperationException for null. */
    VALUE,
    /** Nullable known to have a value to that value. */
    VALUE_OR_FAIL,
    /** Array to list or sequence. */
    VIEW,
    /** String to sequence of characters. */
    CHARACTERS,
    /** Interface to object: shows the array behind a view. */
    UNVIEW,
    /** Enum to int. */
    ENUM_NUMBER,
    /** Int to enum. */
    NUMBER_ENUM,
    /** Any value to text as by string concatenation; empty for null. */
    TEXT,
    /** The result to what the policy asked for. */
    RESULT_TEXT,
    RESULT_BOOLEAN,
    RESULT_INTEGER,
    RESULT_LONG,
    RESULT_DOUBLE
}

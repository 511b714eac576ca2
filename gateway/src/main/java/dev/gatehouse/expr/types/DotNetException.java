package dev.gatehouse.expr.types;

/**
 * An exception of the .NET world, thrown by an expression or by a library member. It leads to
 * {@code on-error} with Reason {@code ExpressionValueEvaluationFailure} unless the expression catches
 * it.
 */
public final class DotNetException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String typeName;

    /**
     * @param typeName full .NET name, {@code System.FormatException}
     * @param message as .NET words it
     */
    public DotNetException(String typeName, String message) {
        super(message);
        this.typeName = typeName;
    }

    /** Full name of the .NET exception class. */
    public String typeName() {
        return typeName;
    }

    public String text() {
        var message = getMessage();
        return message == null ? "" : message;
    }

    public static DotNetException divideByZero() {
        return new DotNetException("System.DivideByZeroException", "Attempted to divide by zero.");
    }

    public static DotNetException nullReference() {
        return new DotNetException(
                "System.NullReferenceException", "Object reference not set to an instance of an object.");
    }

    public static DotNetException argumentNull(String parameter) {
        return new DotNetException(
                "System.ArgumentNullException", "Value cannot be null.\nParameter name: " + parameter);
    }

    public static DotNetException argument(String message) {
        return new DotNetException("System.ArgumentException", message);
    }

    public static DotNetException argumentOutOfRange(String parameter) {
        return new DotNetException(
                "System.ArgumentOutOfRangeException",
                "Specified argument was out of the range of valid values.\nParameter name: " + parameter);
    }

    public static DotNetException invalidCast(String message) {
        return new DotNetException("System.InvalidCastException", message);
    }

    public static DotNetException invalidOperation(String message) {
        return new DotNetException("System.InvalidOperationException", message);
    }

    public static DotNetException format(String message) {
        return new DotNetException("System.FormatException", message);
    }

    public static DotNetException overflow(String message) {
        return new DotNetException("System.OverflowException", message);
    }

    public static DotNetException keyNotFound() {
        return new DotNetException(
                "System.Collections.Generic.KeyNotFoundException", "The given key was not present in the dictionary.");
    }

    public static DotNetException indexOutOfRange() {
        return new DotNetException("System.IndexOutOfRangeException", "Index was outside the bounds of the array.");
    }
}

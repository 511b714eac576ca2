package dev.gatehouse.expr.types;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The family of .NET exceptions: full names, and from which each derives. */
public final class Exceptions {
    private static final Map<String, String> BASES = new HashMap<>();

    static {
        derive("System.Exception", "System.SystemException", "System.ApplicationException");
        derive("System.Exception", "Microsoft.CSharp.RuntimeBinder.RuntimeBinderException");
        derive("System.Exception", "Newtonsoft.Json.JsonException", "System.AggregateException");
        derive(
                "System.SystemException",
                "System.ArgumentException",
                "System.ArithmeticException",
                "System.FormatException",
                "System.IndexOutOfRangeException",
                "System.InvalidCastException",
                "System.InvalidOperationException",
                "System.NotImplementedException",
                "System.NotSupportedException",
                "System.NullReferenceException",
                "System.OutOfMemoryException",
                "System.TimeoutException",
                "System.UnauthorizedAccessException",
                "System.RankException",
                "System.ArrayTypeMismatchException",
                "System.OperationCanceledException",
                "System.InsufficientExecutionStackException",
                "System.IO.IOException",
                "System.Xml.XmlException",
                "System.Xml.XPath.XPathException",
                "System.Collections.Generic.KeyNotFoundException",
                "System.Security.Cryptography.CryptographicException");
        derive("System.ArgumentException", "System.ArgumentNullException", "System.ArgumentOutOfRangeException");
        derive(
                "System.ArgumentException",
                "System.Text.DecoderFallbackException",
                "System.Text.EncoderFallbackException");
        derive("System.ArgumentException", "System.Globalization.CultureNotFoundException");
        derive("System.ArithmeticException", "System.DivideByZeroException", "System.OverflowException");
        derive("System.FormatException", "System.UriFormatException");
        derive("System.InvalidOperationException", "System.ObjectDisposedException");
        derive("System.IO.IOException", "System.IO.EndOfStreamException", "System.IO.FileNotFoundException");
        derive("System.TimeoutException", "System.Text.RegularExpressions.RegexMatchTimeoutException");
        derive("System.Exception", "System.TimeZoneNotFoundException", "System.InvalidTimeZoneException");
        derive(
                "Newtonsoft.Json.JsonException",
                "Newtonsoft.Json.JsonReaderException",
                "Newtonsoft.Json.JsonWriterException",
                "Newtonsoft.Json.JsonSerializationException");
    }

    private Exceptions() {}

    private static void derive(String base, String... names) {
        for (var name : names) {
            BASES.put(name, base);
        }
    }

    /** Full names of all but {@code System.Exception}. */
    static Set<String> names() {
        return BASES.keySet();
    }

    /** What it derives from; null for {@code System.Exception}. Unlisted ones derive from that. */
    static @Nullable String base(String name) {
        return name.equals("System.Exception") ? null : BASES.getOrDefault(name, "System.Exception");
    }

    /** Whether a handler for {@code typeName} takes the exception. */
    public static boolean is(DotNetException exception, String typeName) {
        String at = exception.typeName();
        while (at != null) {
            if (at.equals(typeName)) {
                return true;
            }
            at = base(at);
        }
        return false;
    }

    /** {@code new X(message, inner)}; without a message, .NET's usual one. */
    public static DotNetException create(String typeName, @Nullable String message, @Nullable DotNetException inner) {
        var text = message != null ? message : "Exception of type '" + typeName + "' was thrown.";
        var exception = new DotNetException(typeName, text);
        if (inner != null) {
            exception.initCause(inner);
        }
        return exception;
    }

    /** {@code new ArgumentException(message, parameter)} and those that derive from it. */
    public static DotNetException createArgument(
            String typeName, @Nullable String message, @Nullable String parameter) {
        var text = message != null ? message : "Value does not fall within the expected range.";
        return new DotNetException(typeName, parameter == null ? text : text + "\nParameter name: " + parameter);
    }

    /** {@code new ArgumentNullException(parameter)}. */
    public static DotNetException createForParameter(String typeName, @Nullable String parameter) {
        return createArgument(
                typeName,
                typeName.equals("System.ArgumentNullException")
                        ? "Value cannot be null."
                        : "Specified argument was out of the range of valid values.",
                parameter);
    }

    /** {@code InnerException}. */
    public static @Nullable DotNetException inner(DotNetException exception) {
        return exception.getCause() instanceof DotNetException inner ? inner : null;
    }
}

package dev.gatehouse.expr.types;

import org.jspecify.annotations.Nullable;

/**
 * {@code System.Exception}. Constructors of all exceptions are the binder's affair.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.exception">System.Exception</a>
 */
@DotNet(value = "System.Exception", values = DotNetException.class)
public final class ExceptionType implements LibraryType {
    @Member(Member.Kind.PROPERTY)
    public static String Message(DotNetException self) {
        return self.text();
    }

    @Member(Member.Kind.PROPERTY)
    public static @Nullable DotNetException InnerException(DotNetException self) {
        return Exceptions.inner(self);
    }

    @Member(Member.Kind.PROPERTY)
    public static String StackTrace(DotNetException self) {
        return "";
    }

    @Member(Member.Kind.METHOD)
    public static DotNetException GetBaseException(DotNetException self) {
        var at = self;
        for (var inner = Exceptions.inner(at); inner != null; inner = Exceptions.inner(at)) {
            at = inner;
        }
        return at;
    }
}

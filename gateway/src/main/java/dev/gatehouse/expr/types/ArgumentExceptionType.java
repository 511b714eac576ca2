package dev.gatehouse.expr.types;

import org.jspecify.annotations.Nullable;

/**
 * {@code System.ArgumentException} and what derives from it.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.argumentexception">System.ArgumentException</a>
 */
@DotNet("System.ArgumentException")
public final class ArgumentExceptionType implements LibraryType {
    private static final String MARK = "\nParameter name: ";

    @Member(Member.Kind.PROPERTY)
    public static @Nullable String ParamName(DotNetException self) {
        // The message is all that remembers the name.
        int at = self.text().lastIndexOf(MARK);
        return at < 0 ? null : self.text().substring(at + MARK.length());
    }
}

package dev.gatehouse.expr.lib.system;

import static dev.gatehouse.expr.types.Member.Kind.INDEXER;
import static dev.gatehouse.expr.types.Member.Kind.METHOD;
import static dev.gatehouse.expr.types.Member.Kind.PROPERTY;
import static dev.gatehouse.expr.types.Member.Kind.STATIC;
import static dev.gatehouse.expr.types.Member.Kind.STATIC_PROPERTY;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.String}. Lengths and indices count UTF-16 code units, as in .NET.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.string">System.String</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.String", values = String.class)
public final class StringType implements LibraryType {
    @Member(STATIC_PROPERTY)
    public static String Empty() {
        return "";
    }

    @Member(PROPERTY)
    public static int Length(String self) {
        return self.length();
    }

    @Member(INDEXER)
    public static char Chars(String self, int index) {
        if (index < 0 || index >= self.length()) {
            throw DotNetException.indexOutOfRange();
        }
        return self.charAt(index);
    }

    /** From {@code startIndex} to the end; past the end is .NET's ArgumentOutOfRangeException. */
    @Member(METHOD)
    public static String Substring(String self, int startIndex) {
        if (startIndex < 0 || startIndex > self.length()) {
            throw DotNetException.argumentOutOfRange("startIndex");
        }
        return self.substring(startIndex);
    }

    @Member(METHOD)
    public static boolean Contains(String self, @Nullable String value) {
        if (value == null) {
            throw DotNetException.argumentNull("value");
        }
        return self.contains(value);
    }

    @Member(STATIC)
    public static boolean IsNullOrEmpty(@Nullable String value) {
        return value == null || value.isEmpty();
    }

    @Member(STATIC)
    public static String Join(@Nullable String separator, @Nullable String... value) {
        var text = new StringBuilder();
        for (int i = 0; i < value.length; i++) {
            text.append(i > 0 && separator != null ? separator : "").append(value[i] == null ? "" : value[i]);
        }
        return text.toString();
    }
}

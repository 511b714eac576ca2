package dev.gatehouse.expr.lib.text;

import static dev.gatehouse.expr.types.Member.Kind.STATIC_PROPERTY;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;

/**
 * {@code System.Text.RegularExpressions.RegexOptions}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.text.regularexpressions.regexoptions">System.Text.RegularExpressions.RegexOptions</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Text.RegularExpressions.RegexOptions", values = RegexOptions.class, struct = true)
public final class RegexOptionsType implements LibraryType {
    @Member(STATIC_PROPERTY)
    public static RegexOptions None() {
        return new RegexOptions(0);
    }

    @Member(STATIC_PROPERTY)
    public static RegexOptions IgnoreCase() {
        return new RegexOptions(1);
    }

    @Member(STATIC_PROPERTY)
    public static RegexOptions Multiline() {
        return new RegexOptions(2);
    }

    @Member(STATIC_PROPERTY)
    public static RegexOptions ExplicitCapture() {
        return new RegexOptions(4);
    }

    @Member(STATIC_PROPERTY)
    public static RegexOptions Compiled() {
        return new RegexOptions(8);
    }

    @Member(STATIC_PROPERTY)
    public static RegexOptions Singleline() {
        return new RegexOptions(16);
    }

    @Member(STATIC_PROPERTY)
    public static RegexOptions IgnorePatternWhitespace() {
        return new RegexOptions(32);
    }

    @Member(STATIC_PROPERTY)
    public static RegexOptions RightToLeft() {
        return new RegexOptions(64);
    }

    @Member(STATIC_PROPERTY)
    public static RegexOptions ECMAScript() {
        return new RegexOptions(256);
    }

    @Member(STATIC_PROPERTY)
    public static RegexOptions CultureInvariant() {
        return new RegexOptions(512);
    }
}

package dev.gatehouse.expr.lib.system;

import static dev.gatehouse.expr.types.Member.Kind.STATIC_PROPERTY;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;

/**
 * {@code System.Globalization.DateTimeStyles}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.globalization.datetimestyles">System.Globalization.DateTimeStyles</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Globalization.DateTimeStyles", values = DateTimeStyles.class, struct = true)
public final class DateTimeStylesType implements LibraryType {
    @Member(STATIC_PROPERTY)
    public static DateTimeStyles None() {
        return new DateTimeStyles(0);
    }

    @Member(STATIC_PROPERTY)
    public static DateTimeStyles AllowLeadingWhite() {
        return new DateTimeStyles(1);
    }

    @Member(STATIC_PROPERTY)
    public static DateTimeStyles AllowTrailingWhite() {
        return new DateTimeStyles(2);
    }

    @Member(STATIC_PROPERTY)
    public static DateTimeStyles AllowInnerWhite() {
        return new DateTimeStyles(4);
    }

    @Member(STATIC_PROPERTY)
    public static DateTimeStyles NoCurrentDateDefault() {
        return new DateTimeStyles(8);
    }

    @Member(STATIC_PROPERTY)
    public static DateTimeStyles AdjustToUniversal() {
        return new DateTimeStyles(16);
    }

    @Member(STATIC_PROPERTY)
    public static DateTimeStyles AssumeLocal() {
        return new DateTimeStyles(32);
    }

    @Member(STATIC_PROPERTY)
    public static DateTimeStyles AssumeUniversal() {
        return new DateTimeStyles(64);
    }

    @Member(STATIC_PROPERTY)
    public static DateTimeStyles RoundtripKind() {
        return new DateTimeStyles(128);
    }
}

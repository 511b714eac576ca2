package dev.gatehouse.expr.lib.system;

import static dev.gatehouse.expr.types.Member.Kind.STATIC_PROPERTY;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;

/**
 * {@code System.Globalization.NumberStyles}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.globalization.numberstyles">System.Globalization.NumberStyles</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Globalization.NumberStyles", values = NumberStyles.class, struct = true)
public final class NumberStylesType implements LibraryType {
    @Member(STATIC_PROPERTY)
    public static NumberStyles None() {
        return new NumberStyles(0);
    }

    @Member(STATIC_PROPERTY)
    public static NumberStyles AllowLeadingWhite() {
        return new NumberStyles(1);
    }

    @Member(STATIC_PROPERTY)
    public static NumberStyles AllowTrailingWhite() {
        return new NumberStyles(2);
    }

    @Member(STATIC_PROPERTY)
    public static NumberStyles AllowLeadingSign() {
        return new NumberStyles(4);
    }

    @Member(STATIC_PROPERTY)
    public static NumberStyles AllowTrailingSign() {
        return new NumberStyles(8);
    }

    @Member(STATIC_PROPERTY)
    public static NumberStyles AllowParentheses() {
        return new NumberStyles(16);
    }

    @Member(STATIC_PROPERTY)
    public static NumberStyles AllowDecimalPoint() {
        return new NumberStyles(32);
    }

    @Member(STATIC_PROPERTY)
    public static NumberStyles AllowThousands() {
        return new NumberStyles(64);
    }

    @Member(STATIC_PROPERTY)
    public static NumberStyles AllowExponent() {
        return new NumberStyles(128);
    }

    @Member(STATIC_PROPERTY)
    public static NumberStyles AllowCurrencySymbol() {
        return new NumberStyles(256);
    }

    @Member(STATIC_PROPERTY)
    public static NumberStyles AllowHexSpecifier() {
        return new NumberStyles(512);
    }

    @Member(STATIC_PROPERTY)
    public static NumberStyles Integer() {
        return new NumberStyles(7);
    }

    @Member(STATIC_PROPERTY)
    public static NumberStyles HexNumber() {
        return new NumberStyles(515);
    }

    @Member(STATIC_PROPERTY)
    public static NumberStyles Number() {
        return new NumberStyles(111);
    }

    @Member(STATIC_PROPERTY)
    public static NumberStyles Float() {
        return new NumberStyles(167);
    }

    @Member(STATIC_PROPERTY)
    public static NumberStyles Currency() {
        return new NumberStyles(383);
    }

    @Member(STATIC_PROPERTY)
    public static NumberStyles Any() {
        return new NumberStyles(511);
    }
}

package dev.gatehouse.expr.lib.system;

import static dev.gatehouse.expr.types.Member.Kind.STATIC_PROPERTY;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;

/**
 * {@code System.StringSplitOptions}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.stringsplitoptions">System.StringSplitOptions</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.StringSplitOptions", values = StringSplitOptions.class, struct = true)
public final class StringSplitOptionsType implements LibraryType {
    @Member(STATIC_PROPERTY)
    public static StringSplitOptions None() {
        return StringSplitOptions.NONE;
    }

    @Member(STATIC_PROPERTY)
    public static StringSplitOptions RemoveEmptyEntries() {
        return StringSplitOptions.REMOVE_EMPTY_ENTRIES;
    }
}

package dev.gatehouse.expr.lib.system;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;

/**
 * {@code System.Globalization.UnicodeCategory}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.globalization.unicodecategory">System.Globalization.UnicodeCategory</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Globalization.UnicodeCategory", values = UnicodeCategory.class, struct = true)
public final class UnicodeCategoryType implements LibraryType {}

package dev.gatehouse.expr.lib.system;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;

/**
 * {@code System.StringComparison}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.stringcomparison">System.StringComparison</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.StringComparison", values = StringComparison.class, struct = true)
public final class StringComparisonType implements LibraryType {}

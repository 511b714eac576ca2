package dev.gatehouse.expr.lib.system;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;

/**
 * {@code System.Globalization.TimeSpanStyles}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.globalization.timespanstyles">System.Globalization.TimeSpanStyles</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Globalization.TimeSpanStyles", values = TimeSpanStyles.class, struct = true)
public final class TimeSpanStylesType implements LibraryType {}

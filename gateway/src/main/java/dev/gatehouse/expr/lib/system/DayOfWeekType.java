package dev.gatehouse.expr.lib.system;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;

/**
 * {@code System.DayOfWeek}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.dayofweek">System.DayOfWeek</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.DayOfWeek", values = DayOfWeek.class, struct = true)
public final class DayOfWeekType implements LibraryType {}

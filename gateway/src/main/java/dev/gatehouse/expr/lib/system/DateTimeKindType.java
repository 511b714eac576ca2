package dev.gatehouse.expr.lib.system;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;

/**
 * {@code System.DateTimeKind}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.datetimekind">System.DateTimeKind</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.DateTimeKind", values = DateTimeKind.class, struct = true)
public final class DateTimeKindType implements LibraryType {}

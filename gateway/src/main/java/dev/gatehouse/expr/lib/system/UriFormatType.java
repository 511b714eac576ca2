package dev.gatehouse.expr.lib.system;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;

/**
 * {@code System.UriFormat}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.uriformat">System.UriFormat</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.UriFormat", values = UriFormat.class, struct = true)
public final class UriFormatType implements LibraryType {}

package dev.gatehouse.expr.lib.system;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;

/**
 * {@code System.UriPartial}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.uripartial">System.UriPartial</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.UriPartial", values = UriPartial.class, struct = true)
public final class UriPartialType implements LibraryType {}

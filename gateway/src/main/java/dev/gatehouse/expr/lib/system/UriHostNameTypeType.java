package dev.gatehouse.expr.lib.system;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;

/**
 * {@code System.UriHostNameType}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.urihostnametype">System.UriHostNameType</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.UriHostNameType", values = UriHostNameType.class, struct = true)
public final class UriHostNameTypeType implements LibraryType {}

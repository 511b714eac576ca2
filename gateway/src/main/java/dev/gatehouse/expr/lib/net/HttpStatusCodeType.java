package dev.gatehouse.expr.lib.net;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;

/**
 * {@code System.Net.HttpStatusCode}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.net.httpstatuscode">System.Net.HttpStatusCode</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Net.HttpStatusCode", values = HttpStatusCode.class, struct = true)
public final class HttpStatusCodeType implements LibraryType {}

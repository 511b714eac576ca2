package dev.gatehouse.expr.lib.net;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;

/**
 * {@code System.Net.Sockets.AddressFamily}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.net.sockets.addressfamily">System.Net.Sockets.AddressFamily</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Net.Sockets.AddressFamily", values = AddressFamily.class, struct = true)
public final class AddressFamilyType implements LibraryType {}

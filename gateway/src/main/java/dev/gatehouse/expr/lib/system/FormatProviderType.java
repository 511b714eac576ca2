package dev.gatehouse.expr.lib.system;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;

/**
 * {@code System.IFormatProvider}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.iformatprovider">System.IFormatProvider</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.IFormatProvider", values = FormatProvider.class)
public final class FormatProviderType implements LibraryType {}

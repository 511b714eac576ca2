package dev.gatehouse.expr.lib.crypto;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;

/**
 * {@code System.Security.Cryptography.PaddingMode}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.security.cryptography.paddingmode">System.Security.Cryptography.PaddingMode</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Security.Cryptography.PaddingMode", values = PaddingMode.class, struct = true)
public final class PaddingModeType implements LibraryType {}

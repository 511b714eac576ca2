package dev.gatehouse.expr.lib.crypto;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;

/**
 * {@code System.Security.Cryptography.RSASignaturePaddingMode}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.security.cryptography.rsasignaturepaddingmode">System.Security.Cryptography.RSASignaturePaddingMode</a>
 */
@AutoService(LibraryType.class)
@DotNet(
        value = "System.Security.Cryptography.RSASignaturePaddingMode",
        values = RSASignaturePaddingMode.class,
        struct = true)
public final class RSASignaturePaddingModeType implements LibraryType {}

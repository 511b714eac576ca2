package dev.gatehouse.expr.lib.crypto;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;

/**
 * {@code System.Security.Cryptography.RSAEncryptionPaddingMode}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.security.cryptography.rsaencryptionpaddingmode">System.Security.Cryptography.RSAEncryptionPaddingMode</a>
 */
@AutoService(LibraryType.class)
@DotNet(
        value = "System.Security.Cryptography.RSAEncryptionPaddingMode",
        values = RSAEncryptionPaddingMode.class,
        struct = true)
public final class RSAEncryptionPaddingModeType implements LibraryType {}

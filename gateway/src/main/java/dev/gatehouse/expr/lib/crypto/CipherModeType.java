package dev.gatehouse.expr.lib.crypto;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;

/**
 * {@code System.Security.Cryptography.CipherMode}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.security.cryptography.ciphermode">System.Security.Cryptography.CipherMode</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Security.Cryptography.CipherMode", values = CipherMode.class, struct = true)
public final class CipherModeType implements LibraryType {}

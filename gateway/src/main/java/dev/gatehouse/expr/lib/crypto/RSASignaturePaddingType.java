package dev.gatehouse.expr.lib.crypto;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;

/**
 * {@code System.Security.Cryptography.RSASignaturePadding}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.security.cryptography.rsasignaturepadding">System.Security.Cryptography.RSASignaturePadding</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Security.Cryptography.RSASignaturePadding", values = RSASignaturePadding.class)
public final class RSASignaturePaddingType implements LibraryType {}

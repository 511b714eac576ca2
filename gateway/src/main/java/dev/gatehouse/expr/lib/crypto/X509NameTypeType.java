package dev.gatehouse.expr.lib.crypto;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;

/**
 * {@code System.Security.Cryptography.X509Certificates.X509NameType}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.security.cryptography.x509certificates.x509nametype">System.Security.Cryptography.X509Certificates.X509NameType</a>
 */
@AutoService(LibraryType.class)
@DotNet(
        value = "System.Security.Cryptography.X509Certificates.X509NameType",
        values = X509NameType.class,
        struct = true)
public final class X509NameTypeType implements LibraryType {}

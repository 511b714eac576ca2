package dev.gatehouse.expr.lib.crypto;

import static dev.gatehouse.expr.types.Member.Kind.EXTENSION;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.Security.Cryptography.X509Certificates.RSACertificateExtensions}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.security.cryptography.x509certificates.rsacertificateextensions">System.Security.Cryptography.X509Certificates.RSACertificateExtensions</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Security.Cryptography.X509Certificates.RSACertificateExtensions")
public final class RSACertificateExtensionsType implements LibraryType {
    @Member(EXTENSION)
    public static @Nullable RSA GetRSAPublicKey(@Nullable Certificate certificate) {
        if (certificate == null) throw DotNetException.argumentNull("certificate");
        return certificate.rsaPublicKey();
    }

    @Member(EXTENSION)
    public static @Nullable RSA GetRSAPrivateKey(@Nullable Certificate certificate) {
        if (certificate == null) throw DotNetException.argumentNull("certificate");
        return certificate.rsaPrivateKey();
    }
}

package dev.gatehouse.expr.lib.crypto;

import static dev.gatehouse.expr.types.Member.Kind.STATIC_PROPERTY;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;

/**
 * {@code System.Security.Cryptography.X509Certificates.X509ContentType}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.security.cryptography.x509certificates.x509contenttype">System.Security.Cryptography.X509Certificates.X509ContentType</a>
 */
@AutoService(LibraryType.class)
@DotNet(
        value = "System.Security.Cryptography.X509Certificates.X509ContentType",
        values = X509ContentType.class,
        struct = true)
public final class X509ContentTypeType implements LibraryType {

    @Member(STATIC_PROPERTY)
    public static X509ContentType Pkcs12() {
        return X509ContentType.Pfx;
    }
}

package dev.gatehouse.expr.lib.crypto;

import static dev.gatehouse.expr.types.Member.Kind.PROPERTY;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;

/**
 * {@code System.Security.Cryptography.X509Certificates.X500DistinguishedName}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.security.cryptography.x509certificates.x500distinguishedname">System.Security.Cryptography.X509Certificates.X500DistinguishedName</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Security.Cryptography.X509Certificates.X500DistinguishedName", values = DistinguishedName.class)
public final class DistinguishedNameType implements LibraryType {
    @Member(PROPERTY)
    public static String Name(DistinguishedName self) {
        return self.name();
    }
}

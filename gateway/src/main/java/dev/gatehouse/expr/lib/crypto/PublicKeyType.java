package dev.gatehouse.expr.lib.crypto;

import static dev.gatehouse.expr.types.Member.Kind.PROPERTY;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.Security.Cryptography.X509Certificates.PublicKey}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.security.cryptography.x509certificates.publickey">System.Security.Cryptography.X509Certificates.PublicKey</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Security.Cryptography.X509Certificates.PublicKey", values = PublicKeyInfo.class)
public final class PublicKeyType implements LibraryType {
    @Member(PROPERTY)
    public static Oid Oid(PublicKeyInfo self) {
        return self.certificate().keyAlgorithm();
    }

    @Member(PROPERTY)
    public static @Nullable RSA Key(PublicKeyInfo self) {
        return self.certificate().rsaPublicKey();
    }
}

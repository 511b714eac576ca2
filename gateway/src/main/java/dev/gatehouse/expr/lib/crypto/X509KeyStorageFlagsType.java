package dev.gatehouse.expr.lib.crypto;

import static dev.gatehouse.expr.types.Member.Kind.STATIC_PROPERTY;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;

/**
 * {@code System.Security.Cryptography.X509Certificates.X509KeyStorageFlags}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.security.cryptography.x509certificates.x509keystorageflags">System.Security.Cryptography.X509Certificates.X509KeyStorageFlags</a>
 */
@AutoService(LibraryType.class)
@DotNet(
        value = "System.Security.Cryptography.X509Certificates.X509KeyStorageFlags",
        values = X509KeyStorageFlags.class,
        struct = true)
public final class X509KeyStorageFlagsType implements LibraryType {
    @Member(STATIC_PROPERTY)
    public static X509KeyStorageFlags DefaultKeySet() {
        return new X509KeyStorageFlags(0);
    }

    @Member(STATIC_PROPERTY)
    public static X509KeyStorageFlags UserKeySet() {
        return new X509KeyStorageFlags(1);
    }

    @Member(STATIC_PROPERTY)
    public static X509KeyStorageFlags MachineKeySet() {
        return new X509KeyStorageFlags(2);
    }

    @Member(STATIC_PROPERTY)
    public static X509KeyStorageFlags Exportable() {
        return new X509KeyStorageFlags(4);
    }

    @Member(STATIC_PROPERTY)
    public static X509KeyStorageFlags UserProtected() {
        return new X509KeyStorageFlags(8);
    }

    @Member(STATIC_PROPERTY)
    public static X509KeyStorageFlags PersistKeySet() {
        return new X509KeyStorageFlags(16);
    }

    @Member(STATIC_PROPERTY)
    public static X509KeyStorageFlags EphemeralKeySet() {
        return new X509KeyStorageFlags(32);
    }
}

package dev.gatehouse.expr.lib.crypto;

import static dev.gatehouse.expr.types.Member.Kind.CONSTRUCTOR;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;

/**
 * {@code System.Security.Cryptography.SHA256Managed}. Its values are those of {@link SHA256}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.security.cryptography.sha256managed">System.Security.Cryptography.SHA256Managed</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Security.Cryptography.SHA256Managed")
public final class SHA256ManagedType implements LibraryType {
    @Member(CONSTRUCTOR)
    public static SHA256 create() {
        return new SHA256();
    }
}

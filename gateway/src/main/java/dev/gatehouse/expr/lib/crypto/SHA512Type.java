package dev.gatehouse.expr.lib.crypto;

import static dev.gatehouse.expr.types.Member.Kind.STATIC;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;

/**
 * {@code System.Security.Cryptography.SHA512}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.security.cryptography.sha512">System.Security.Cryptography.SHA512</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Security.Cryptography.SHA512", values = SHA512.class)
public final class SHA512Type implements LibraryType {
    @Member(STATIC)
    public static SHA512 Create() {
        return new SHA512();
    }
}

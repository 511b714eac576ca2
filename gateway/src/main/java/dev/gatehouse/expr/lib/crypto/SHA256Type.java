package dev.gatehouse.expr.lib.crypto;

import static dev.gatehouse.expr.types.Member.Kind.STATIC;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;

/**
 * {@code System.Security.Cryptography.SHA256}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.security.cryptography.sha256">System.Security.Cryptography.SHA256</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Security.Cryptography.SHA256", values = SHA256.class)
public final class SHA256Type implements LibraryType {
    @Member(STATIC)
    public static SHA256 Create() {
        return new SHA256();
    }
}

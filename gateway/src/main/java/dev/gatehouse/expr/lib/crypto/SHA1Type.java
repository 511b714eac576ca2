package dev.gatehouse.expr.lib.crypto;

import static dev.gatehouse.expr.types.Member.Kind.STATIC;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;

/**
 * {@code System.Security.Cryptography.SHA1}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.security.cryptography.sha1">System.Security.Cryptography.SHA1</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Security.Cryptography.SHA1", values = SHA1.class)
public final class SHA1Type implements LibraryType {
    @Member(STATIC)
    public static SHA1 Create() {
        return new SHA1();
    }
}

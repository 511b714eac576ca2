package dev.gatehouse.expr.lib.crypto;

import static dev.gatehouse.expr.types.Member.Kind.STATIC;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;

/**
 * {@code System.Security.Cryptography.SHA384}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.security.cryptography.sha384">System.Security.Cryptography.SHA384</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Security.Cryptography.SHA384", values = SHA384.class)
public final class SHA384Type implements LibraryType {
    @Member(STATIC)
    public static SHA384 Create() {
        return new SHA384();
    }
}

package dev.gatehouse.expr.lib.crypto;

import static dev.gatehouse.expr.types.Member.Kind.STATIC;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;

/**
 * {@code System.Security.Cryptography.MD5}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.security.cryptography.md5">System.Security.Cryptography.MD5</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Security.Cryptography.MD5", values = MD5.class)
public final class MD5Type implements LibraryType {
    @Member(STATIC)
    public static MD5 Create() {
        return new MD5();
    }
}

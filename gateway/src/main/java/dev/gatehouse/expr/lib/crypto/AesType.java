package dev.gatehouse.expr.lib.crypto;

import static dev.gatehouse.expr.types.Member.Kind.STATIC;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;

/**
 * {@code System.Security.Cryptography.Aes}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.security.cryptography.aes">System.Security.Cryptography.Aes</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Security.Cryptography.Aes", values = Aes.class)
public final class AesType implements LibraryType {
    @Member(STATIC)
    public static Aes Create() {
        return new Aes();
    }
}

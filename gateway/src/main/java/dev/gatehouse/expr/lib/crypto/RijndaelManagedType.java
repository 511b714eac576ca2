package dev.gatehouse.expr.lib.crypto;

import static dev.gatehouse.expr.types.Member.Kind.CONSTRUCTOR;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;

/**
 * {@code System.Security.Cryptography.RijndaelManaged}. Its values are those of {@link Aes}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.security.cryptography.rijndaelmanaged">System.Security.Cryptography.RijndaelManaged</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Security.Cryptography.RijndaelManaged")
public final class RijndaelManagedType implements LibraryType {
    @Member(CONSTRUCTOR)
    public static Aes create() {
        return new Aes();
    }
}

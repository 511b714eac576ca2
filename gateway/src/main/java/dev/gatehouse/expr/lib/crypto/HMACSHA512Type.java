package dev.gatehouse.expr.lib.crypto;

import static dev.gatehouse.expr.types.Member.Kind.CONSTRUCTOR;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.Security.Cryptography.HMACSHA512}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.security.cryptography.hmacsha512">System.Security.Cryptography.HMACSHA512</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Security.Cryptography.HMACSHA512", values = HMACSHA512.class)
public final class HMACSHA512Type implements LibraryType {
    @Member(CONSTRUCTOR)
    public static HMACSHA512 create() {
        return new HMACSHA512(HMAC.randomKey(128));
    }

    @Member(CONSTRUCTOR)
    public static HMACSHA512 create(byte @Nullable [] key) {
        return new HMACSHA512(key);
    }
}

package dev.gatehouse.expr.lib.crypto;

import static dev.gatehouse.expr.types.Member.Kind.CONSTRUCTOR;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.Security.Cryptography.HMACSHA256}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.security.cryptography.hmacsha256">System.Security.Cryptography.HMACSHA256</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Security.Cryptography.HMACSHA256", values = HMACSHA256.class)
public final class HMACSHA256Type implements LibraryType {
    @Member(CONSTRUCTOR)
    public static HMACSHA256 create() {
        return new HMACSHA256(HMAC.randomKey(64));
    }

    @Member(CONSTRUCTOR)
    public static HMACSHA256 create(byte @Nullable [] key) {
        return new HMACSHA256(key);
    }
}

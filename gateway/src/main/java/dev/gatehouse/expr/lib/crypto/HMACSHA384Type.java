package dev.gatehouse.expr.lib.crypto;

import static dev.gatehouse.expr.types.Member.Kind.CONSTRUCTOR;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.Security.Cryptography.HMACSHA384}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.security.cryptography.hmacsha384">System.Security.Cryptography.HMACSHA384</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Security.Cryptography.HMACSHA384", values = HMACSHA384.class)
public final class HMACSHA384Type implements LibraryType {
    @Member(CONSTRUCTOR)
    public static HMACSHA384 create() {
        return new HMACSHA384(HMAC.randomKey(128));
    }

    @Member(CONSTRUCTOR)
    public static HMACSHA384 create(byte @Nullable [] key) {
        return new HMACSHA384(key);
    }
}

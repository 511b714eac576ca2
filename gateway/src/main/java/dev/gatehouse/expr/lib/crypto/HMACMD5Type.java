package dev.gatehouse.expr.lib.crypto;

import static dev.gatehouse.expr.types.Member.Kind.CONSTRUCTOR;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.Security.Cryptography.HMACMD5}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.security.cryptography.hmacmd5">System.Security.Cryptography.HMACMD5</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Security.Cryptography.HMACMD5", values = HMACMD5.class)
public final class HMACMD5Type implements LibraryType {
    @Member(CONSTRUCTOR)
    public static HMACMD5 create() {
        return new HMACMD5(HMAC.randomKey(64));
    }

    @Member(CONSTRUCTOR)
    public static HMACMD5 create(byte @Nullable [] key) {
        return new HMACMD5(key);
    }
}

package dev.gatehouse.expr.lib.crypto;

import static dev.gatehouse.expr.types.Member.Kind.CONSTRUCTOR;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.Security.Cryptography.HMACSHA1}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.security.cryptography.hmacsha1">System.Security.Cryptography.HMACSHA1</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Security.Cryptography.HMACSHA1", values = HMACSHA1.class)
public final class HMACSHA1Type implements LibraryType {
    @Member(CONSTRUCTOR)
    public static HMACSHA1 create() {
        return new HMACSHA1(HMAC.randomKey(64));
    }

    @Member(CONSTRUCTOR)
    public static HMACSHA1 create(byte @Nullable [] key) {
        return new HMACSHA1(key);
    }
}

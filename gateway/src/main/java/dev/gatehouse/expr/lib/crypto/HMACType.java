package dev.gatehouse.expr.lib.crypto;

import static dev.gatehouse.expr.types.Member.Kind.PROPERTY;
import static dev.gatehouse.expr.types.Member.Kind.SETTER;
import static dev.gatehouse.expr.types.Member.Kind.STATIC;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.Security.Cryptography.HMAC}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.security.cryptography.hmac">System.Security.Cryptography.HMAC</a>
 */
@AutoService(LibraryType.class)
@DotNet(
        value = "System.Security.Cryptography.HMAC",
        values = HMAC.class,
        aliases = {"System.Security.Cryptography.KeyedHashAlgorithm"})
public final class HMACType implements LibraryType {
    @Member(value = STATIC, name = "Create")
    public static @Nullable HMAC create(@Nullable String algorithmName) {
        if (algorithmName == null) throw DotNetException.argumentNull("algorithmName");
        return HMAC.keyed(algorithmName);
    }

    @Member(PROPERTY)
    public static byte[] Key(HMAC self) {
        return self.key();
    }

    @Member(value = SETTER, name = "Key")
    public static void setKey(HMAC self, byte @Nullable [] value) {
        self.setKey(value);
    }
}

package dev.gatehouse.expr.lib.crypto;

import static dev.gatehouse.expr.types.Member.Kind.PROPERTY;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;

/**
 * {@code System.Security.Cryptography.KeySizes}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.security.cryptography.keysizes">System.Security.Cryptography.KeySizes</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Security.Cryptography.KeySizes", values = KeySizes.class)
public final class KeySizesType implements LibraryType {
    @Member(PROPERTY)
    public static int MinSize(KeySizes self) {
        return self.minSize();
    }

    @Member(PROPERTY)
    public static int MaxSize(KeySizes self) {
        return self.maxSize();
    }

    @Member(PROPERTY)
    public static int SkipSize(KeySizes self) {
        return self.skipSize();
    }
}

package dev.gatehouse.expr.lib.crypto;

import static dev.gatehouse.expr.types.Member.Kind.METHOD;
import static dev.gatehouse.expr.types.Member.Kind.PROPERTY;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;

/**
 * {@code System.Security.Cryptography.RSASignaturePadding}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.security.cryptography.rsasignaturepadding">System.Security.Cryptography.RSASignaturePadding</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Security.Cryptography.RSASignaturePadding", values = RSASignaturePadding.class)
public final class RSASignaturePaddingType implements LibraryType {

    @Member(PROPERTY)
    public static RSASignaturePaddingMode Mode(RSASignaturePadding self) {
        return switch (self) {
            case Pkcs1 -> RSASignaturePaddingMode.Pkcs1;
            case Pss -> RSASignaturePaddingMode.Pss;
        };
    }

    @Member(METHOD)
    public static boolean Equals(RSASignaturePadding self, RSASignaturePadding other) {
        return self == other;
    }
}

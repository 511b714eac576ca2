package dev.gatehouse.expr.lib.crypto;

import static dev.gatehouse.expr.types.Member.Kind.STATIC_PROPERTY;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;

/**
 * {@code System.Security.Cryptography.RSAEncryptionPadding}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.security.cryptography.rsaencryptionpadding">System.Security.Cryptography.RSAEncryptionPadding</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Security.Cryptography.RSAEncryptionPadding", values = RSAEncryptionPadding.class)
public final class RSAEncryptionPaddingType implements LibraryType {
    @Member(STATIC_PROPERTY)
    public static RSAEncryptionPadding Pkcs1() {
        return new RSAEncryptionPadding(new HashAlgorithmName(null));
    }

    @Member(STATIC_PROPERTY)
    public static RSAEncryptionPadding OaepSHA1() {
        return new RSAEncryptionPadding(HashAlgorithmName.SHA1);
    }

    @Member(STATIC_PROPERTY)
    public static RSAEncryptionPadding OaepSHA256() {
        return new RSAEncryptionPadding(HashAlgorithmName.SHA256);
    }

    @Member(STATIC_PROPERTY)
    public static RSAEncryptionPadding OaepSHA384() {
        return new RSAEncryptionPadding(HashAlgorithmName.SHA384);
    }

    @Member(STATIC_PROPERTY)
    public static RSAEncryptionPadding OaepSHA512() {
        return new RSAEncryptionPadding(HashAlgorithmName.SHA512);
    }
}

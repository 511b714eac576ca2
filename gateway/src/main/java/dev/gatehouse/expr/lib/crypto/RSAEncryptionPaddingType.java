package dev.gatehouse.expr.lib.crypto;

import static dev.gatehouse.expr.types.Member.Kind.METHOD;
import static dev.gatehouse.expr.types.Member.Kind.OPERATOR;
import static dev.gatehouse.expr.types.Member.Kind.PROPERTY;
import static dev.gatehouse.expr.types.Member.Kind.STATIC;
import static dev.gatehouse.expr.types.Member.Kind.STATIC_PROPERTY;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

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

    @Member(STATIC)
    public static RSAEncryptionPadding CreateOaep(HashAlgorithmName hashAlgorithm) {
        return new RSAEncryptionPadding(hashAlgorithm);
    }

    @Member(PROPERTY)
    public static RSAEncryptionPaddingMode Mode(RSAEncryptionPadding self) {
        return self.oaep().name() == null ? RSAEncryptionPaddingMode.Pkcs1 : RSAEncryptionPaddingMode.Oaep;
    }

    @Member(PROPERTY)
    public static HashAlgorithmName OaepHashAlgorithm(RSAEncryptionPadding self) {
        return self.oaep();
    }

    @Member(METHOD)
    public static boolean Equals(RSAEncryptionPadding self, @Nullable RSAEncryptionPadding other) {
        return self.equals(other);
    }

    @Member(OPERATOR)
    public static boolean op_Equality(@Nullable RSAEncryptionPadding left, @Nullable RSAEncryptionPadding right) {
        return Objects.equals(left, right);
    }

    @Member(OPERATOR)
    public static boolean op_Inequality(@Nullable RSAEncryptionPadding left, @Nullable RSAEncryptionPadding right) {
        return !Objects.equals(left, right);
    }
}

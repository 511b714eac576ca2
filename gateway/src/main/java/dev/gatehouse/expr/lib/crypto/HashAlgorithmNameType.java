package dev.gatehouse.expr.lib.crypto;

import static dev.gatehouse.expr.types.Member.Kind.CONSTRUCTOR;
import static dev.gatehouse.expr.types.Member.Kind.METHOD;
import static dev.gatehouse.expr.types.Member.Kind.OPERATOR;
import static dev.gatehouse.expr.types.Member.Kind.PROPERTY;
import static dev.gatehouse.expr.types.Member.Kind.STATIC_PROPERTY;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.Security.Cryptography.HashAlgorithmName}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.security.cryptography.hashalgorithmname">System.Security.Cryptography.HashAlgorithmName</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Security.Cryptography.HashAlgorithmName", values = HashAlgorithmName.class, struct = true)
public final class HashAlgorithmNameType implements LibraryType {
    @Member(STATIC_PROPERTY)
    public static HashAlgorithmName MD5() {
        return HashAlgorithmName.MD5;
    }

    @Member(STATIC_PROPERTY)
    public static HashAlgorithmName SHA1() {
        return HashAlgorithmName.SHA1;
    }

    @Member(STATIC_PROPERTY)
    public static HashAlgorithmName SHA256() {
        return HashAlgorithmName.SHA256;
    }

    @Member(STATIC_PROPERTY)
    public static HashAlgorithmName SHA384() {
        return HashAlgorithmName.SHA384;
    }

    @Member(STATIC_PROPERTY)
    public static HashAlgorithmName SHA512() {
        return HashAlgorithmName.SHA512;
    }

    @Member(CONSTRUCTOR)
    public static HashAlgorithmName create(@Nullable String name) {
        return new HashAlgorithmName(name);
    }

    @Member(PROPERTY)
    public static @Nullable String Name(HashAlgorithmName self) {
        return self.name();
    }

    @Member(OPERATOR)
    public static boolean op_Equality(HashAlgorithmName left, HashAlgorithmName right) {
        return left.equals(right);
    }

    @Member(OPERATOR)
    public static boolean op_Inequality(HashAlgorithmName left, HashAlgorithmName right) {
        return !left.equals(right);
    }

    @Member(METHOD)
    public static boolean Equals(HashAlgorithmName self, HashAlgorithmName other) {
        return self.equals(other);
    }
}

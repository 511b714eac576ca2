package dev.gatehouse.expr.lib.crypto;

import static dev.gatehouse.expr.types.Member.Kind.CONSTRUCTOR;
import static dev.gatehouse.expr.types.Member.Kind.PROPERTY;
import static dev.gatehouse.expr.types.Member.Kind.SETTER;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.Security.Cryptography.RSAParameters}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.security.cryptography.rsaparameters">System.Security.Cryptography.RSAParameters</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Security.Cryptography.RSAParameters", values = RSAParameters.class, struct = true)
public final class RSAParametersType implements LibraryType {
    @Member(CONSTRUCTOR)
    public static RSAParameters create() {
        return new RSAParameters();
    }

    @Member(PROPERTY)
    public static byte @Nullable [] Modulus(RSAParameters self) {
        return self.modulus;
    }

    @Member(value = SETTER, name = "Modulus")
    public static void setModulus(RSAParameters self, byte @Nullable [] value) {
        self.modulus = value;
    }

    @Member(PROPERTY)
    public static byte @Nullable [] Exponent(RSAParameters self) {
        return self.exponent;
    }

    @Member(value = SETTER, name = "Exponent")
    public static void setExponent(RSAParameters self, byte @Nullable [] value) {
        self.exponent = value;
    }

    @Member(PROPERTY)
    public static byte @Nullable [] D(RSAParameters self) {
        return self.d;
    }

    @Member(value = SETTER, name = "D")
    public static void setD(RSAParameters self, byte @Nullable [] value) {
        self.d = value;
    }

    @Member(PROPERTY)
    public static byte @Nullable [] P(RSAParameters self) {
        return self.p;
    }

    @Member(value = SETTER, name = "P")
    public static void setP(RSAParameters self, byte @Nullable [] value) {
        self.p = value;
    }

    @Member(PROPERTY)
    public static byte @Nullable [] Q(RSAParameters self) {
        return self.q;
    }

    @Member(value = SETTER, name = "Q")
    public static void setQ(RSAParameters self, byte @Nullable [] value) {
        self.q = value;
    }

    @Member(PROPERTY)
    public static byte @Nullable [] DP(RSAParameters self) {
        return self.dp;
    }

    @Member(value = SETTER, name = "DP")
    public static void setDP(RSAParameters self, byte @Nullable [] value) {
        self.dp = value;
    }

    @Member(PROPERTY)
    public static byte @Nullable [] DQ(RSAParameters self) {
        return self.dq;
    }

    @Member(value = SETTER, name = "DQ")
    public static void setDQ(RSAParameters self, byte @Nullable [] value) {
        self.dq = value;
    }

    @Member(PROPERTY)
    public static byte @Nullable [] InverseQ(RSAParameters self) {
        return self.inverseQ;
    }

    @Member(value = SETTER, name = "InverseQ")
    public static void setInverseQ(RSAParameters self, byte @Nullable [] value) {
        self.inverseQ = value;
    }
}

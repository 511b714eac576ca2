package dev.gatehouse.policy.context;

import static dev.gatehouse.expr.types.Member.Kind.PROPERTY;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.lib.system.DateTime;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import dev.gatehouse.expr.types.ReadOnlyDictionary;
import dev.gatehouse.jose.Jwt;
import org.jspecify.annotations.Nullable;

/** A token. Texts that it lacks read as empty. */
@AutoService(LibraryType.class)
@DotNet(value = "Apim.Jwt", values = Jwt.class)
public final class JwtType implements LibraryType {
    @Member(PROPERTY)
    public static String Algorithm(Jwt self) {
        return self.algorithm();
    }

    @Member(PROPERTY)
    public static String Type(Jwt self) {
        return orEmpty(self.type());
    }

    @Member(PROPERTY)
    public static String Id(Jwt self) {
        return orEmpty(self.id());
    }

    @Member(PROPERTY)
    public static String Issuer(Jwt self) {
        return orEmpty(self.issuer());
    }

    @Member(PROPERTY)
    public static String Subject(Jwt self) {
        return orEmpty(self.subject());
    }

    @Member(PROPERTY)
    public static Iterable<String> Audiences(Jwt self) {
        return self.audiences();
    }

    @Member(PROPERTY)
    public static @Nullable DateTime ExpirationTime(Jwt self) {
        return Times.of(self.expirationTime());
    }

    @Member(PROPERTY)
    public static @Nullable DateTime IssuedAt(Jwt self) {
        return Times.of(self.issuedAt());
    }

    @Member(PROPERTY)
    public static @Nullable DateTime NotBefore(Jwt self) {
        return Times.of(self.notBefore());
    }

    @Member(PROPERTY)
    public static ReadOnlyDictionary<String, String[]> Claims(Jwt self) {
        return new ClaimDictionary(self);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}

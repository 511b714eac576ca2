package dev.gatehouse.policy.context;

import static dev.gatehouse.expr.types.Member.Kind.PROPERTY;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import dev.gatehouse.expr.types.ReadOnlyDictionary;

/** {@code Authorization}, to which policies cast that variable. */
@AutoService(LibraryType.class)
@DotNet(value = "Apim.Authorization", values = Authorization.class)
public final class AuthorizationType implements LibraryType {
    @Member(PROPERTY)
    public static String AccessToken(Authorization self) {
        return self.accessToken();
    }

    @Member(PROPERTY)
    public static ReadOnlyDictionary<String, Object> Claims(Authorization self) {
        return self.claims();
    }
}

package dev.gatehouse.policy.context;

import static dev.gatehouse.expr.types.Member.Kind.PROPERTY;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;

/** User and password of an {@code Authorization} header; documentation and toolkit disagree on the name of the user. */
@AutoService(LibraryType.class)
@DotNet(value = "Apim.BasicAuthCredentials", values = BasicAuthCredentials.class)
public final class BasicAuthCredentialsType implements LibraryType {
    @Member(PROPERTY)
    public static String UserId(BasicAuthCredentials self) {
        return self.userId();
    }

    @Member(PROPERTY)
    public static String Username(BasicAuthCredentials self) {
        return self.userId();
    }

    @Member(PROPERTY)
    public static String Password(BasicAuthCredentials self) {
        return self.password();
    }
}

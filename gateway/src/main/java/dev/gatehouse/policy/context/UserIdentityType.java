package dev.gatehouse.policy.context;

import static dev.gatehouse.expr.types.Member.Kind.PROPERTY;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import dev.gatehouse.model.User;

/** An account elsewhere that a user signs in with. */
@AutoService(LibraryType.class)
@DotNet(value = "Apim.IUserIdentity", values = User.Identity.class)
public final class UserIdentityType implements LibraryType {
    @Member(PROPERTY)
    public static String Id(User.Identity self) {
        return self.id();
    }

    @Member(PROPERTY)
    public static String Provider(User.Identity self) {
        return self.provider();
    }
}

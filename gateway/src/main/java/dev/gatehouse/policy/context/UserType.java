package dev.gatehouse.policy.context;

import static dev.gatehouse.expr.types.Member.Kind.PROPERTY;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.lib.system.DateTime;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import dev.gatehouse.model.Group;
import dev.gatehouse.model.User;

/** {@code context.User}: who owns the subscription. */
@AutoService(LibraryType.class)
@DotNet(value = "Apim.IUser", values = User.class)
public final class UserType implements LibraryType {
    @Member(PROPERTY)
    public static String Id(User self) {
        return self.id();
    }

    @Member(PROPERTY)
    public static String Email(User self) {
        return self.email();
    }

    @Member(PROPERTY)
    public static String FirstName(User self) {
        return self.firstName();
    }

    @Member(PROPERTY)
    public static String LastName(User self) {
        return self.lastName();
    }

    @Member(PROPERTY)
    public static String Note(User self) {
        return self.note();
    }

    @Member(PROPERTY)
    public static DateTime RegistrationDate(User self) {
        return DateTime.of(self.registrationDate());
    }

    @Member(PROPERTY)
    public static Iterable<Group> Groups(User self) {
        return self.groups();
    }

    @Member(PROPERTY)
    public static Iterable<User.Identity> Identities(User self) {
        return self.identities();
    }
}

package dev.gatehouse.policy.context;

import static dev.gatehouse.expr.types.Member.Kind.PROPERTY;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import dev.gatehouse.model.Group;

/** A group of users. */
@AutoService(LibraryType.class)
@DotNet(value = "Apim.IGroup", values = Group.class)
public final class GroupType implements LibraryType {
    @Member(PROPERTY)
    public static String Id(Group self) {
        return self.id();
    }

    @Member(PROPERTY)
    public static String Name(Group self) {
        return self.name();
    }
}

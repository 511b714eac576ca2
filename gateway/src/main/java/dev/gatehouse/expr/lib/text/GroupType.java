package dev.gatehouse.expr.lib.text;

import static dev.gatehouse.expr.types.Member.Kind.PROPERTY;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;

/**
 * {@code System.Text.RegularExpressions.Group}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.text.regularexpressions.group">System.Text.RegularExpressions.Group</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Text.RegularExpressions.Group", values = Group.class)
public final class GroupType implements LibraryType {
    @Member(PROPERTY)
    public static boolean Success(Group self) {
        return self.success();
    }

    @Member(PROPERTY)
    public static String Name(Group self) {
        return self.name();
    }

    @Member(PROPERTY)
    public static CaptureCollection Captures(Group self) {
        return new CaptureCollection(self.captures());
    }
}

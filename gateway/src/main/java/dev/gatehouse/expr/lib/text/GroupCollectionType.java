package dev.gatehouse.expr.lib.text;

import static dev.gatehouse.expr.types.Member.Kind.INDEXER;
import static dev.gatehouse.expr.types.Member.Kind.PROPERTY;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.Text.RegularExpressions.GroupCollection}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.text.regularexpressions.groupcollection">System.Text.RegularExpressions.GroupCollection</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Text.RegularExpressions.GroupCollection", values = GroupCollection.class)
public final class GroupCollectionType implements LibraryType {
    @Member(PROPERTY)
    public static int Count(GroupCollection self) {
        return self.count();
    }

    @Member(INDEXER)
    public static Group Item(GroupCollection self, int groupnum) {
        return self.item(groupnum);
    }

    @Member(INDEXER)
    public static Group Item(GroupCollection self, @Nullable String groupname) {
        if (groupname == null) throw DotNetException.argumentNull("groupname");
        return self.item(groupname);
    }
}

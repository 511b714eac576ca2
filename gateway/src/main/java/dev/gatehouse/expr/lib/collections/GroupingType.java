package dev.gatehouse.expr.lib.collections;

import static dev.gatehouse.expr.types.Member.Kind.PROPERTY;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.Linq.IGrouping`2}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.linq.igrouping-2">System.Linq.IGrouping`2</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Linq.IGrouping`2", values = Grouping.class)
public final class GroupingType implements LibraryType {
    @Member(PROPERTY)
    public static <K extends @Nullable Object, T extends @Nullable Object> K Key(Grouping<K, T> self) {
        return self.key();
    }
}

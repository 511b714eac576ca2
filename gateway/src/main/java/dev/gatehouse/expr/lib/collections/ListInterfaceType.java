package dev.gatehouse.expr.lib.collections;

import static dev.gatehouse.expr.types.Member.Kind.INDEXER;
import static dev.gatehouse.expr.types.Member.Kind.INDEX_SETTER;
import static dev.gatehouse.expr.types.Member.Kind.METHOD;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.Collections.Generic.IList`1}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.collections.generic.ilist-1">System.Collections.Generic.IList`1</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Collections.Generic.IList`1", values = List.class)
public final class ListInterfaceType implements LibraryType {
    @Member(INDEXER)
    public static <T extends @Nullable Object> T Item(List<T> self, int index) {
        if (index < 0 || index >= self.size()) throw DotNetException.argumentOutOfRange("index");
        return self.get(index);
    }

    @Member(INDEX_SETTER)
    public static <T extends @Nullable Object> void setItem(List<T> self, int index, T value) {
        if (index < 0 || index >= self.size()) throw DotNetException.argumentOutOfRange("index");
        self.set(index, value);
    }

    @Member(METHOD)
    public static <T extends @Nullable Object> int IndexOf(List<T> self, T item) {
        return self.indexOf(item);
    }

    @Member(METHOD)
    public static <T extends @Nullable Object> void Insert(List<T> self, int index, T item) {
        if (index < 0 || index > self.size()) throw DotNetException.argumentOutOfRange("index");
        CollectionType.change(() -> self.add(index, Limits.counted(self.size(), item)));
    }

    @Member(METHOD)
    public static <T extends @Nullable Object> void RemoveAt(List<T> self, int index) {
        if (index < 0 || index >= self.size()) throw DotNetException.argumentOutOfRange("index");
        CollectionType.change(() -> self.remove(index));
    }
}

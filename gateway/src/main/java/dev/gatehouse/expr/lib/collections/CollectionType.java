package dev.gatehouse.expr.lib.collections;

import static dev.gatehouse.expr.types.Member.Kind.METHOD;
import static dev.gatehouse.expr.types.Member.Kind.PROPERTY;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.ArrayOf;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.Collections.Generic.ICollection`1}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.collections.generic.icollection-1">System.Collections.Generic.ICollection`1</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Collections.Generic.ICollection`1", values = Collection.class)
public final class CollectionType implements LibraryType {
    @Member(PROPERTY)
    public static <T extends @Nullable Object> int Count(Collection<T> self) {
        return self.size();
    }

    @Member(PROPERTY)
    public static <T extends @Nullable Object> boolean IsReadOnly(Collection<T> self) {
        return !(self instanceof ItemList || self instanceof ItemSet);
    }

    @Member(METHOD)
    public static <T extends @Nullable Object> void Add(Collection<T> self, T item) {
        change(() -> self.add(Limits.counted(self.size(), item)));
    }

    @Member(METHOD)
    public static <T extends @Nullable Object> void Clear(Collection<T> self) {
        change(self::clear);
    }

    @Member(METHOD)
    public static <T extends @Nullable Object> boolean Contains(Collection<T> self, T item) {
        return self.contains(item);
    }

    @Member(METHOD)
    public static <T extends @Nullable Object> boolean Remove(Collection<T> self, T item) {
        var before = self.size();
        change(() -> self.remove(item));
        return self.size() < before;
    }

    /** An array behind the interface has a fixed size. */
    static void change(Runnable change) {
        try {
            change.run();
        } catch (UnsupportedOperationException _) {
            throw new DotNetException("System.NotSupportedException", "Collection was of a fixed size.");
        }
    }

    @Member(METHOD)
    public static <T extends @Nullable Object> void CopyTo(
            Collection<T> self, @ArrayOf("T") @Nullable Object array, int arrayIndex) {
        ArrayCopies.copy(self, 0, array, arrayIndex, self.size());
    }
}

package dev.gatehouse.expr.lib.collections;

import static dev.gatehouse.expr.types.Member.Kind.CONSTRUCTOR;
import static dev.gatehouse.expr.types.Member.Kind.METHOD;
import static dev.gatehouse.expr.types.Member.Kind.PROPERTY;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.ArrayOf;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import dev.gatehouse.expr.types.TypeToken;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.Collections.Generic.Stack`1}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.collections.generic.stack-1">System.Collections.Generic.Stack`1</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Collections.Generic.Stack`1", values = ItemQueue.LastOut.class)
@SuppressWarnings("NullAway") // in a loop it takes a T of a class of ours for a nullable T
public final class StackType implements LibraryType {
    @Member(CONSTRUCTOR)
    public static <T extends @Nullable Object> ItemQueue.LastOut<T> create() {
        return new ItemQueue.LastOut<>();
    }

    @Member(CONSTRUCTOR)
    public static <T extends @Nullable Object> ItemQueue.LastOut<T> create(@Nullable Iterable<T> collection) {
        if (collection == null) throw DotNetException.argumentNull("collection");
        var items = new ItemQueue.LastOut<T>();
        for (T item : collection) items.put(item);
        return items;
    }

    @Member(PROPERTY)
    public static <T extends @Nullable Object> int Count(ItemQueue.LastOut<T> self) {
        return self.count();
    }

    @Member(METHOD)
    public static <T extends @Nullable Object> void Push(ItemQueue.LastOut<T> self, T item) {
        self.put(item);
    }

    @Member(METHOD)
    public static <T extends @Nullable Object> T Pop(ItemQueue.LastOut<T> self) {
        return self.take();
    }

    @Member(METHOD)
    public static <T extends @Nullable Object> T Peek(ItemQueue.LastOut<T> self) {
        return self.peek();
    }

    @Member(METHOD)
    public static <T extends @Nullable Object> boolean Contains(ItemQueue.LastOut<T> self, T item) {
        return self.has(item);
    }

    @Member(METHOD)
    public static <T extends @Nullable Object> void Clear(ItemQueue.LastOut<T> self) {
        self.clear();
    }

    @Member(METHOD)
    public static <T extends @Nullable Object> @ArrayOf("T") Object ToArray(
            ItemQueue.LastOut<T> self, TypeToken<T> type) {
        return EnumerableType.array(self, type);
    }
}

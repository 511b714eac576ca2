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
import dev.gatehouse.expr.types.Out;
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

    @Member(CONSTRUCTOR)
    public static <T extends @Nullable Object> ItemQueue.LastOut<T> create(int capacity) {
        if (capacity < 0) throw DotNetException.argumentOutOfRange("capacity");
        return new ItemQueue.LastOut<>();
    }

    @Member(METHOD)
    public static <T extends @Nullable Object> void CopyTo(
            ItemQueue.LastOut<T> self, @ArrayOf("T") @Nullable Object array, int arrayIndex) {
        ArrayCopies.copy(self, 0, array, arrayIndex, self.count());
    }

    @Member(METHOD)
    public static <T extends @Nullable Object> boolean TryPop(
            ItemQueue.LastOut<T> self, Out<T> result, TypeToken<T> type) {
        boolean some = self.count() > 0;
        result.value = some ? self.take() : type.defaultValue();
        return some;
    }

    @Member(METHOD)
    public static <T extends @Nullable Object> boolean TryPeek(
            ItemQueue.LastOut<T> self, Out<T> result, TypeToken<T> type) {
        boolean some = self.count() > 0;
        result.value = some ? self.peek() : type.defaultValue();
        return some;
    }

    @Member(METHOD)
    public static <T extends @Nullable Object> void TrimExcess(ItemQueue.LastOut<T> self) {}
}

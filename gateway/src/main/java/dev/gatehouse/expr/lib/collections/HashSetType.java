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
import dev.gatehouse.expr.types.Predicate;
import dev.gatehouse.expr.types.TypeToken;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.Collections.Generic.HashSet`1}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.collections.generic.hashset-1">System.Collections.Generic.HashSet`1</a>
 */
@AutoService(LibraryType.class)
@DotNet(
        value = "System.Collections.Generic.HashSet`1",
        values = ItemSet.class,
        aliases = {"System.Collections.Generic.ISet`1"})
@SuppressWarnings("NullAway") // in a loop it takes a T of a class of ours for a nullable T
public final class HashSetType implements LibraryType {
    @Member(CONSTRUCTOR)
    public static <T extends @Nullable Object> ItemSet<T> create() {
        return new ItemSet<>();
    }

    @Member(CONSTRUCTOR)
    public static <T extends @Nullable Object> ItemSet<T> create(@Nullable EqualityComparer<T> comparer) {
        return comparer == null ? new ItemSet<>() : new ItemSet<>(comparer);
    }

    @Member(CONSTRUCTOR)
    public static <T extends @Nullable Object> ItemSet<T> create(@Nullable Iterable<T> collection) {
        return create(collection, null);
    }

    @Member(CONSTRUCTOR)
    public static <T extends @Nullable Object> ItemSet<T> create(
            @Nullable Iterable<T> collection, @Nullable EqualityComparer<T> comparer) {
        var items = required(collection, "collection");
        return comparer == null ? ItemSet.of(items, EqualityComparer.<T>standard()) : ItemSet.of(items, comparer);
    }

    @Member(PROPERTY)
    public static <T extends @Nullable Object> int Count(ItemSet<T> self) {
        return self.size();
    }

    @Member(METHOD)
    public static <T extends @Nullable Object> boolean Add(ItemSet<T> self, T item) {
        return self.add(item);
    }

    @Member(METHOD)
    public static <T extends @Nullable Object> boolean Contains(ItemSet<T> self, T item) {
        return self.has(item);
    }

    @Member(METHOD)
    public static <T extends @Nullable Object> boolean Remove(ItemSet<T> self, T item) {
        return self.drop(item);
    }

    @Member(METHOD)
    public static <T extends @Nullable Object> void Clear(ItemSet<T> self) {
        self.clear();
    }

    @Member(METHOD)
    public static <T extends @Nullable Object> void UnionWith(ItemSet<T> self, @Nullable Iterable<T> other) {
        for (T item : ItemList.<T>of(required(other, "other"))) self.add(item);
    }

    @Member(METHOD)
    public static <T extends @Nullable Object> void ExceptWith(ItemSet<T> self, @Nullable Iterable<T> other) {
        for (T item : ItemList.<T>of(required(other, "other"))) self.drop(item);
    }

    @Member(METHOD)
    public static <T extends @Nullable Object> void IntersectWith(ItemSet<T> self, @Nullable Iterable<T> other) {
        var keep = alike(self, other);
        for (T item : ItemList.<T>of(self)) if (!keep.has(item)) self.drop(item);
    }

    @Member(METHOD)
    public static <T extends @Nullable Object> void SymmetricExceptWith(ItemSet<T> self, @Nullable Iterable<T> other) {
        for (T item : alike(self, other)) if (!self.drop(item)) self.add(item);
    }

    @Member(METHOD)
    public static <T extends @Nullable Object> boolean IsSubsetOf(ItemSet<T> self, @Nullable Iterable<T> other) {
        return alike(self, other).hasAll(self);
    }

    @Member(METHOD)
    public static <T extends @Nullable Object> boolean IsSupersetOf(ItemSet<T> self, @Nullable Iterable<T> other) {
        return self.hasAll(required(other, "other"));
    }

    @Member(METHOD)
    public static <T extends @Nullable Object> boolean IsProperSubsetOf(ItemSet<T> self, @Nullable Iterable<T> other) {
        var others = alike(self, other);
        return others.size() > self.size() && others.hasAll(self);
    }

    @Member(METHOD)
    public static <T extends @Nullable Object> boolean IsProperSupersetOf(
            ItemSet<T> self, @Nullable Iterable<T> other) {
        var others = alike(self, other);
        return others.size() < self.size() && self.hasAll(others);
    }

    @Member(METHOD)
    public static <T extends @Nullable Object> boolean SetEquals(ItemSet<T> self, @Nullable Iterable<T> other) {
        var others = alike(self, other);
        return others.size() == self.size() && others.hasAll(self);
    }

    @Member(METHOD)
    public static <T extends @Nullable Object> boolean Overlaps(ItemSet<T> self, @Nullable Iterable<T> other) {
        for (T item : required(other, "other")) if (self.has(item)) return true;
        return false;
    }

    @Member(METHOD)
    public static <T extends @Nullable Object> int RemoveWhere(ItemSet<T> self, Predicate<T> match) {
        var before = self.size();
        for (T item : ItemList.<T>of(self)) if (match.invoke(item)) self.drop(item);
        return before - self.size();
    }

    private static <T extends @Nullable Object> ItemSet<T> alike(ItemSet<T> self, @Nullable Iterable<T> other) {
        var set = self.alike();
        for (T item : required(other, "other")) set.add(item);
        return set;
    }

    private static <T extends @Nullable Object> Iterable<T> required(@Nullable Iterable<T> value, String parameter) {
        if (value == null) throw DotNetException.argumentNull(parameter);
        return value;
    }

    @Member(CONSTRUCTOR)
    public static <T extends @Nullable Object> ItemSet<T> create(int capacity) {
        if (capacity < 0) throw DotNetException.argumentOutOfRange("capacity");
        return new ItemSet<>();
    }

    @Member(CONSTRUCTOR)
    public static <T extends @Nullable Object> ItemSet<T> create(int capacity, @Nullable EqualityComparer<T> comparer) {
        if (capacity < 0) throw DotNetException.argumentOutOfRange("capacity");
        return comparer == null ? new ItemSet<>() : new ItemSet<>(comparer);
    }

    @Member(METHOD)
    public static <T extends @Nullable Object> void CopyTo(ItemSet<T> self, @ArrayOf("T") @Nullable Object array) {
        ArrayCopies.copy(self, 0, array, 0, self.size());
    }

    @Member(METHOD)
    public static <T extends @Nullable Object> void CopyTo(
            ItemSet<T> self, @ArrayOf("T") @Nullable Object array, int arrayIndex) {
        ArrayCopies.copy(self, 0, array, arrayIndex, self.size());
    }

    @Member(METHOD)
    public static <T extends @Nullable Object> void CopyTo(
            ItemSet<T> self, @ArrayOf("T") @Nullable Object array, int arrayIndex, int count) {
        if (count < 0) throw DotNetException.argumentOutOfRange("count");
        ArrayCopies.copy(self, 0, array, arrayIndex, Math.min(count, self.size()));
    }

    /** The element that counts as the same. */
    @Member(METHOD)
    public static <T extends @Nullable Object> boolean TryGetValue(
            ItemSet<T> self, T equalValue, Out<T> actualValue, TypeToken<T> type) {
        var found = self.has(equalValue);
        actualValue.value = found ? self.sameAs(equalValue) : type.defaultValue();
        return found;
    }

    @Member(METHOD)
    public static <T extends @Nullable Object> int EnsureCapacity(ItemSet<T> self, int capacity) {
        if (capacity < 0) throw DotNetException.argumentOutOfRange("capacity");
        return Math.max(capacity, self.size());
    }

    @Member(METHOD)
    public static <T extends @Nullable Object> void TrimExcess(ItemSet<T> self) {}
}

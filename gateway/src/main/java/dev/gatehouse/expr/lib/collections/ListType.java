package dev.gatehouse.expr.lib.collections;

import static dev.gatehouse.expr.types.Member.Kind.CONSTRUCTOR;
import static dev.gatehouse.expr.types.Member.Kind.INDEXER;
import static dev.gatehouse.expr.types.Member.Kind.INDEX_SETTER;
import static dev.gatehouse.expr.types.Member.Kind.METHOD;
import static dev.gatehouse.expr.types.Member.Kind.PROPERTY;
import static dev.gatehouse.expr.types.Member.Kind.SETTER;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.Action1;
import dev.gatehouse.expr.types.ArrayOf;
import dev.gatehouse.expr.types.Comparison;
import dev.gatehouse.expr.types.Converter;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import dev.gatehouse.expr.types.Predicate;
import dev.gatehouse.expr.types.TypeToken;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.Collections.Generic.List`1}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.collections.generic.list-1">System.Collections.Generic.List`1</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Collections.Generic.List`1", values = ItemList.class)
@SuppressWarnings("NullAway") // in a loop it takes a T of a class of ours for a nullable T
public final class ListType implements LibraryType {
    @Member(CONSTRUCTOR)
    public static <T extends @Nullable Object> ItemList<T> create() {
        return new ItemList<>();
    }

    @Member(CONSTRUCTOR)
    public static <T extends @Nullable Object> ItemList<T> create(int capacity) {
        if (capacity < 0) throw DotNetException.argumentOutOfRange("capacity");
        var list = new ItemList<T>();
        list.reserve(capacity);
        return list;
    }

    @Member(CONSTRUCTOR)
    public static <T extends @Nullable Object> ItemList<T> create(@Nullable Iterable<T> collection) {
        if (collection == null) throw DotNetException.argumentNull("collection");
        return ItemList.of(collection);
    }

    @Member(PROPERTY)
    public static <T extends @Nullable Object> int Count(ItemList<T> self) {
        return self.size();
    }

    @Member(INDEXER)
    public static <T extends @Nullable Object> T Item(ItemList<T> self, int index) {
        requireIndex(self, index, "index");
        return self.get(index);
    }

    @Member(INDEX_SETTER)
    public static <T extends @Nullable Object> void setItem(ItemList<T> self, int index, T value) {
        requireIndex(self, index, "index");
        self.set(index, value);
    }

    @Member(METHOD)
    public static <T extends @Nullable Object> void Add(ItemList<T> self, T item) {
        self.add(Limits.counted(self.size(), item));
    }

    @Member(METHOD)
    public static <T extends @Nullable Object> void AddRange(ItemList<T> self, @Nullable Iterable<T> collection) {
        if (collection == null) throw DotNetException.argumentNull("collection");
        self.addAll(ItemList.of(collection));
    }

    @Member(METHOD)
    public static <T extends @Nullable Object> void Insert(ItemList<T> self, int index, T item) {
        requirePosition(self, index);
        self.add(index, Limits.counted(self.size(), item));
    }

    @Member(METHOD)
    public static <T extends @Nullable Object> void InsertRange(
            ItemList<T> self, int index, @Nullable Iterable<T> collection) {
        if (collection == null) throw DotNetException.argumentNull("collection");
        requirePosition(self, index);
        self.addAll(index, ItemList.of(collection));
    }

    @Member(METHOD)
    public static <T extends @Nullable Object> boolean Remove(ItemList<T> self, T item) {
        var index = self.indexOf(item);
        if (index >= 0) self.remove(index);
        return index >= 0;
    }

    @Member(METHOD)
    public static <T extends @Nullable Object> void RemoveAt(ItemList<T> self, int index) {
        requireIndex(self, index, "index");
        self.remove(index);
    }

    @Member(METHOD)
    public static <T extends @Nullable Object> void RemoveRange(ItemList<T> self, int index, int count) {
        requireRange(self, index, count);
        self.subList(index, index + count).clear();
    }

    @Member(METHOD)
    public static <T extends @Nullable Object> int RemoveAll(ItemList<T> self, Predicate<T> match) {
        var before = self.size();
        self.removeIf(match::invoke);
        return before - self.size();
    }

    @Member(METHOD)
    public static <T extends @Nullable Object> void Clear(ItemList<T> self) {
        self.clear();
    }

    @Member(METHOD)
    public static <T extends @Nullable Object> boolean Contains(ItemList<T> self, T item) {
        return self.contains(item);
    }

    @Member(METHOD)
    public static <T extends @Nullable Object> int IndexOf(ItemList<T> self, T item) {
        return self.indexOf(item);
    }

    @Member(METHOD)
    public static <T extends @Nullable Object> int LastIndexOf(ItemList<T> self, T item) {
        return self.lastIndexOf(item);
    }

    @Member(METHOD)
    public static <T extends @Nullable Object> void Reverse(ItemList<T> self) {
        Collections.reverse(self);
    }

    @Member(METHOD)
    public static <T extends @Nullable Object> void Sort(ItemList<T> self) {
        self.sort(Order.standard());
    }

    @Member(METHOD)
    public static <T extends @Nullable Object> void Sort(ItemList<T> self, Comparison<T> comparison) {
        self.sort(comparison::invoke);
    }

    @Member(value = METHOD, name = "Sort")
    public static <T extends @Nullable Object> void sortWith(ItemList<T> self, @Nullable Comparer<T> comparer) {
        self.sort(Order.of(comparer));
    }

    @Member(METHOD)
    public static <T extends @Nullable Object> void ForEach(ItemList<T> self, Action1<T> action) {
        for (T item : self) action.invoke(item);
    }

    @Member(METHOD)
    public static <T extends @Nullable Object> boolean Exists(ItemList<T> self, Predicate<T> match) {
        return self.stream().anyMatch(match::invoke);
    }

    @Member(METHOD)
    public static <T extends @Nullable Object> boolean TrueForAll(ItemList<T> self, Predicate<T> match) {
        return self.stream().allMatch(match::invoke);
    }

    @Member(METHOD)
    public static <T extends @Nullable Object> @Nullable T Find(
            ItemList<T> self, Predicate<T> match, TypeToken<T> type) {
        for (T item : self) if (match.invoke(item)) return item;
        return type.defaultValue();
    }

    @Member(METHOD)
    public static <T extends @Nullable Object> @Nullable T FindLast(
            ItemList<T> self, Predicate<T> match, TypeToken<T> type) {
        for (T item : self.reversed()) if (match.invoke(item)) return item;
        return type.defaultValue();
    }

    @Member(METHOD)
    public static <T extends @Nullable Object> ItemList<T> FindAll(ItemList<T> self, Predicate<T> match) {
        var found = new ItemList<T>();
        for (T item : self) if (match.invoke(item)) found.add(item);
        return found;
    }

    @Member(METHOD)
    public static <T extends @Nullable Object> int FindIndex(ItemList<T> self, Predicate<T> match) {
        for (var i = 0; i < self.size(); i++) if (match.invoke(self.get(i))) return i;
        return -1;
    }

    @Member(METHOD)
    public static <T extends @Nullable Object> ItemList<T> GetRange(ItemList<T> self, int index, int count) {
        requireRange(self, index, count);
        return ItemList.of(self.subList(index, index + count));
    }

    @Member(METHOD)
    public static <T extends @Nullable Object> @ArrayOf("T") Object ToArray(ItemList<T> self, TypeToken<T> type) {
        return EnumerableType.array(self, type);
    }

    @Member(METHOD)
    public static <T extends @Nullable Object, R extends @Nullable Object> ItemList<R> ConvertAll(
            ItemList<T> self, Converter<T, R> converter) {
        var found = new ItemList<R>();
        for (T item : self) found.add(converter.invoke(item));
        return found;
    }

    @Member(METHOD)
    public static <T extends @Nullable Object> List<T> AsReadOnly(ItemList<T> self) {
        return Collections.unmodifiableList(self);
    }

    @Member(METHOD)
    public static <T extends @Nullable Object> int BinarySearch(ItemList<T> self, T item) {
        return Collections.binarySearch(self, item, Order.standard());
    }

    private static void requireIndex(List<?> self, int index, String parameter) {
        if (index < 0 || index >= self.size()) {
            throw new DotNetException(
                    "System.ArgumentOutOfRangeException",
                    "Index was out of range. Must be non-negative and less than the size of the collection."
                            + "\nParameter name: " + parameter);
        }
    }

    private static void requirePosition(List<?> self, int index) {
        if (index < 0 || index > self.size()) throw DotNetException.argumentOutOfRange("index");
    }

    private static void requireRange(List<?> self, int index, int count) {
        if (index < 0) throw DotNetException.argumentOutOfRange("index");
        if (count < 0) throw DotNetException.argumentOutOfRange("count");
        if (index > self.size() - count) {
            throw DotNetException.argument("Offset and length were out of bounds for the array or count is greater than"
                    + " the number of elements from index to the end of the source collection.");
        }
    }

    /** As many as it holds, at least four once it holds any; asking for less than it holds is an error. */
    @Member(PROPERTY)
    public static <T extends @Nullable Object> int Capacity(ItemList<T> self) {
        return self.capacity();
    }

    @Member(value = SETTER, name = "Capacity")
    public static <T extends @Nullable Object> void setCapacity(ItemList<T> self, int value) {
        if (value < self.size()) throw DotNetException.argumentOutOfRange("value");
        self.reserve(value);
    }

    @Member(METHOD)
    public static <T extends @Nullable Object> void TrimExcess(ItemList<T> self) {
        self.reserve(self.size());
    }

    @Member(METHOD)
    public static <T extends @Nullable Object> int BinarySearch(
            ItemList<T> self, T item, @Nullable Comparer<T> comparer) {
        return Collections.binarySearch(self, item, Order.of(comparer));
    }

    @Member(METHOD)
    public static <T extends @Nullable Object> int BinarySearch(
            ItemList<T> self, int index, int count, T item, @Nullable Comparer<T> comparer) {
        requireRange(self, index, count);
        int found = Collections.binarySearch(self.subList(index, index + count), item, Order.of(comparer));
        return found < 0 ? found - index : found + index;
    }

    @Member(METHOD)
    public static <T extends @Nullable Object> void CopyTo(ItemList<T> self, @ArrayOf("T") @Nullable Object array) {
        ArrayCopies.copy(self, 0, array, 0, self.size());
    }

    @Member(METHOD)
    public static <T extends @Nullable Object> void CopyTo(
            ItemList<T> self, @ArrayOf("T") @Nullable Object array, int arrayIndex) {
        ArrayCopies.copy(self, 0, array, arrayIndex, self.size());
    }

    @Member(METHOD)
    public static <T extends @Nullable Object> void CopyTo(
            ItemList<T> self, int index, @ArrayOf("T") @Nullable Object array, int arrayIndex, int count) {
        requireRange(self, index, count);
        ArrayCopies.copy(self, index, array, arrayIndex, count);
    }

    @Member(METHOD)
    public static <T extends @Nullable Object> int FindIndex(ItemList<T> self, int startIndex, Predicate<T> match) {
        return FindIndex(self, startIndex, self.size() - startIndex, match);
    }

    @Member(METHOD)
    public static <T extends @Nullable Object> int FindIndex(
            ItemList<T> self, int startIndex, int count, Predicate<T> match) {
        return Positions.first(self, startIndex, count, match);
    }

    @Member(METHOD)
    public static <T extends @Nullable Object> int FindLastIndex(ItemList<T> self, Predicate<T> match) {
        return Positions.last(self, self.size() - 1, self.size(), match);
    }

    @Member(METHOD)
    public static <T extends @Nullable Object> int FindLastIndex(ItemList<T> self, int startIndex, Predicate<T> match) {
        return Positions.last(self, startIndex, startIndex + 1, match);
    }

    @Member(METHOD)
    public static <T extends @Nullable Object> int FindLastIndex(
            ItemList<T> self, int startIndex, int count, Predicate<T> match) {
        return Positions.last(self, startIndex, count, match);
    }

    @Member(METHOD)
    public static <T extends @Nullable Object> int IndexOf(ItemList<T> self, T item, int index) {
        return IndexOf(self, item, index, self.size() - index);
    }

    @Member(METHOD)
    public static <T extends @Nullable Object> int IndexOf(ItemList<T> self, T item, int index, int count) {
        return Positions.first(self, index, count, found -> Objects.equals(found, item));
    }

    @Member(METHOD)
    public static <T extends @Nullable Object> int LastIndexOf(ItemList<T> self, T item, int index) {
        return LastIndexOf(self, item, index, index + 1);
    }

    @Member(METHOD)
    public static <T extends @Nullable Object> int LastIndexOf(ItemList<T> self, T item, int index, int count) {
        return Positions.last(self, index, count, found -> Objects.equals(found, item));
    }

    @Member(METHOD)
    public static <T extends @Nullable Object> void Reverse(ItemList<T> self, int index, int count) {
        requireRange(self, index, count);
        Collections.reverse(self.subList(index, index + count));
    }

    @Member(METHOD)
    public static <T extends @Nullable Object> void Sort(
            ItemList<T> self, int index, int count, @Nullable Comparer<T> comparer) {
        requireRange(self, index, count);
        self.subList(index, index + count).sort(Order.of(comparer));
    }
}

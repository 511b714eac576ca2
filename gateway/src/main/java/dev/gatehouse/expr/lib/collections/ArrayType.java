package dev.gatehouse.expr.lib.collections;

import static dev.gatehouse.expr.types.Member.Kind.METHOD;
import static dev.gatehouse.expr.types.Member.Kind.PROPERTY;
import static dev.gatehouse.expr.types.Member.Kind.STATIC;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.Action1;
import dev.gatehouse.expr.types.ArrayOf;
import dev.gatehouse.expr.types.Arrays;
import dev.gatehouse.expr.types.Comparison;
import dev.gatehouse.expr.types.Converter;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.KeyValuePair;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import dev.gatehouse.expr.types.Predicate;
import dev.gatehouse.expr.types.TypeToken;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.Array}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.array">System.Array</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Array")
@SuppressWarnings("UnusedTypeParameter") // @ArrayOf names it
public final class ArrayType implements LibraryType {
    @Member(STATIC)
    public static <T extends @Nullable Object> int IndexOf(@ArrayOf("T") @Nullable Object array, T value) {
        return ArrayType.<T>list(array).indexOf(value);
    }

    @Member(STATIC)
    public static <T extends @Nullable Object> int LastIndexOf(@ArrayOf("T") @Nullable Object array, T value) {
        return ArrayType.<T>list(array).lastIndexOf(value);
    }

    @Member(STATIC)
    public static <T extends @Nullable Object> boolean Exists(
            @ArrayOf("T") @Nullable Object array, Predicate<T> match) {
        return ArrayType.<T>list(array).stream().anyMatch(match::invoke);
    }

    @Member(STATIC)
    public static <T extends @Nullable Object> boolean TrueForAll(
            @ArrayOf("T") @Nullable Object array, Predicate<T> match) {
        return ArrayType.<T>list(array).stream().allMatch(match::invoke);
    }

    @Member(STATIC)
    public static <T extends @Nullable Object> @Nullable T Find(
            @ArrayOf("T") @Nullable Object array, Predicate<T> match, TypeToken<T> type) {
        var index = FindIndex(array, match);
        return index < 0 ? type.defaultValue() : ArrayType.<T>list(array).get(index);
    }

    @Member(STATIC)
    public static <T extends @Nullable Object> @Nullable T FindLast(
            @ArrayOf("T") @Nullable Object array, Predicate<T> match, TypeToken<T> type) {
        var index = FindLastIndex(array, match);
        return index < 0 ? type.defaultValue() : ArrayType.<T>list(array).get(index);
    }

    @Member(STATIC)
    public static <T extends @Nullable Object> int FindIndex(@ArrayOf("T") @Nullable Object array, Predicate<T> match) {
        var items = ArrayType.<T>list(array);
        for (var i = 0; i < items.size(); i++) if (match.invoke(items.get(i))) return i;
        return -1;
    }

    @Member(STATIC)
    public static <T extends @Nullable Object> int FindLastIndex(
            @ArrayOf("T") @Nullable Object array, Predicate<T> match) {
        var items = ArrayType.<T>list(array);
        for (var i = items.size() - 1; i >= 0; i--) if (match.invoke(items.get(i))) return i;
        return -1;
    }

    @Member(STATIC)
    public static <T extends @Nullable Object> @ArrayOf("T") Object FindAll(
            @ArrayOf("T") @Nullable Object array, Predicate<T> match, TypeToken<T> type) {
        var found = ArrayType.<T>list(array).stream().filter(match::invoke).toArray();
        return filled(type.newArray(found.length), found);
    }

    @Member(STATIC)
    public static <T extends @Nullable Object, R extends @Nullable Object> @ArrayOf("R") Object ConvertAll(
            @ArrayOf("T") @Nullable Object array, Converter<T, R> converter, TypeToken<R> type) {
        var items = ArrayType.<T>list(array);
        var converted = type.newArray(items.size());
        for (var i = 0; i < items.size(); i++) Arrays.set(converted, i, converter.invoke(items.get(i)));
        return converted;
    }

    @Member(STATIC)
    public static <T extends @Nullable Object> void ForEach(@ArrayOf("T") @Nullable Object array, Action1<T> action) {
        ArrayType.<T>list(array).forEach(action::invoke);
    }

    @Member(STATIC)
    public static <T extends @Nullable Object> void Sort(@ArrayOf("T") @Nullable Object array) {
        ArrayType.<T>list(array).sort(Order.standard());
    }

    @Member(STATIC)
    public static <T extends @Nullable Object> void Sort(
            @ArrayOf("T") @Nullable Object array, Comparison<T> comparison) {
        ArrayType.<T>list(array).sort(comparison::invoke);
    }

    @Member(value = STATIC, name = "Sort")
    public static <T extends @Nullable Object> void sortWith(
            @ArrayOf("T") @Nullable Object array, @Nullable Comparer<T> comparer) {
        if (comparer == null) Sort(array);
        else ArrayType.<T>list(array).sort(comparer::order);
    }

    @Member(STATIC)
    public static <T extends @Nullable Object> void Reverse(@ArrayOf("T") @Nullable Object array) {
        Collections.reverse(ArrayType.<T>list(array));
    }

    @Member(STATIC)
    public static <T extends @Nullable Object> int BinarySearch(@ArrayOf("T") @Nullable Object array, T value) {
        return Collections.binarySearch(ArrayType.<T>list(array), value, Order.standard());
    }

    @Member(STATIC)
    public static <T extends @Nullable Object> void Copy(
            @ArrayOf("T") @Nullable Object sourceArray, @ArrayOf("T") @Nullable Object destinationArray, int length) {
        Copy(sourceArray, 0, destinationArray, 0, length);
    }

    @Member(STATIC)
    public static <T extends @Nullable Object> void Copy(
            @ArrayOf("T") @Nullable Object sourceArray,
            int sourceIndex,
            @ArrayOf("T") @Nullable Object destinationArray,
            int destinationIndex,
            int length) {
        if (sourceArray == null) throw DotNetException.argumentNull("sourceArray");
        if (destinationArray == null) throw DotNetException.argumentNull("destinationArray");
        if (sourceIndex < 0) throw DotNetException.argumentOutOfRange("sourceIndex");
        if (destinationIndex < 0) throw DotNetException.argumentOutOfRange("destinationIndex");
        if (length < 0) throw DotNetException.argumentOutOfRange("length");
        if (sourceIndex > Arrays.length(sourceArray) - length
                || destinationIndex > Arrays.length(destinationArray) - length) {
            throw DotNetException.argument(
                    "Source array was not long enough. Check srcIndex and length, and the array's" + " lower bounds.");
        }
        try {
            System.arraycopy(sourceArray, sourceIndex, destinationArray, destinationIndex, length);
        } catch (ArrayStoreException _) {
            throw new DotNetException(
                    "System.ArrayTypeMismatchException",
                    "Source array type cannot be assigned to destination array type.");
        }
    }

    @Member(STATIC)
    public static <T extends @Nullable Object> void Clear(
            @ArrayOf("T") @Nullable Object array, int index, int length, TypeToken<T> type) {
        var items = ArrayType.<@Nullable T>list(array);
        if (index < 0 || length < 0 || index > items.size() - length) throw DotNetException.indexOutOfRange();
        for (var i = index; i < index + length; i++) items.set(i, type.defaultValue());
    }

    @Member(STATIC)
    public static <T extends @Nullable Object> @ArrayOf("T") Object Empty(TypeToken<T> type) {
        return type.newArray(0);
    }

    private static <T extends @Nullable Object> List<T> list(@Nullable Object array) {
        if (array == null) throw DotNetException.argumentNull("array");
        return Arrays.list(array);
    }

    private static Object filled(Object array, @Nullable Object[] items) {
        for (var i = 0; i < items.length; i++) Arrays.set(array, i, items[i]);
        return array;
    }

    @Member(METHOD)
    public static Object Clone(Object self) {
        return Arrays.copyOf(self, Arrays.length(self));
    }

    @Member(METHOD)
    public static Enumerator<@Nullable Object> GetEnumerator(Object self) {
        return new Enumerator<>(Arrays.list(self).iterator());
    }

    @Member(METHOD)
    public static int GetLength(Object self, int dimension) {
        requireDimension(dimension);
        return Arrays.length(self);
    }

    @Member(METHOD)
    public static long GetLongLength(Object self, int dimension) {
        return GetLength(self, dimension);
    }

    @Member(METHOD)
    public static int GetLowerBound(Object self, int dimension) {
        requireDimension(dimension);
        return 0;
    }

    @Member(METHOD)
    public static int GetUpperBound(Object self, int dimension) {
        return GetLength(self, dimension) - 1;
    }

    @Member(METHOD)
    public static @Nullable Object GetValue(Object self, int index) {
        requireIndex(self, index);
        return Arrays.get(self, index);
    }

    @Member(METHOD)
    public static @Nullable Object GetValue(Object self, long index) {
        return GetValue(self, Math.toIntExact(index));
    }

    @Member(METHOD)
    public static void SetValue(Object self, @Nullable Object value, int index) {
        requireIndex(self, index);
        try {
            Arrays.set(self, index, value);
        } catch (IllegalArgumentException | NullPointerException | ArrayStoreException _) {
            throw DotNetException.invalidCast("Object cannot be stored in an array of this type.");
        }
    }

    @Member(METHOD)
    public static void SetValue(Object self, @Nullable Object value, long index) {
        SetValue(self, value, Math.toIntExact(index));
    }

    @Member(METHOD)
    public static void CopyTo(Object self, @Nullable Object array, int index) {
        if (array == null || !array.getClass().isArray()) throw DotNetException.argumentNull("array");
        Copy(self, 0, array, index, Arrays.length(self));
    }

    @Member(METHOD)
    public static void CopyTo(Object self, @Nullable Object array, long index) {
        CopyTo(self, array, Math.toIntExact(index));
    }

    @Member(PROPERTY)
    public static long LongLength(Object self) {
        return Arrays.length(self);
    }

    @Member(PROPERTY)
    public static int Rank(Object self) {
        return 1;
    }

    @Member(PROPERTY)
    public static boolean IsFixedSize(Object self) {
        return true;
    }

    @Member(PROPERTY)
    public static boolean IsReadOnly(Object self) {
        return false;
    }

    @Member(PROPERTY)
    public static boolean IsSynchronized(Object self) {
        return false;
    }

    @Member(STATIC)
    public static <T extends @Nullable Object> List<T> AsReadOnly(@ArrayOf("T") @Nullable Object array) {
        return Collections.unmodifiableList(ArrayType.<T>list(array));
    }

    @Member(STATIC)
    public static <T extends @Nullable Object> int BinarySearch(
            @ArrayOf("T") @Nullable Object array, T value, @Nullable Comparer<T> comparer) {
        return Collections.binarySearch(ArrayType.<T>list(array), value, Order.of(comparer));
    }

    @Member(STATIC)
    public static <T extends @Nullable Object> int BinarySearch(
            @ArrayOf("T") @Nullable Object array, int index, int length, T value) {
        return BinarySearch(array, index, length, value, null);
    }

    @Member(STATIC)
    public static <T extends @Nullable Object> int BinarySearch(
            @ArrayOf("T") @Nullable Object array, int index, int length, T value, @Nullable Comparer<T> comparer) {
        int found = Collections.binarySearch(ArrayType.<T>part(array, index, length), value, Order.of(comparer));
        return found < 0 ? found - index : found + index;
    }

    @Member(STATIC)
    public static <T extends @Nullable Object> void Fill(@ArrayOf("T") @Nullable Object array, T value) {
        var items = ArrayType.<T>list(array);
        for (var i = 0; i < items.size(); i++) items.set(i, value);
    }

    @Member(STATIC)
    public static <T extends @Nullable Object> void Fill(
            @ArrayOf("T") @Nullable Object array, T value, int startIndex, int count) {
        if (startIndex < 0 || startIndex > ArrayType.list(array).size()) {
            throw DotNetException.argumentOutOfRange("startIndex");
        }
        if (count < 0 || startIndex > ArrayType.list(array).size() - count) {
            throw DotNetException.argumentOutOfRange("count");
        }
        for (var i = startIndex; i < startIndex + count; i++)
            ArrayType.<T>list(array).set(i, value);
    }

    @Member(STATIC)
    public static <T extends @Nullable Object> int FindIndex(
            @ArrayOf("T") @Nullable Object array, int startIndex, Predicate<T> match) {
        var items = ArrayType.<T>list(array);
        return Positions.first(items, startIndex, items.size() - startIndex, match);
    }

    @Member(STATIC)
    public static <T extends @Nullable Object> int FindIndex(
            @ArrayOf("T") @Nullable Object array, int startIndex, int count, Predicate<T> match) {
        return Positions.first(ArrayType.<T>list(array), startIndex, count, match);
    }

    @Member(STATIC)
    public static <T extends @Nullable Object> int FindLastIndex(
            @ArrayOf("T") @Nullable Object array, int startIndex, Predicate<T> match) {
        return Positions.last(ArrayType.<T>list(array), startIndex, startIndex + 1, match);
    }

    @Member(STATIC)
    public static <T extends @Nullable Object> int FindLastIndex(
            @ArrayOf("T") @Nullable Object array, int startIndex, int count, Predicate<T> match) {
        return Positions.last(ArrayType.<T>list(array), startIndex, count, match);
    }

    @Member(STATIC)
    public static <T extends @Nullable Object> int IndexOf(
            @ArrayOf("T") @Nullable Object array, T value, int startIndex) {
        return IndexOf(array, value, startIndex, ArrayType.list(array).size() - startIndex);
    }

    @Member(STATIC)
    public static <T extends @Nullable Object> int IndexOf(
            @ArrayOf("T") @Nullable Object array, T value, int startIndex, int count) {
        return Positions.first(ArrayType.<T>list(array), startIndex, count, found -> Objects.equals(found, value));
    }

    @Member(STATIC)
    public static <T extends @Nullable Object> int LastIndexOf(
            @ArrayOf("T") @Nullable Object array, T value, int startIndex) {
        return LastIndexOf(array, value, startIndex, startIndex + 1);
    }

    @Member(STATIC)
    public static <T extends @Nullable Object> int LastIndexOf(
            @ArrayOf("T") @Nullable Object array, T value, int startIndex, int count) {
        return Positions.last(ArrayType.<T>list(array), startIndex, count, found -> Objects.equals(found, value));
    }

    @Member(STATIC)
    public static <T extends @Nullable Object> void Reverse(
            @ArrayOf("T") @Nullable Object array, int index, int length) {
        Collections.reverse(ArrayType.<T>part(array, index, length));
    }

    @Member(STATIC)
    public static <T extends @Nullable Object> void Sort(@ArrayOf("T") @Nullable Object array, int index, int length) {
        Sort(array, index, length, null);
    }

    @Member(STATIC)
    public static <T extends @Nullable Object> void Sort(
            @ArrayOf("T") @Nullable Object array, int index, int length, @Nullable Comparer<T> comparer) {
        ArrayType.<T>part(array, index, length).sort(Order.of(comparer));
    }

    @Member(value = STATIC, name = "Sort")
    public static <K extends @Nullable Object, V extends @Nullable Object> void sortPairs(
            @ArrayOf("K") @Nullable Object keys, @ArrayOf("V") @Nullable Object items) {
        sortPairs(keys, items, null);
    }

    /** Sorts keys, and the items beside them the same way. */
    @Member(value = STATIC, name = "Sort")
    public static <K extends @Nullable Object, V extends @Nullable Object> void sortPairs(
            @ArrayOf("K") @Nullable Object keys, @ArrayOf("V") @Nullable Object items, @Nullable Comparer<K> comparer) {
        if (items == null) {
            Sort(keys, 0, ArrayType.list(keys).size(), comparer);
            return;
        }
        sortPairs(keys, items, 0, ArrayType.list(keys).size(), comparer);
    }

    @Member(value = STATIC, name = "Sort")
    public static <K extends @Nullable Object, V extends @Nullable Object> void sortPairs(
            @ArrayOf("K") @Nullable Object keys, @ArrayOf("V") @Nullable Object items, int index, int length) {
        sortPairs(keys, items, index, length, null);
    }

    @Member(value = STATIC, name = "Sort")
    public static <K extends @Nullable Object, V extends @Nullable Object> void sortPairs(
            @ArrayOf("K") @Nullable Object keys,
            @ArrayOf("V") @Nullable Object items,
            int index,
            int length,
            @Nullable Comparer<K> comparer) {
        var sortedKeys = ArrayType.<K>part(keys, index, length);
        var sortedItems = ArrayType.<V>part(items, index, length);
        var order = Order.<K>of(comparer);
        var pairs = new ArrayList<KeyValuePair<K, V>>();
        for (var i = 0; i < length; i++) pairs.add(new KeyValuePair<>(sortedKeys.get(i), sortedItems.get(i)));
        pairs.sort((left, right) -> order.compare(left.key(), right.key()));
        for (var i = 0; i < length; i++) {
            sortedKeys.set(i, pairs.get(i).key());
            sortedItems.set(i, pairs.get(i).value());
        }
    }

    private static <T extends @Nullable Object> List<T> part(@Nullable Object array, int index, int length) {
        var items = ArrayType.<T>list(array);
        if (index < 0) throw DotNetException.argumentOutOfRange("index");
        if (length < 0) throw DotNetException.argumentOutOfRange("length");
        if (index > items.size() - length) {
            throw DotNetException.argument("Offset and length were out of bounds for the array or count is greater than"
                    + " the number of elements from index to the end of the source collection.");
        }
        return items.subList(index, index + length);
    }

    private static void requireDimension(int dimension) {
        if (dimension != 0) throw DotNetException.indexOutOfRange();
    }

    private static void requireIndex(Object array, int index) {
        if (index < 0 || index >= Arrays.length(array)) throw DotNetException.indexOutOfRange();
    }
}

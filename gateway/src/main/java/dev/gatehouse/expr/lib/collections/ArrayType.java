package dev.gatehouse.expr.lib.collections;

import static dev.gatehouse.expr.types.Member.Kind.STATIC;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.Action1;
import dev.gatehouse.expr.types.ArrayOf;
import dev.gatehouse.expr.types.Arrays;
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
}

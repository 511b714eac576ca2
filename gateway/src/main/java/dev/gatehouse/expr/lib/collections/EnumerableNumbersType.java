package dev.gatehouse.expr.lib.collections;

import static dev.gatehouse.expr.types.Member.Kind.EXTENSION;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.Decimal;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.Func1;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import org.jspecify.annotations.Nullable;

/**
 * The sums and averages of {@code System.Linq.Enumerable} over nullable numbers: null does not count, and of nothing the
 * sum is zero, the average null.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.linq.enumerable">System.Linq.Enumerable</a>
 */
@AutoService(LibraryType.class)
@DotNet("System.Linq.Enumerable")
public final class EnumerableNumbersType implements LibraryType {
    @Member(value = EXTENSION, name = "Sum")
    public static <T extends @Nullable Object> Integer sumNullableInt32(
            @Nullable Iterable<T> source, Func1<T, @Nullable Integer> selector) {
        return EnumerableType.sumNullableInt32(EnumerableType.Select(source, selector));
    }

    @Member(value = EXTENSION, name = "Average")
    public static <T extends @Nullable Object> @Nullable Double averageNullableInt32(
            @Nullable Iterable<T> source, Func1<T, @Nullable Integer> selector) {
        return EnumerableType.averageNullableInt32(EnumerableType.Select(source, selector));
    }

    @Member(value = EXTENSION, name = "Sum")
    public static <T extends @Nullable Object> Long sumNullableInt64(
            @Nullable Iterable<T> source, Func1<T, @Nullable Long> selector) {
        return EnumerableType.sumNullableInt64(EnumerableType.Select(source, selector));
    }

    @Member(value = EXTENSION, name = "Average")
    public static <T extends @Nullable Object> @Nullable Double averageNullableInt64(
            @Nullable Iterable<T> source, Func1<T, @Nullable Long> selector) {
        return EnumerableType.averageNullableInt64(EnumerableType.Select(source, selector));
    }

    @Member(value = EXTENSION, name = "Sum")
    public static <T extends @Nullable Object> Double sumNullableDouble(
            @Nullable Iterable<T> source, Func1<T, @Nullable Double> selector) {
        return EnumerableType.sumNullableDouble(EnumerableType.Select(source, selector));
    }

    @Member(value = EXTENSION, name = "Average")
    public static <T extends @Nullable Object> @Nullable Double averageNullableDouble(
            @Nullable Iterable<T> source, Func1<T, @Nullable Double> selector) {
        return EnumerableType.averageNullableDouble(EnumerableType.Select(source, selector));
    }

    @Member(value = EXTENSION, name = "Sum")
    public static Float sumNullableSingle(@Nullable Iterable<@Nullable Float> source) {
        var present = present(source);
        return EnumerableType.sumSingle(present);
    }

    @Member(value = EXTENSION, name = "Sum")
    public static <T extends @Nullable Object> Float sumNullableSingle(
            @Nullable Iterable<T> source, Func1<T, @Nullable Float> selector) {
        return sumNullableSingle(EnumerableType.Select(source, selector));
    }

    @Member(value = EXTENSION, name = "Average")
    public static @Nullable Float averageNullableSingle(@Nullable Iterable<@Nullable Float> source) {
        var present = present(source);
        return present.isEmpty() ? null : (Float) EnumerableType.averageSingle(present);
    }

    @Member(value = EXTENSION, name = "Average")
    public static <T extends @Nullable Object> @Nullable Float averageNullableSingle(
            @Nullable Iterable<T> source, Func1<T, @Nullable Float> selector) {
        return averageNullableSingle(EnumerableType.Select(source, selector));
    }

    @Member(value = EXTENSION, name = "Sum")
    public static Decimal sumNullableDecimal(@Nullable Iterable<@Nullable Decimal> source) {
        var present = present(source);
        return EnumerableType.sumDecimal(present);
    }

    @Member(value = EXTENSION, name = "Sum")
    public static <T extends @Nullable Object> Decimal sumNullableDecimal(
            @Nullable Iterable<T> source, Func1<T, @Nullable Decimal> selector) {
        return sumNullableDecimal(EnumerableType.Select(source, selector));
    }

    @Member(value = EXTENSION, name = "Average")
    public static @Nullable Decimal averageNullableDecimal(@Nullable Iterable<@Nullable Decimal> source) {
        var present = present(source);
        return present.isEmpty() ? null : EnumerableType.averageDecimal(present);
    }

    @Member(value = EXTENSION, name = "Average")
    public static <T extends @Nullable Object> @Nullable Decimal averageNullableDecimal(
            @Nullable Iterable<T> source, Func1<T, @Nullable Decimal> selector) {
        return averageNullableDecimal(EnumerableType.Select(source, selector));
    }

    private static <T> ItemList<T> present(@Nullable Iterable<@Nullable T> source) {
        var present = new ItemList<T>();
        for (var item : EnumerableType.required(source, "source")) if (item != null) present.add(item);
        return present;
    }
}

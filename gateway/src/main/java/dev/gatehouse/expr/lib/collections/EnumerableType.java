package dev.gatehouse.expr.lib.collections;

import static dev.gatehouse.expr.types.Member.Kind.EXTENSION;
import static dev.gatehouse.expr.types.Member.Kind.STATIC;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.ArrayOf;
import dev.gatehouse.expr.types.Arrays;
import dev.gatehouse.expr.types.Decimal;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.Func1;
import dev.gatehouse.expr.types.Func2;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import dev.gatehouse.expr.types.TypeToken;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.Linq.Enumerable}. Everything but the terminal operations is lazy.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.linq.enumerable">System.Linq.Enumerable</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Linq.Enumerable")
public final class EnumerableType implements LibraryType {
    @Member(EXTENSION)
    public static <T extends @Nullable Object> boolean Any(@Nullable Iterable<T> source) {
        return required(source).iterator().hasNext();
    }

    @Member(EXTENSION)
    public static <T extends @Nullable Object> boolean Any(@Nullable Iterable<T> source, Func1<T, Boolean> predicate) {
        for (T item : required(source)) if (predicate.invoke(item)) return true;
        return false;
    }

    @Member(EXTENSION)
    public static <T extends @Nullable Object> boolean All(@Nullable Iterable<T> source, Func1<T, Boolean> predicate) {
        for (T item : required(source)) if (!predicate.invoke(item)) return false;
        return true;
    }

    @Member(EXTENSION)
    public static <T extends @Nullable Object> int Count(@Nullable Iterable<T> source) {
        if (required(source) instanceof Collection<?> collection) return collection.size();
        var count = 0;
        for (var _ : required(source)) count++;
        return count;
    }

    @Member(EXTENSION)
    public static <T extends @Nullable Object> int Count(@Nullable Iterable<T> source, Func1<T, Boolean> predicate) {
        return Count(Where(source, predicate));
    }

    @Member(EXTENSION)
    public static <T extends @Nullable Object> long LongCount(@Nullable Iterable<T> source) {
        return Count(source);
    }

    @Member(EXTENSION)
    public static <T extends @Nullable Object> Iterable<T> Where(
            @Nullable Iterable<T> source, Func1<T, Boolean> predicate) {
        var items = required(source);
        return new Restriction<>(items, predicate);
    }

    @Member(value = EXTENSION, name = "Where")
    public static <T extends @Nullable Object> Iterable<T> whereIndexed(
            @Nullable Iterable<T> source, Func2<T, Integer, Boolean> predicate) {
        var items = required(source);
        return () -> {
            var index = new int[1];
            return new Filtered<>(items.iterator(), item -> predicate.invoke(item, index[0]++));
        };
    }

    @Member(EXTENSION)
    public static <T extends @Nullable Object, R extends @Nullable Object> Iterable<R> Select(
            @Nullable Iterable<T> source, Func1<T, R> selector) {
        var items = required(source);
        return new Projection<>(items, selector);
    }

    @Member(value = EXTENSION, name = "Select")
    public static <T extends @Nullable Object, R extends @Nullable Object> Iterable<R> selectIndexed(
            @Nullable Iterable<T> source, Func2<T, Integer, R> selector) {
        var items = required(source);
        return () -> {
            var index = new int[1];
            return mapped(items, item -> selector.invoke(item, index[0]++));
        };
    }

    @Member(EXTENSION)
    public static <T extends @Nullable Object, R extends @Nullable Object> Iterable<R> SelectMany(
            @Nullable Iterable<T> source, Func1<T, Iterable<R>> selector) {
        var items = required(source);
        return () -> new Flattened<>(mapped(items, selector));
    }

    @Member(EXTENSION)
    public static <T extends @Nullable Object, C extends @Nullable Object, R extends @Nullable Object>
            Iterable<R> SelectMany(
                    @Nullable Iterable<T> source,
                    Func1<T, Iterable<C>> collectionSelector,
                    Func2<T, C, R> resultSelector) {
        return SelectMany(
                source, item -> Select(collectionSelector.invoke(item), child -> resultSelector.invoke(item, child)));
    }

    @Member(EXTENSION)
    public static <T extends @Nullable Object> T First(@Nullable Iterable<T> source) {
        var items = required(source).iterator();
        if (!items.hasNext()) throw empty();
        return items.next();
    }

    @Member(EXTENSION)
    public static <T extends @Nullable Object> T First(@Nullable Iterable<T> source, Func1<T, Boolean> predicate) {
        var items = Where(source, predicate).iterator();
        if (!items.hasNext()) throw noMatch();
        return items.next();
    }

    @Member(EXTENSION)
    public static <T extends @Nullable Object> @Nullable T FirstOrDefault(
            @Nullable Iterable<T> source, TypeToken<T> type) {
        var items = required(source).iterator();
        return items.hasNext() ? items.next() : type.defaultValue();
    }

    @Member(EXTENSION)
    public static <T extends @Nullable Object> @Nullable T FirstOrDefault(
            @Nullable Iterable<T> source, Func1<T, Boolean> predicate, TypeToken<T> type) {
        return FirstOrDefault(Where(source, predicate), type);
    }

    @Member(EXTENSION)
    public static <T extends @Nullable Object> T Last(@Nullable Iterable<T> source) {
        var items = required(source).iterator();
        if (!items.hasNext()) throw empty();
        return last(items);
    }

    @Member(EXTENSION)
    public static <T extends @Nullable Object> T Last(@Nullable Iterable<T> source, Func1<T, Boolean> predicate) {
        var items = Where(source, predicate).iterator();
        if (!items.hasNext()) throw noMatch();
        return last(items);
    }

    @Member(EXTENSION)
    public static <T extends @Nullable Object> @Nullable T LastOrDefault(
            @Nullable Iterable<T> source, TypeToken<T> type) {
        var items = required(source).iterator();
        return items.hasNext() ? last(items) : type.defaultValue();
    }

    @Member(EXTENSION)
    public static <T extends @Nullable Object> @Nullable T LastOrDefault(
            @Nullable Iterable<T> source, Func1<T, Boolean> predicate, TypeToken<T> type) {
        return LastOrDefault(Where(source, predicate), type);
    }

    @Member(EXTENSION)
    public static <T extends @Nullable Object> T Single(@Nullable Iterable<T> source) {
        var items = required(source).iterator();
        if (!items.hasNext()) throw empty();
        return only(items, "Sequence contains more than one element");
    }

    @Member(EXTENSION)
    public static <T extends @Nullable Object> T Single(@Nullable Iterable<T> source, Func1<T, Boolean> predicate) {
        var items = Where(source, predicate).iterator();
        if (!items.hasNext()) throw noMatch();
        return only(items, "Sequence contains more than one matching element");
    }

    @Member(EXTENSION)
    public static <T extends @Nullable Object> @Nullable T SingleOrDefault(
            @Nullable Iterable<T> source, TypeToken<T> type) {
        var items = required(source).iterator();
        return items.hasNext() ? only(items, "Sequence contains more than one element") : type.defaultValue();
    }

    @Member(EXTENSION)
    public static <T extends @Nullable Object> @Nullable T SingleOrDefault(
            @Nullable Iterable<T> source, Func1<T, Boolean> predicate, TypeToken<T> type) {
        var items = Where(source, predicate).iterator();
        return items.hasNext() ? only(items, "Sequence contains more than one matching element") : type.defaultValue();
    }

    @Member(EXTENSION)
    public static <T extends @Nullable Object> T ElementAt(@Nullable Iterable<T> source, int index) {
        var items = Skip(source, index).iterator();
        if (index < 0 || !items.hasNext()) throw DotNetException.argumentOutOfRange("index");
        return items.next();
    }

    @Member(EXTENSION)
    public static <T extends @Nullable Object> @Nullable T ElementAtOrDefault(
            @Nullable Iterable<T> source, int index, TypeToken<T> type) {
        var items = Skip(source, index).iterator();
        return index < 0 || !items.hasNext() ? type.defaultValue() : items.next();
    }

    @Member(EXTENSION)
    public static <T extends @Nullable Object> Iterable<T> DefaultIfEmpty(
            @Nullable Iterable<T> source, TypeToken<T> type) {
        return defaultIfEmpty(source, type);
    }

    @Member(EXTENSION)
    public static <T extends @Nullable Object> Iterable<T> DefaultIfEmpty(
            @Nullable Iterable<T> source, T defaultValue) {
        var items = required(source);
        return () -> {
            var found = items.iterator();
            return found.hasNext()
                    ? found
                    : Collections.singletonList(defaultValue).iterator();
        };
    }

    @Member(EXTENSION)
    public static <T extends @Nullable Object> Iterable<T> Skip(@Nullable Iterable<T> source, int count) {
        var items = required(source);
        return () -> {
            var left = new int[] {count};
            return new Filtered<>(items.iterator(), _ -> left[0] <= 0 || left[0]-- <= 0);
        };
    }

    @Member(EXTENSION)
    public static <T extends @Nullable Object> Iterable<T> Take(@Nullable Iterable<T> source, int count) {
        var items = required(source);
        return () -> {
            var inner = items.iterator();
            return new Iterator<>() {
                private int left = count;

                @Override
                public boolean hasNext() {
                    return left > 0 && inner.hasNext();
                }

                @Override
                public T next() {
                    if (left-- <= 0) throw new NoSuchElementException();
                    return inner.next();
                }
            };
        };
    }

    @Member(EXTENSION)
    public static <T extends @Nullable Object> Iterable<T> SkipWhile(
            @Nullable Iterable<T> source, Func1<T, Boolean> predicate) {
        var items = required(source);
        return () -> {
            var skipping = new boolean[] {true};
            return new Filtered<>(items.iterator(), item -> {
                skipping[0] = skipping[0] && predicate.invoke(item);
                return !skipping[0];
            });
        };
    }

    @Member(EXTENSION)
    public static <T extends @Nullable Object> Iterable<T> TakeWhile(
            @Nullable Iterable<T> source, Func1<T, Boolean> predicate) {
        var items = required(source);
        return () -> new Leading<>(items.iterator(), predicate);
    }

    @Member(EXTENSION)
    public static <T extends @Nullable Object> Iterable<T> SkipLast(@Nullable Iterable<T> source, int count) {
        var items = required(source);
        return () -> {
            var all = ItemList.<T>of(items);
            return all.subList(0, Math.max(0, all.size() - Math.max(count, 0))).iterator();
        };
    }

    @Member(EXTENSION)
    public static <T extends @Nullable Object> Iterable<T> TakeLast(@Nullable Iterable<T> source, int count) {
        var items = required(source);
        return () -> {
            var all = ItemList.<T>of(items);
            return all.subList(Math.max(0, all.size() - Math.max(count, 0)), all.size())
                    .iterator();
        };
    }

    @Member(EXTENSION)
    public static <T extends @Nullable Object> Iterable<T> Distinct(@Nullable Iterable<T> source) {
        return Distinct(source, null);
    }

    @Member(EXTENSION)
    public static <T extends @Nullable Object> Iterable<T> Distinct(
            @Nullable Iterable<T> source, @Nullable EqualityComparer<T> comparer) {
        var items = required(source);
        return () -> set(items, comparer).iterator();
    }

    @Member(EXTENSION)
    public static <T extends @Nullable Object> Iterable<T> Concat(
            @Nullable Iterable<T> first, @Nullable Iterable<T> second) {
        var before = required(first, "first");
        var after = required(second, "second");
        return () -> new Flattened<>(List.of(before, after).iterator());
    }

    @Member(EXTENSION)
    public static <T extends @Nullable Object> Iterable<T> Append(@Nullable Iterable<T> source, T element) {
        return Concat(source, Collections.singletonList(element));
    }

    @Member(EXTENSION)
    public static <T extends @Nullable Object> Iterable<T> Prepend(@Nullable Iterable<T> source, T element) {
        return Concat(Collections.singletonList(element), required(source));
    }

    @Member(EXTENSION)
    public static <T extends @Nullable Object> Iterable<T> Union(
            @Nullable Iterable<T> first, @Nullable Iterable<T> second) {
        return Union(first, second, null);
    }

    @Member(EXTENSION)
    public static <T extends @Nullable Object> Iterable<T> Union(
            @Nullable Iterable<T> first, @Nullable Iterable<T> second, @Nullable EqualityComparer<T> comparer) {
        var before = required(first, "first");
        var after = required(second, "second");
        return () -> {
            var set = set(before, comparer);
            for (T item : after) set.add(item);
            return set.iterator();
        };
    }

    @Member(EXTENSION)
    public static <T extends @Nullable Object> Iterable<T> Intersect(
            @Nullable Iterable<T> first, @Nullable Iterable<T> second) {
        return Intersect(first, second, null);
    }

    @Member(EXTENSION)
    public static <T extends @Nullable Object> Iterable<T> Intersect(
            @Nullable Iterable<T> first, @Nullable Iterable<T> second, @Nullable EqualityComparer<T> comparer) {
        var before = required(first, "first");
        var after = required(second, "second");
        return () -> {
            var set = set(after, comparer);
            return new Filtered<>(set(before, comparer).iterator(), set::has);
        };
    }

    @Member(EXTENSION)
    public static <T extends @Nullable Object> Iterable<T> Except(
            @Nullable Iterable<T> first, @Nullable Iterable<T> second) {
        return Except(first, second, null);
    }

    @Member(EXTENSION)
    public static <T extends @Nullable Object> Iterable<T> Except(
            @Nullable Iterable<T> first, @Nullable Iterable<T> second, @Nullable EqualityComparer<T> comparer) {
        var before = required(first, "first");
        var after = required(second, "second");
        return () -> {
            var set = set(after, comparer);
            return new Filtered<>(set(before, comparer).iterator(), item -> !set.has(item));
        };
    }

    @Member(EXTENSION)
    public static <T extends @Nullable Object> Iterable<T> Reverse(@Nullable Iterable<T> source) {
        var items = required(source);
        return () -> ItemList.<T>of(items).reversed().iterator();
    }

    @Member(EXTENSION)
    public static <T extends @Nullable Object> boolean Contains(@Nullable Iterable<T> source, T value) {
        for (T item : required(source)) if (Objects.equals(item, value)) return true;
        return false;
    }

    @Member(EXTENSION)
    public static <T extends @Nullable Object> boolean Contains(
            @Nullable Iterable<T> source, T value, @Nullable EqualityComparer<T> comparer) {
        if (comparer == null) return Contains(source, value);
        var key = comparer.key(value);
        for (T item : required(source)) if (Objects.equals(comparer.key(item), key)) return true;
        return false;
    }

    @Member(EXTENSION)
    public static <T extends @Nullable Object> boolean SequenceEqual(
            @Nullable Iterable<T> first, @Nullable Iterable<T> second) {
        return SequenceEqual(first, second, null);
    }

    @Member(EXTENSION)
    public static <T extends @Nullable Object> boolean SequenceEqual(
            @Nullable Iterable<T> first, @Nullable Iterable<T> second, @Nullable EqualityComparer<T> comparer) {
        var left = required(first, "first").iterator();
        var right = required(second, "second").iterator();
        while (left.hasNext() && right.hasNext()) {
            if (!Objects.equals(key(left.next(), comparer), key(right.next(), comparer))) return false;
        }
        return !left.hasNext() && !right.hasNext();
    }

    @Member(EXTENSION)
    public static <A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object> Iterable<R> Zip(
            @Nullable Iterable<A> first, @Nullable Iterable<B> second, Func2<A, B, R> resultSelector) {
        var before = required(first, "first");
        var after = required(second, "second");
        return () -> {
            var other = after.iterator();
            return new Mapped<>(
                    new Leading<>(before.iterator(), _ -> other.hasNext()),
                    item -> resultSelector.invoke(item, other.next()));
        };
    }

    @Member(EXTENSION)
    public static <T extends @Nullable Object, K extends @Nullable Object> OrderedSequence<T> OrderBy(
            @Nullable Iterable<T> source, Func1<T, K> keySelector) {
        return OrderBy(source, keySelector, null);
    }

    @Member(EXTENSION)
    public static <T extends @Nullable Object, K extends @Nullable Object> OrderedSequence<T> OrderBy(
            @Nullable Iterable<T> source, Func1<T, K> keySelector, @Nullable Comparer<K> comparer) {
        return new OrderedSequence<>(required(source), order(keySelector, comparer));
    }

    @Member(EXTENSION)
    public static <T extends @Nullable Object, K extends @Nullable Object> OrderedSequence<T> OrderByDescending(
            @Nullable Iterable<T> source, Func1<T, K> keySelector) {
        return OrderByDescending(source, keySelector, null);
    }

    @Member(EXTENSION)
    public static <T extends @Nullable Object, K extends @Nullable Object> OrderedSequence<T> OrderByDescending(
            @Nullable Iterable<T> source, Func1<T, K> keySelector, @Nullable Comparer<K> comparer) {
        return new OrderedSequence<>(
                required(source), order(keySelector, comparer).reversed());
    }

    @Member(EXTENSION)
    public static <T extends @Nullable Object, K extends @Nullable Object> OrderedSequence<T> ThenBy(
            @Nullable OrderedSequence<T> source, Func1<T, K> keySelector) {
        return ThenBy(source, keySelector, null);
    }

    @Member(EXTENSION)
    public static <T extends @Nullable Object, K extends @Nullable Object> OrderedSequence<T> ThenBy(
            @Nullable OrderedSequence<T> source, Func1<T, K> keySelector, @Nullable Comparer<K> comparer) {
        if (source == null) throw DotNetException.argumentNull("source");
        return source.then(order(keySelector, comparer));
    }

    @Member(EXTENSION)
    public static <T extends @Nullable Object, K extends @Nullable Object> OrderedSequence<T> ThenByDescending(
            @Nullable OrderedSequence<T> source, Func1<T, K> keySelector) {
        return ThenByDescending(source, keySelector, null);
    }

    @Member(EXTENSION)
    public static <T extends @Nullable Object, K extends @Nullable Object> OrderedSequence<T> ThenByDescending(
            @Nullable OrderedSequence<T> source, Func1<T, K> keySelector, @Nullable Comparer<K> comparer) {
        if (source == null) throw DotNetException.argumentNull("source");
        return source.then(order(keySelector, comparer).reversed());
    }

    @Member(EXTENSION)
    public static <T extends @Nullable Object, K extends @Nullable Object> Iterable<Grouping<K, T>> GroupBy(
            @Nullable Iterable<T> source, Func1<T, K> keySelector) {
        return GroupBy(source, keySelector, item -> item, null);
    }

    @Member(EXTENSION)
    public static <T extends @Nullable Object, K extends @Nullable Object> Iterable<Grouping<K, T>> GroupBy(
            @Nullable Iterable<T> source, Func1<T, K> keySelector, @Nullable EqualityComparer<K> comparer) {
        return GroupBy(source, keySelector, item -> item, comparer);
    }

    @Member(EXTENSION)
    public static <T extends @Nullable Object, K extends @Nullable Object, E extends @Nullable Object>
            Iterable<Grouping<K, E>> GroupBy(
                    @Nullable Iterable<T> source, Func1<T, K> keySelector, Func1<T, E> elementSelector) {
        return GroupBy(source, keySelector, elementSelector, null);
    }

    @Member(EXTENSION)
    public static <T extends @Nullable Object, K extends @Nullable Object, E extends @Nullable Object>
            Iterable<Grouping<K, E>> GroupBy(
                    @Nullable Iterable<T> source,
                    Func1<T, K> keySelector,
                    Func1<T, E> elementSelector,
                    @Nullable EqualityComparer<K> comparer) {
        var items = required(source);
        return () ->
                groups(items, keySelector, elementSelector, comparer).values().iterator();
    }

    @Member(value = EXTENSION, name = "GroupBy")
    public static <T extends @Nullable Object, K extends @Nullable Object, R extends @Nullable Object>
            Iterable<R> groupResults(
                    @Nullable Iterable<T> source, Func1<T, K> keySelector, Func2<K, Iterable<T>, R> resultSelector) {
        var groups = EnumerableType.<T, K>GroupBy(source, keySelector);
        return () -> mapped(groups, group -> resultSelector.invoke(group.key(), group));
    }

    @Member(EXTENSION)
    public static <
                    O extends @Nullable Object,
                    I extends @Nullable Object,
                    K extends @Nullable Object,
                    R extends @Nullable Object>
            Iterable<R> Join(
                    @Nullable Iterable<O> outer,
                    @Nullable Iterable<I> inner,
                    Func1<O, K> outerKeySelector,
                    Func1<I, K> innerKeySelector,
                    Func2<O, I, R> resultSelector) {
        return EnumerableGroupsType.Join(outer, inner, outerKeySelector, innerKeySelector, resultSelector, null);
    }

    @Member(EXTENSION)
    public static <
                    O extends @Nullable Object,
                    I extends @Nullable Object,
                    K extends @Nullable Object,
                    R extends @Nullable Object>
            Iterable<R> GroupJoin(
                    @Nullable Iterable<O> outer,
                    @Nullable Iterable<I> inner,
                    Func1<O, K> outerKeySelector,
                    Func1<I, K> innerKeySelector,
                    Func2<O, Iterable<I>, R> resultSelector) {
        return EnumerableGroupsType.GroupJoin(outer, inner, outerKeySelector, innerKeySelector, resultSelector, null);
    }

    @Member(EXTENSION)
    public static <T extends @Nullable Object> ItemList<T> ToList(@Nullable Iterable<T> source) {
        return ItemList.of(required(source));
    }

    @Member(EXTENSION)
    public static <T extends @Nullable Object> @ArrayOf("T") Object ToArray(
            @Nullable Iterable<T> source, TypeToken<T> type) {
        return array(required(source), type);
    }

    @Member(EXTENSION)
    public static <T extends @Nullable Object> ItemSet<T> ToHashSet(@Nullable Iterable<T> source) {
        return set(required(source), null);
    }

    @Member(EXTENSION)
    public static <T extends @Nullable Object> ItemSet<T> ToHashSet(
            @Nullable Iterable<T> source, @Nullable EqualityComparer<T> comparer) {
        return set(required(source), comparer);
    }

    @Member(EXTENSION)
    public static <T extends @Nullable Object, K extends @Nullable Object> Dictionary<K, T> ToDictionary(
            @Nullable Iterable<T> source, Func1<T, K> keySelector) {
        return ToDictionary(source, keySelector, item -> item, null);
    }

    @Member(EXTENSION)
    public static <T extends @Nullable Object, K extends @Nullable Object> Dictionary<K, T> ToDictionary(
            @Nullable Iterable<T> source, Func1<T, K> keySelector, @Nullable EqualityComparer<K> comparer) {
        return ToDictionary(source, keySelector, item -> item, comparer);
    }

    @Member(EXTENSION)
    public static <T extends @Nullable Object, K extends @Nullable Object, E extends @Nullable Object>
            Dictionary<K, E> ToDictionary(
                    @Nullable Iterable<T> source, Func1<T, K> keySelector, Func1<T, E> elementSelector) {
        return ToDictionary(source, keySelector, elementSelector, null);
    }

    @Member(EXTENSION)
    public static <T extends @Nullable Object, K extends @Nullable Object, E extends @Nullable Object>
            Dictionary<K, E> ToDictionary(
                    @Nullable Iterable<T> source,
                    Func1<T, K> keySelector,
                    Func1<T, E> elementSelector,
                    @Nullable EqualityComparer<K> comparer) {
        var dictionary = DictionaryType.<K, E>create(comparer);
        for (T item : required(source)) {
            dictionary.Add(keySelector.invoke(item), elementSelector.invoke(item));
        }
        return dictionary;
    }

    @Member(EXTENSION)
    @SuppressWarnings("NullAway") // null is cast only to types that allow it
    public static <R extends @Nullable Object> Iterable<R> Cast(@Nullable Iterable<?> source, TypeToken<R> type) {
        var items = required(source, "source");
        return () -> EnumerableType.<@Nullable Object, R>mapped(items, type::cast);
    }

    @Member(EXTENSION)
    @SuppressWarnings("NullAway") // null is no instance of anything
    public static <R extends @Nullable Object> Iterable<R> OfType(@Nullable Iterable<?> source, TypeToken<R> type) {
        var items = required(source, "source");
        return () -> new Mapped<>(new Filtered<>(items.iterator(), type::isInstance), type::cast);
    }

    @Member(EXTENSION)
    public static <T extends @Nullable Object> Iterable<T> AsEnumerable(@Nullable Iterable<T> source) {
        return required(source);
    }

    @Member(EXTENSION)
    public static <T extends @Nullable Object> T Aggregate(@Nullable Iterable<T> source, Func2<T, T, T> func) {
        var items = required(source).iterator();
        if (!items.hasNext()) throw empty();
        var result = items.next();
        while (items.hasNext()) result = func.invoke(result, items.next());
        return result;
    }

    @Member(EXTENSION)
    public static <T extends @Nullable Object, A extends @Nullable Object> A Aggregate(
            @Nullable Iterable<T> source, A seed, Func2<A, T, A> func) {
        var result = seed;
        for (T item : required(source)) result = func.invoke(result, item);
        return result;
    }

    @Member(EXTENSION)
    public static <T extends @Nullable Object, A extends @Nullable Object, R extends @Nullable Object> R Aggregate(
            @Nullable Iterable<T> source, A seed, Func2<A, T, A> func, Func1<A, R> resultSelector) {
        return resultSelector.invoke(Aggregate(source, seed, func));
    }

    @Member(EXTENSION)
    public static <T extends @Nullable Object> @Nullable T Max(@Nullable Iterable<T> source, TypeToken<T> type) {
        return extreme(required(source), type, 1);
    }

    @Member(EXTENSION)
    public static <T extends @Nullable Object, R extends @Nullable Object> @Nullable R Max(
            @Nullable Iterable<T> source, Func1<T, R> selector, TypeToken<R> type) {
        return Max(Select(source, selector), type);
    }

    @Member(EXTENSION)
    public static <T extends @Nullable Object> @Nullable T Min(@Nullable Iterable<T> source, TypeToken<T> type) {
        return extreme(required(source), type, -1);
    }

    @Member(EXTENSION)
    public static <T extends @Nullable Object, R extends @Nullable Object> @Nullable R Min(
            @Nullable Iterable<T> source, Func1<T, R> selector, TypeToken<R> type) {
        return Min(Select(source, selector), type);
    }

    @Member(value = EXTENSION, name = "Sum")
    public static int sumInt32(@Nullable Iterable<Integer> source) {
        return Total.ofInts(required(source, "source"));
    }

    @Member(value = EXTENSION, name = "Sum")
    public static <T extends @Nullable Object> int sumInt32(@Nullable Iterable<T> source, Func1<T, Integer> selector) {
        return sumInt32(Select(source, selector));
    }

    @Member(value = EXTENSION, name = "Average")
    public static double averageInt32(@Nullable Iterable<Integer> source) {
        var sum = 0L;
        var count = 0;
        for (var item : required(source, "source")) {
            sum = NumberSums.add(sum, item);
            count++;
        }
        if (count == 0) throw empty();
        return (double) sum / count;
    }

    @Member(value = EXTENSION, name = "Average")
    public static <T extends @Nullable Object> double averageInt32(
            @Nullable Iterable<T> source, Func1<T, Integer> selector) {
        return averageInt32(Select(source, selector));
    }

    @Member(value = EXTENSION, name = "Sum")
    public static long sumInt64(@Nullable Iterable<Long> source) {
        return Total.ofLongs(required(source, "source"));
    }

    @Member(value = EXTENSION, name = "Sum")
    public static <T extends @Nullable Object> long sumInt64(@Nullable Iterable<T> source, Func1<T, Long> selector) {
        return sumInt64(Select(source, selector));
    }

    @Member(value = EXTENSION, name = "Average")
    public static double averageInt64(@Nullable Iterable<Long> source) {
        var sum = 0L;
        var count = 0;
        for (var item : required(source, "source")) {
            sum = NumberSums.add(sum, item);
            count++;
        }
        if (count == 0) throw empty();
        return (double) sum / count;
    }

    @Member(value = EXTENSION, name = "Average")
    public static <T extends @Nullable Object> double averageInt64(
            @Nullable Iterable<T> source, Func1<T, Long> selector) {
        return averageInt64(Select(source, selector));
    }

    @Member(value = EXTENSION, name = "Sum")
    public static double sumDouble(@Nullable Iterable<Double> source) {
        return Total.ofDoubles(required(source, "source"));
    }

    @Member(value = EXTENSION, name = "Sum")
    public static <T extends @Nullable Object> double sumDouble(
            @Nullable Iterable<T> source, Func1<T, Double> selector) {
        return sumDouble(Select(source, selector));
    }

    @Member(value = EXTENSION, name = "Average")
    public static double averageDouble(@Nullable Iterable<Double> source) {
        var sum = 0.0;
        var count = 0;
        for (var item : required(source, "source")) {
            sum = sum + item;
            count++;
        }
        if (count == 0) throw empty();
        return sum / count;
    }

    @Member(value = EXTENSION, name = "Average")
    public static <T extends @Nullable Object> double averageDouble(
            @Nullable Iterable<T> source, Func1<T, Double> selector) {
        return averageDouble(Select(source, selector));
    }

    @Member(value = EXTENSION, name = "Sum")
    public static float sumSingle(@Nullable Iterable<Float> source) {
        var sum = 0.0;
        for (var item : required(source, "source")) sum = sum + item;
        return (float) sum;
    }

    @Member(value = EXTENSION, name = "Sum")
    public static <T extends @Nullable Object> float sumSingle(@Nullable Iterable<T> source, Func1<T, Float> selector) {
        return sumSingle(Select(source, selector));
    }

    @Member(value = EXTENSION, name = "Average")
    public static float averageSingle(@Nullable Iterable<Float> source) {
        var sum = 0.0;
        var count = 0;
        for (var item : required(source, "source")) {
            sum = sum + item;
            count++;
        }
        if (count == 0) throw empty();
        return (float) (sum / count);
    }

    @Member(value = EXTENSION, name = "Average")
    public static <T extends @Nullable Object> float averageSingle(
            @Nullable Iterable<T> source, Func1<T, Float> selector) {
        return averageSingle(Select(source, selector));
    }

    @Member(value = EXTENSION, name = "Sum")
    public static Decimal sumDecimal(@Nullable Iterable<Decimal> source) {
        var sum = Decimal.ZERO;
        for (var item : required(source, "source")) sum = sum.plus(item);
        return sum;
    }

    @Member(value = EXTENSION, name = "Sum")
    public static <T extends @Nullable Object> Decimal sumDecimal(
            @Nullable Iterable<T> source, Func1<T, Decimal> selector) {
        return sumDecimal(Select(source, selector));
    }

    @Member(value = EXTENSION, name = "Average")
    public static Decimal averageDecimal(@Nullable Iterable<Decimal> source) {
        var sum = Decimal.ZERO;
        var count = 0;
        for (var item : required(source, "source")) {
            sum = sum.plus(item);
            count++;
        }
        if (count == 0) throw empty();
        return sum.dividedBy(Decimal.of(count));
    }

    @Member(value = EXTENSION, name = "Average")
    public static <T extends @Nullable Object> Decimal averageDecimal(
            @Nullable Iterable<T> source, Func1<T, Decimal> selector) {
        return averageDecimal(Select(source, selector));
    }

    @Member(value = EXTENSION, name = "Sum")
    public static Integer sumNullableInt32(@Nullable Iterable<@Nullable Integer> source) {
        int sum = 0;
        for (var item : required(source, "source")) if (item != null) sum = NumberSums.add(sum, item);
        return sum;
    }

    @Member(value = EXTENSION, name = "Average")
    public static @Nullable Double averageNullableInt32(@Nullable Iterable<@Nullable Integer> source) {
        var present = new ItemList<Integer>();
        for (var item : required(source, "source")) if (item != null) present.add(item);
        return present.isEmpty() ? null : (Double) averageInt32(present);
    }

    @Member(value = EXTENSION, name = "Sum")
    public static Long sumNullableInt64(@Nullable Iterable<@Nullable Long> source) {
        long sum = 0;
        for (var item : required(source, "source")) if (item != null) sum = NumberSums.add(sum, item);
        return sum;
    }

    @Member(value = EXTENSION, name = "Average")
    public static @Nullable Double averageNullableInt64(@Nullable Iterable<@Nullable Long> source) {
        var present = new ItemList<Long>();
        for (var item : required(source, "source")) if (item != null) present.add(item);
        return present.isEmpty() ? null : (Double) averageInt64(present);
    }

    @Member(value = EXTENSION, name = "Sum")
    public static Double sumNullableDouble(@Nullable Iterable<@Nullable Double> source) {
        double sum = 0;
        for (var item : required(source, "source")) if (item != null) sum = sum + item;
        return sum;
    }

    @Member(value = EXTENSION, name = "Average")
    public static @Nullable Double averageNullableDouble(@Nullable Iterable<@Nullable Double> source) {
        var present = new ItemList<Double>();
        for (var item : required(source, "source")) if (item != null) present.add(item);
        return present.isEmpty() ? null : (Double) averageDouble(present);
    }

    @Member(value = EXTENSION, name = "GroupBy")
    public static <
                    T extends @Nullable Object,
                    K extends @Nullable Object,
                    E extends @Nullable Object,
                    R extends @Nullable Object>
            Iterable<R> groupElementResults(
                    @Nullable Iterable<T> source,
                    Func1<T, K> keySelector,
                    Func1<T, E> elementSelector,
                    Func2<K, Iterable<E>, R> resultSelector) {
        var groups = GroupBy(source, keySelector, elementSelector);
        return () -> mapped(groups, group -> resultSelector.invoke(group.key(), group));
    }

    @Member(EXTENSION)
    public static <T extends @Nullable Object, K extends @Nullable Object> Lookup<K, T> ToLookup(
            @Nullable Iterable<T> source, Func1<T, K> keySelector) {
        return new Lookup<>(groups(required(source), keySelector, item -> item, null), null);
    }

    @Member(EXTENSION)
    public static <T extends @Nullable Object, K extends @Nullable Object, E extends @Nullable Object>
            Lookup<K, E> ToLookup(@Nullable Iterable<T> source, Func1<T, K> keySelector, Func1<T, E> elementSelector) {
        return new Lookup<>(groups(required(source), keySelector, elementSelector, null), null);
    }

    @Member(STATIC)
    public static Iterable<Integer> Range(int start, int count) {
        if (count < 0 || (long) start + count - 1 > Integer.MAX_VALUE)
            throw DotNetException.argumentOutOfRange("count");
        return () -> new Counted<>(count, i -> start + i);
    }

    @Member(STATIC)
    public static <T extends @Nullable Object> Iterable<T> Repeat(T element, int count) {
        if (count < 0) throw DotNetException.argumentOutOfRange("count");
        return () -> new Counted<>(count, _ -> element);
    }

    @Member(STATIC)
    public static <T extends @Nullable Object> Iterable<T> Empty(TypeToken<T> type) {
        return List.of();
    }

    private static <T extends @Nullable Object> Iterable<T> required(@Nullable Iterable<T> source) {
        return required(source, "source");
    }

    static <T extends @Nullable Object> Iterable<T> required(@Nullable Iterable<T> source, String parameter) {
        if (source == null) throw DotNetException.argumentNull(parameter);
        return source;
    }

    private static DotNetException empty() {
        return DotNetException.invalidOperation("Sequence contains no elements");
    }

    private static DotNetException noMatch() {
        return DotNetException.invalidOperation("Sequence contains no matching element");
    }

    static <T extends @Nullable Object, R extends @Nullable Object> Iterator<R> mapped(
            Iterable<? extends T> items, Func1<T, R> selector) {
        return new Mapped<>(items.iterator(), selector);
    }

    private static <T extends @Nullable Object> T last(Iterator<T> items) {
        var last = items.next();
        while (items.hasNext()) last = items.next();
        return last;
    }

    private static <T extends @Nullable Object> T only(Iterator<T> items, String message) {
        var only = items.next();
        if (items.hasNext()) throw DotNetException.invalidOperation(message);
        return only;
    }

    @SuppressWarnings("NullAway") // the default of a type that allows null is one of its values
    private static <T extends @Nullable Object> Iterable<T> defaultIfEmpty(
            @Nullable Iterable<T> source, TypeToken<T> type) {
        return DefaultIfEmpty(source, type.defaultValue());
    }

    private static <T extends @Nullable Object> ItemSet<T> set(
            Iterable<T> items, @Nullable EqualityComparer<T> comparer) {
        return comparer == null ? ItemSet.of(items, EqualityComparer.<T>standard()) : ItemSet.of(items, comparer);
    }

    private static <T extends @Nullable Object> @Nullable Object key(T item, @Nullable EqualityComparer<T> comparer) {
        return comparer == null ? item : comparer.key(item);
    }

    private static <T extends @Nullable Object, K extends @Nullable Object> Comparator<T> order(
            Func1<T, K> keySelector, @Nullable Comparer<K> comparer) {
        var order = Order.<K>of(comparer);
        return (left, right) -> order.compare(keySelector.invoke(left), keySelector.invoke(right));
    }

    @SuppressWarnings("NullAway") // in a loop it takes a T for a nullable T
    static <T extends @Nullable Object, K extends @Nullable Object, E extends @Nullable Object>
            Map<@Nullable Object, Grouping<K, E>> groups(
                    Iterable<T> items,
                    Func1<T, K> keySelector,
                    Func1<T, E> elementSelector,
                    @Nullable EqualityComparer<K> comparer) {
        var groups = new LinkedHashMap<@Nullable Object, Grouping<K, E>>();
        for (T item : items) {
            var key = keySelector.invoke(item);
            groups.computeIfAbsent(key(key, comparer), _ -> new Grouping<>(key)).add(elementSelector.invoke(item));
        }
        return groups;
    }

    /** The greatest ({@code sign} 1) or least (-1); nulls do not count, and of none there is null or no answer. */
    private static <T extends @Nullable Object> @Nullable T extreme(Iterable<T> items, TypeToken<T> type, int sign) {
        T best = null;
        for (T item : items) {
            if (item != null && (best == null || beats(item, best, sign))) best = item;
        }
        if (best == null && !type.allowsNull()) throw empty();
        return best;
    }

    /** Not-a-number is less than all others, and the least of all. */
    private static boolean beats(Object item, Object best, int sign) {
        return Integer.signum(Order.compare(item, best)) == sign;
    }

    static <T extends @Nullable Object> Object array(Iterable<T> items, TypeToken<T> type) {
        var list = items instanceof Collection<T> collection ? collection : ItemList.of(items);
        var array = type.newArray(list.size());
        var index = 0;
        for (T item : list) Arrays.set(array, index++, item);
        return array;
    }

    @Member(EXTENSION)
    public static <T extends @Nullable Object> long LongCount(
            @Nullable Iterable<T> source, Func1<T, Boolean> predicate) {
        return Count(source, predicate);
    }

    @Member(value = EXTENSION, name = "SkipWhile")
    public static <T extends @Nullable Object> Iterable<T> skipWhileIndexed(
            @Nullable Iterable<T> source, Func2<T, Integer, Boolean> predicate) {
        var items = required(source);
        return () -> SkipWhile(items, indexed(predicate)).iterator();
    }

    @Member(value = EXTENSION, name = "TakeWhile")
    public static <T extends @Nullable Object> Iterable<T> takeWhileIndexed(
            @Nullable Iterable<T> source, Func2<T, Integer, Boolean> predicate) {
        var items = required(source);
        return () -> TakeWhile(items, indexed(predicate)).iterator();
    }

    @Member(value = EXTENSION, name = "SelectMany")
    public static <T extends @Nullable Object, R extends @Nullable Object> Iterable<R> selectManyIndexed(
            @Nullable Iterable<T> source, Func2<T, Integer, Iterable<R>> selector) {
        var items = required(source);
        return () -> SelectMany(items, indexed(selector)).iterator();
    }

    @Member(value = EXTENSION, name = "SelectMany")
    public static <T extends @Nullable Object, C extends @Nullable Object, R extends @Nullable Object>
            Iterable<R> selectManyIndexed(
                    @Nullable Iterable<T> source,
                    Func2<T, Integer, Iterable<C>> collectionSelector,
                    Func2<T, C, R> resultSelector) {
        var items = required(source);
        return () ->
                SelectMany(items, indexed(collectionSelector), resultSelector).iterator();
    }

    /** A function that also counts its calls; good for one pass. */
    private static <T extends @Nullable Object, R extends @Nullable Object> Func1<T, R> indexed(
            Func2<T, Integer, R> function) {
        int[] index = {0};
        return item -> function.invoke(item, index[0]++);
    }
}

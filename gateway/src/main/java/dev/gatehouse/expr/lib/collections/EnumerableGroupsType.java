package dev.gatehouse.expr.lib.collections;

import static dev.gatehouse.expr.types.Member.Kind.EXTENSION;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.Func1;
import dev.gatehouse.expr.types.Func2;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The members of {@code System.Linq.Enumerable} that group and join with a comparer of keys; the others are in {@link
 * EnumerableType}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.linq.enumerable">System.Linq.Enumerable</a>
 */
@AutoService(LibraryType.class)
@DotNet("System.Linq.Enumerable")
public final class EnumerableGroupsType implements LibraryType {
    @Member(value = EXTENSION, name = "GroupBy")
    public static <T extends @Nullable Object, K extends @Nullable Object, R extends @Nullable Object>
            Iterable<R> groupResults(
                    @Nullable Iterable<T> source,
                    Func1<T, K> keySelector,
                    Func2<K, Iterable<T>, R> resultSelector,
                    @Nullable EqualityComparer<K> comparer) {
        var groups = EnumerableType.<T, K>GroupBy(source, keySelector, comparer);
        return () -> EnumerableType.mapped(groups, group -> resultSelector.invoke(group.key(), group));
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
                    Func2<K, Iterable<E>, R> resultSelector,
                    @Nullable EqualityComparer<K> comparer) {
        var groups = EnumerableType.GroupBy(source, keySelector, elementSelector, comparer);
        return () -> EnumerableType.mapped(groups, group -> resultSelector.invoke(group.key(), group));
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
                    Func2<O, I, R> resultSelector,
                    @Nullable EqualityComparer<K> comparer) {
        Iterable<Iterable<R>> joined = GroupJoin(
                outer,
                inner,
                outerKeySelector,
                innerKeySelector,
                (item, matches) -> EnumerableType.Select(matches, match -> resultSelector.invoke(item, match)),
                comparer);
        return () -> new Flattened<>(joined.iterator());
    }

    /** Elements without a key match nothing. */
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
                    Func2<O, Iterable<I>, R> resultSelector,
                    @Nullable EqualityComparer<K> comparer) {
        var before = EnumerableType.required(outer, "outer");
        var after = EnumerableType.required(inner, "inner");
        return () -> {
            var groups = EnumerableType.groups(after, innerKeySelector, item -> item, comparer);
            return EnumerableType.<O, R>mapped(before, item -> {
                var key = outerKeySelector.invoke(item);
                var group = key == null ? null : groups.get(comparer == null ? key : comparer.key(key));
                return resultSelector.invoke(item, group == null ? List.of() : group);
            });
        };
    }

    @Member(EXTENSION)
    public static <T extends @Nullable Object, K extends @Nullable Object> Lookup<K, T> ToLookup(
            @Nullable Iterable<T> source, Func1<T, K> keySelector, @Nullable EqualityComparer<K> comparer) {
        return ToLookup(source, keySelector, item -> item, comparer);
    }

    @Member(EXTENSION)
    public static <T extends @Nullable Object, K extends @Nullable Object, E extends @Nullable Object>
            Lookup<K, E> ToLookup(
                    @Nullable Iterable<T> source,
                    Func1<T, K> keySelector,
                    Func1<T, E> elementSelector,
                    @Nullable EqualityComparer<K> comparer) {
        var items = EnumerableType.required(source, "source");
        return new Lookup<>(EnumerableType.groups(items, keySelector, elementSelector, comparer), comparer);
    }
}

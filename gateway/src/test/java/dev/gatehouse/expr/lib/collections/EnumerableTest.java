package dev.gatehouse.expr.lib.collections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.expr.lib.system.StringComparison;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.TypeToken;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EnumerableTest {
    private static final List<String> WORDS = List.of("b", "A", "a", "C");

    @Test
    void queriesAreLazy() {
        var seen = new ArrayList<Integer>();
        var query = EnumerableType.Select(EnumerableType.Range(1, 1_000_000), i -> {
            seen.add(i);
            return i * 2;
        });
        assertThat(seen).isEmpty();
        assertThat(EnumerableType.First(query)).isEqualTo(2);
        assertThat(seen).containsExactly(1);
    }

    @Test
    void sortingIsStableAndFollowsTheCulture() {
        assertThat(EnumerableType.OrderBy(WORDS, word -> word)).containsExactly("a", "A", "b", "C");
        var byLength = EnumerableType.OrderByDescending(List.of("x", "yy", "z"), String::length);
        assertThat(byLength).containsExactly("yy", "x", "z");
        assertThat(EnumerableType.ThenByDescending(byLength, word -> word)).containsExactly("yy", "z", "x");
    }

    @Test
    void missingElementsAreInvalidOperations() {
        assertThatThrownBy(() -> EnumerableType.First(List.of()))
                .isInstanceOf(DotNetException.class)
                .hasMessage("Sequence contains no elements");
        assertThatThrownBy(() -> EnumerableType.Single(WORDS)).hasMessage("Sequence contains more than one element");
        assertThat(EnumerableType.FirstOrDefault(List.<Integer>of(), TypeToken.INT))
                .isZero();
        assertThat(EnumerableType.ElementAtOrDefault(WORDS, 9, TypeToken.STRING))
                .isNull();
    }

    @Test
    void setsUseTheComparer() {
        var comparer = new StringComparer(StringComparison.OrdinalIgnoreCase);
        assertThat(EnumerableType.Contains(WORDS, "c", comparer)).isTrue();
        assertThat(EnumerableType.Contains(WORDS, "c")).isFalse();
        assertThat(EnumerableType.Distinct(WORDS, comparer)).containsExactly("b", "A", "C");
        var dictionary = new Dictionary<String, Integer>(comparer);
        dictionary.Add("Key", 1);
        assertThat(dictionary.Item("KEY")).isEqualTo(1);
        assertThatThrownBy(() -> dictionary.Add("key", 2)).isInstanceOf(DotNetException.class);
        assertThatThrownBy(() -> dictionary.Item("other"))
                .isInstanceOfSatisfying(
                        DotNetException.class,
                        e -> assertThat(e.typeName()).isEqualTo("System.Collections.Generic.KeyNotFoundException"));
    }

    @Test
    void numbersAreSummedWithOverflowChecks() {
        assertThat(EnumerableType.sumInt32(List.of(1, 2, 3))).isEqualTo(6);
        assertThat(EnumerableType.averageInt32(List.of(1, 2))).isEqualTo(1.5);
        assertThatThrownBy(() -> EnumerableType.sumInt32(List.of(Integer.MAX_VALUE, 1)))
                .hasMessage("Arithmetic operation resulted in an overflow.");
        assertThat(EnumerableType.Max(List.of(3, 1, 2), TypeToken.INT)).isEqualTo(3);
        assertThatThrownBy(() -> EnumerableType.Min(List.<Integer>of(), TypeToken.INT))
                .hasMessage("Sequence contains no elements");
    }

    @Test
    void groupsKeepTheOrderOfTheirFirstElements() {
        var groups = EnumerableType.GroupBy(List.of("apple", "bob", "ann", "ben"), word -> word.charAt(0));
        assertThat(EnumerableType.Select(groups, group -> group.key() + ":" + EnumerableType.Count(group)))
                .containsExactly("a:2", "b:2");
    }

    @Test
    void changingAListInItsLoopIsRefused() {
        var list = ItemList.of(List.of(1, 2, 3));
        assertThatThrownBy(() -> {
                    for (var item : list) ListType.Add(list, item);
                })
                .hasMessage("Collection was modified; enumeration operation may not execute.");
    }

    @Test
    void arraysHaveTheElementsType() {
        assertThat(EnumerableType.ToArray(List.of(1, 2), TypeToken.INT)).isEqualTo(new int[] {1, 2});
        assertThat(EnumerableType.ToArray(WORDS, TypeToken.STRING)).isInstanceOf(String[].class);
    }
}

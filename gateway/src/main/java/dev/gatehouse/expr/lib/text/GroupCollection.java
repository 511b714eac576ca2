package dev.gatehouse.expr.lib.text;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/** {@code System.Text.RegularExpressions.GroupCollection}: by number or name; a group unknown has not matched. */
public final class GroupCollection implements Iterable<Group> {
    private final List<Group> groups = new ArrayList<>();
    private final Map<String, Integer> names;
    private final Map<Integer, Integer> positions;

    GroupCollection(Match match, @Nullable Regex regex, @Nullable MatchResult result) {
        groups.add(match);
        if (regex == null || result == null) {
            names = Map.of();
            positions = Map.of(0, 0);
            return;
        }
        names = regex.compiled().names();
        positions = regex.positions();
        for (var number : positions.keySet()) {
            if (number == 0) continue;
            var java = regex.compiled().numbers().getOrDefault(number, 0);
            var start = result.start(java);
            var name = regex.groupName(number);
            groups.add(
                    start < 0
                            ? Group.failed(name)
                            : new Group(
                                    name,
                                    match.input(),
                                    true,
                                    start,
                                    result.end(java) - start,
                                    () -> regex.captures(match, java)));
        }
    }

    public int count() {
        return groups.size();
    }

    public Group item(int number) {
        var position = positions.get(number);
        return position == null ? Group.failed("") : groups.get(position);
    }

    /** Null where the pattern has no such group. */
    @Nullable
    Group find(String name) {
        var number = names.get(name);
        return number == null ? null : item(number);
    }

    public Group item(String name) {
        var group = find(name);
        return group == null ? Group.failed("") : group;
    }

    /** Whether the pattern has a group of that number. */
    boolean has(int number) {
        return positions.containsKey(number);
    }

    @Override
    public Iterator<Group> iterator() {
        return groups.iterator();
    }
}

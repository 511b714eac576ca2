package dev.gatehouse.expr.lib.net;

import dev.gatehouse.expr.lib.system.StringOrder;
import dev.gatehouse.expr.types.DotNetException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.Collections.Specialized.NameValueCollection}: names, in any case, with all of their values. Iterates over
 * the names.
 *
 * <p><b>Threading:</b> confined to one evaluation.
 */
public final class NameValues implements Iterable<@Nullable String> {
    private static final int MAX_NAMES = 100_000;

    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, Entry> byName = new HashMap<>();
    private final boolean form;

    private record Entry(@Nullable String name, List<String> values) {}

    /** @param form whether its text is a query, as of what {@code ParseQueryString} gives */
    public NameValues(boolean form) {
        this.form = form;
    }

    /** No name at all is another than the empty one. */
    private static String key(@Nullable String name) {
        return name == null ? "-" : "+" + StringOrder.upper(name);
    }

    private @Nullable Entry find(@Nullable String name) {
        return byName.get(key(name));
    }

    void add(@Nullable String name, @Nullable String value) {
        var entry = find(name);
        if (entry == null) {
            if (entries.size() >= MAX_NAMES) {
                throw new DotNetException(
                        "System.OutOfMemoryException", "Exception of type 'System.OutOfMemoryException' was thrown.");
            }
            entry = new Entry(name, new ArrayList<>());
            entries.add(entry);
            byName.put(key(name), entry);
        }
        if (value != null) entry.values.add(value);
    }

    void set(@Nullable String name, @Nullable String value) {
        var entry = find(name);
        if (entry == null) {
            add(name, value);
            return;
        }
        entry.values.clear();
        if (value != null) entry.values.add(value);
    }

    void remove(@Nullable String name) {
        var entry = byName.remove(key(name));
        if (entry != null) entries.removeIf(each -> isSame(each, entry));
    }

    @SuppressWarnings("ReferenceEquality") // there may be others with the same values
    private static boolean isSame(Entry one, Entry other) {
        return one == other;
    }

    void clear() {
        byName.clear();
        entries.clear();
    }

    int count() {
        return entries.size();
    }

    /** All values of a name. */
    @Nullable
    List<String> values(@Nullable String name) {
        var entry = find(name);
        return entry == null || entry.values.isEmpty() ? null : entry.values;
    }

    List<String> values(int index) {
        return at(index).values;
    }

    @Nullable
    String name(int index) {
        return at(index).name;
    }

    private Entry at(int index) {
        if (index < 0 || index >= entries.size()) throw DotNetException.argumentOutOfRange("index");
        return entries.get(index);
    }

    List<@Nullable String> names() {
        var names = new ArrayList<@Nullable String>();
        for (var entry : entries) names.add(entry.name);
        return names;
    }

    @Override
    public Iterator<@Nullable String> iterator() {
        return names().iterator();
    }

    @Override
    public String toString() {
        if (!form) return "System.Collections.Specialized.NameValueCollection";
        var out = new StringBuilder();
        for (var entry : entries) {
            for (var value : entry.values) {
                out.append(out.isEmpty() ? "" : "&");
                if (entry.name != null && !entry.name.isEmpty()) {
                    out.append(HttpUtilityType.UrlEncode(entry.name)).append('=');
                }
                out.append(HttpUtilityType.UrlEncode(value));
            }
        }
        return out.toString();
    }
}

package dev.gatehouse.http;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The header fields of one message: ordered, names without regard to case, repeated names kept.
 *
 * <p>Messages carry few fields, so a flat array that is searched from the front is faster than any
 * map and costs one allocation. Mutable; confined to one exchange.
 */
public final class Headers {
    /** Name, value, name, value, … */
    private String[] fields;

    private int used;

    public Headers() {
        this(16);
    }

    /** @param expected how many fields to make room for */
    public Headers(int expected) {
        fields = new String[Math.max(4, expected * 2)];
    }

    /** How many fields there are, repeated names counted each time. */
    public int size() {
        return used / 2;
    }

    public String name(int index) {
        return fields[index * 2];
    }

    public String value(int index) {
        return fields[index * 2 + 1];
    }

    /** The first value of {@code name}, or null. */
    public @Nullable String first(String name) {
        for (int i = 0; i < used; i += 2) {
            if (same(fields[i], name)) {
                return fields[i + 1];
            }
        }
        return null;
    }

    public boolean contains(String name) {
        return first(name) != null;
    }

    /** How many fields are called {@code name}. */
    public int count(String name) {
        int count = 0;
        for (int i = 0; i < used; i += 2) {
            if (same(fields[i], name)) {
                count++;
            }
        }
        return count;
    }

    /** Every value of {@code name}, in order; empty where there is none. */
    public List<String> all(String name) {
        List<String> values = new ArrayList<>(2);
        for (int i = 0; i < used; i += 2) {
            if (same(fields[i], name)) {
                values.add(fields[i + 1]);
            }
        }
        return values;
    }

    /** The values of {@code name} joined with a comma and no space, or null where there is none. */
    public @Nullable String joined(String name) {
        String first = null;
        StringBuilder rest = null;
        for (int i = 0; i < used; i += 2) {
            if (same(fields[i], name)) {
                if (first == null) {
                    first = fields[i + 1];
                } else {
                    rest = (rest == null ? new StringBuilder(first) : rest)
                            .append(',')
                            .append(fields[i + 1]);
                }
            }
        }
        return rest == null ? first : rest.toString();
    }

    public Headers add(String name, String value) {
        if (used == fields.length) {
            fields = Arrays.copyOf(fields, used * 2);
        }
        fields[used++] = name;
        fields[used++] = value;
        return this;
    }

    /** Makes {@code value} the only one of {@code name}; it takes the place of the first. */
    public Headers set(String name, String value) {
        for (int i = 0; i < used; i += 2) {
            if (same(fields[i], name)) {
                fields[i] = name;
                fields[i + 1] = value;
                removeFrom(i + 2, name);
                return this;
            }
        }
        return add(name, value);
    }

    /** Makes {@code values} the only ones of {@code name}. */
    public Headers set(String name, List<String> values) {
        remove(name);
        values.forEach(value -> add(name, value));
        return this;
    }

    public Headers remove(String name) {
        removeFrom(0, name);
        return this;
    }

    /**
     * Removes fields that some servers take for {@code name}, though it is another name: those with
     * {@code _} or {@code .} where it has {@code -}, and the like.
     */
    public Headers removeLookalikes(String name) {
        for (int i = 0; i < used; i += 2) {
            if (looksLike(fields[i], name)) {
                var other = fields[i];
                removeFrom(i, other);
                i -= 2;
            }
        }
        return this;
    }

    public Headers clear() {
        Arrays.fill(fields, 0, used, null);
        used = 0;
        return this;
    }

    public Headers copy() {
        var copy = new Headers(0);
        copy.fields = Arrays.copyOf(fields, fields.length);
        copy.used = used;
        return copy;
    }

    public void forEach(BiConsumer<String, String> action) {
        for (int i = 0; i < used; i += 2) {
            action.accept(fields[i], fields[i + 1]);
        }
    }

    /** The names, each once, as first written. */
    public List<String> names() {
        List<String> names = new ArrayList<>(size());
        for (int i = 0; i < used; i += 2) {
            var name = fields[i];
            if (names.stream().noneMatch(known -> same(known, name))) {
                names.add(name);
            }
        }
        return names;
    }

    @SuppressWarnings("ReferenceEquality") // a shortcut before the real comparison
    private static boolean same(String left, String right) {
        return left == right || (left.length() == right.length() && left.equalsIgnoreCase(right));
    }

    private static boolean looksLike(String left, String right) {
        if (left.length() != right.length()) {
            return false;
        }
        boolean differs = false;
        for (int i = 0; i < left.length(); i++) {
            char a = left.charAt(i);
            char b = right.charAt(i);
            if (a == b || Character.toLowerCase(a) == Character.toLowerCase(b)) {
                continue;
            }
            if (!isSeparator(a) || !isSeparator(b)) {
                return false;
            }
            differs = true;
        }
        return differs;
    }

    private static boolean isSeparator(char c) {
        return c == '-' || c == '_' || c == '.';
    }

    @SuppressWarnings("NullAway") // the array's tail holds nulls by design
    private void removeFrom(int start, String name) {
        int to = start;
        for (int i = start; i < used; i += 2) {
            if (!same(fields[i], name)) {
                fields[to] = fields[i];
                fields[to + 1] = fields[i + 1];
                to += 2;
            }
        }
        Arrays.fill(fields, to, used, null);
        used = to;
    }

    @Override
    public String toString() {
        var text = new StringBuilder();
        forEach((name, value) -> text.append(name).append(": ").append(value).append('\n'));
        return text.toString();
    }
}

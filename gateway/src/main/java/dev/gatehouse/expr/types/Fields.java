package dev.gatehouse.expr.types;

import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** A value of an anonymous type (with names) or a tuple (without). */
public final class Fields {
    private final List<String> names;
    private final @Nullable Object[] values;

    public Fields(List<String> names, @Nullable Object... values) {
        this.names = names;
        this.values = values;
    }

    /** The names of an anonymous type; empty for a tuple. */
    public List<String> names() {
        return names;
    }

    /** The field's boxed value. */
    public @Nullable Object get(int index) {
        return values[index];
    }

    public int size() {
        return values.length;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Fields fields && fields.names.equals(names) && Arrays.equals(fields.values, values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    /** {@code { A = 1, B = x }} or {@code (1, x)}. */
    @Override
    public String toString() {
        if (names.isEmpty()) {
            var text = new StringJoiner(", ", "(", ")");
            for (var value : values) {
                text.add(Text.of(value));
            }
            return text.toString();
        }
        var text = new StringJoiner(", ", "{ ", " }");
        for (int i = 0; i < values.length; i++) {
            text.add(names.get(i) + " = " + Text.of(values[i]));
        }
        return text.toString();
    }
}

package dev.gatehouse.expr.types;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** A value of an anonymous type or a tuple; both compare by their fields. Immutable. */
public final class Fields implements Comparable<Fields> {
    private static final List<String> TUPLE = List.of();

    private final List<String> names;
    private final @Nullable Object[] values;
    private final boolean tuple;

    /** @param values boxed; not copied */
    public Fields(List<String> names, @Nullable Object... values) {
        this.names = names;
        this.values = values;
        this.tuple = names.isEmpty() && values.length > 0;
    }

    /** A tuple. */
    public static Fields tuple(@Nullable Object... values) {
        return new Fields(TUPLE, values);
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

    /** Full .NET name, as far as it is known. */
    String typeName() {
        return (tuple ? "System.ValueTuple`" : "<>f__AnonymousType0`") + values.length;
    }

    /** {@code CompareTo} of a tuple: the first field that differs decides. */
    public static int compare(Fields self, @Nullable Object other) {
        if (other == null) {
            return 1;
        }
        if (!(other instanceof Fields fields) || fields.size() != self.size()) {
            throw DotNetException.argument("Argument must be of type '" + self.typeName() + "'.");
        }
        return self.compareTo(fields);
    }

    @Override
    public int compareTo(Fields other) {
        if (!tuple) {
            throw DotNetException.argument("At least one object must implement IComparable.");
        }
        for (int i = 0; i < Math.min(values.length, other.values.length); i++) {
            int order = compareFields(values[i], other.values[i]);
            if (order != 0) {
                return order < 0 ? -1 : 1;
            }
        }
        return Integer.compare(values.length, other.values.length);
    }

    @SuppressWarnings("unchecked") // .NET compares what says that it can be compared
    private static int compareFields(@Nullable Object left, @Nullable Object right) {
        if (left == null || right == null) {
            return Boolean.compare(left != null, right != null);
        }
        if (left instanceof Comparable<?> comparable) {
            return ((Comparable<Object>) comparable).compareTo(right);
        }
        throw DotNetException.argument("At least one object must implement IComparable.");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Fields fields && fields.names.equals(names) && Arrays.equals(fields.values, values);
    }

    @Override
    public int hashCode() {
        return Objects.hash(names.size(), Arrays.hashCode(values));
    }

    /** {@code { A = 1, B = x }} or {@code (1, x)}. */
    @Override
    public String toString() {
        if (tuple) {
            var text = new StringJoiner(", ", "(", ")");
            for (var value : values) {
                text.add(Text.of(value));
            }
            return text.toString();
        }
        if (values.length == 0) {
            return "{ }";
        }
        var text = new StringJoiner(", ", "{ ", " }");
        for (int i = 0; i < values.length; i++) {
            text.add(names.get(i) + " = " + Text.of(values[i]));
        }
        return text.toString();
    }
}

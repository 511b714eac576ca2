package dev.gatehouse.expr.types;

import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A .NET array of several dimensions, {@code T[,]}. Confined to one evaluation.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/csharp/language-reference/builtin-types/arrays">Arrays</a>
 */
public final class Grid implements Iterable<@Nullable Object> {
    private final TypeToken<?> element;
    private final int[] lengths;
    private final Object items;

    private Grid(TypeToken<?> element, int[] lengths, Object items) {
        this.element = element;
        this.lengths = lengths;
        this.items = items;
    }

    /** {@code new T[a, b]}, filled with the default. */
    public static Grid create(TypeToken<?> element, int[] lengths) {
        long size = 1;
        for (int length : lengths) {
            size *= length;
            if (length < 0 || size > Integer.MAX_VALUE) {
                throw DotNetException.overflow("Arithmetic operation resulted in an overflow.");
            }
        }
        return new Grid(element, lengths.clone(), element.newArray(Growth.array((int) size)));
    }

    /** {@code new T[,] { … }}: the elements row by row. */
    public static Grid of(TypeToken<?> element, int[] lengths, Object items) {
        return new Grid(element, lengths.clone(), items);
    }

    public static @Nullable Object get(Grid self, int[] at) {
        return Arrays.get(self.items, self.place(at));
    }

    public static void set(Grid self, int[] at, @Nullable Object value) {
        Arrays.set(self.items, self.place(at), value);
    }

    private int place(int[] at) {
        int place = 0;
        for (int i = 0; i < lengths.length; i++) {
            if (at[i] < 0 || at[i] >= lengths[i]) {
                throw DotNetException.indexOutOfRange();
            }
            place = place * lengths[i] + at[i];
        }
        return place;
    }

    public static int length(Grid self) {
        return Arrays.length(self.items);
    }

    public static int rank(Grid self) {
        return self.lengths.length;
    }

    /** {@code GetLength}. */
    public static int length(Grid self, int dimension) {
        if (dimension < 0 || dimension >= self.lengths.length) {
            throw DotNetException.indexOutOfRange();
        }
        return self.lengths[dimension];
    }

    /** {@code GetUpperBound}. */
    public static int upperBound(Grid self, int dimension) {
        return length(self, dimension) - 1;
    }

    /** {@code GetLowerBound}. */
    public static int lowerBound(Grid self, int dimension) {
        length(self, dimension);
        return 0;
    }

    /** Full .NET name of the array's type. */
    String typeName() {
        return element.name() + "[" + ",".repeat(lengths.length - 1) + "]";
    }

    @Override
    public Iterator<@Nullable Object> iterator() {
        List<@Nullable Object> list = Arrays.list(items);
        return list.iterator();
    }

    @Override
    public String toString() {
        return typeName();
    }
}

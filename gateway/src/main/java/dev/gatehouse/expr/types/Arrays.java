package dev.gatehouse.expr.types;

import java.lang.reflect.Array;
import java.util.AbstractList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.RandomAccess;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * .NET arrays as Java arrays. {@code bool[] char[] short[] int[] long[] float[] double[]} are Java's,
 * {@code byte[]} is Java's {@code byte[]} (read as unsigned); {@code ushort[] uint[] ulong[]} are arrays
 * of their boxes, {@code sbyte[]} is {@code Byte[]}, all others are arrays of the values' class.
 */
public final class Arrays {
    private Arrays() {}

    public static int length(Object array) {
        return Array.getLength(array);
    }

    /** The element, boxed as its .NET type. */
    public static @Nullable Object get(Object array, int index) {
        // The frequent ones first: reflection costs several times as much.
        return switch (array) {
            case Object[] items -> items[index];
            case int[] items -> items[index];
            case byte[] items -> new UInt8(items[index]);
            case char[] items -> items[index];
            default -> Array.get(array, index);
        };
    }

    /** Stores a boxed value. */
    public static void set(Object array, int index, @Nullable Object value) {
        if (array instanceof byte[] bytes && value instanceof UInt8 unsigned) {
            bytes[index] = unsigned.bits();
        } else if (array instanceof int[] numbers && value instanceof Integer number) {
            numbers[index] = number;
        } else {
            Array.set(array, index, value);
        }
    }

    /** A new array of the same type: as many of the elements as fit, then Java's zeros and nulls. */
    public static Object copyOf(Object array, int length) {
        var copy = Array.newInstance(array.getClass().getComponentType(), length);
        System.arraycopy(array, 0, copy, 0, Math.min(length, length(array)));
        return copy;
    }

    /** The array as a fixed-size list that writes through: what a conversion to {@code IEnumerable} or {@code IList} gives. */
    @SuppressWarnings("unchecked") // the elements are what the array holds
    public static <T extends @Nullable Object> List<T> list(Object array) {
        return (List<T>) new View(array);
    }

    /** The array behind what {@link #list} gave; anything else as it is. */
    public static @Nullable Object unwrap(@Nullable Object value) {
        return value instanceof View view ? view.array : value;
    }

    private static final class View extends AbstractList<@Nullable Object> implements RandomAccess {
        private final Object array;

        private View(Object array) {
            this.array = array;
        }

        @Override
        public @Nullable Object get(int index) {
            return Arrays.get(array, index);
        }

        @Override
        public @Nullable Object set(int index, @Nullable Object value) {
            var old = Arrays.get(array, index);
            Arrays.set(array, index, value);
            return old;
        }

        @Override
        public int size() {
            return Array.getLength(array);
        }

        @Override
        public Iterator<@Nullable Object> iterator() {
            return new Elements(array);
        }

        @Override
        public void forEach(Consumer<? super @Nullable Object> action) {
            switch (array) {
                case int[] numbers -> {
                    for (int number : numbers) {
                        action.accept(number);
                    }
                }
                case Object[] items -> {
                    for (Object item : items) {
                        action.accept(item);
                    }
                }
                default -> super.forEach(action);
            }
        }
    }

    private static final class Elements implements Iterator<@Nullable Object> {
        private final Object array;
        private final int length;
        private int next;

        private Elements(Object array) {
            this.array = array;
            this.length = Array.getLength(array);
        }

        @Override
        public boolean hasNext() {
            return next < length;
        }

        @Override
        public @Nullable Object next() {
            if (next >= length) throw new NoSuchElementException();
            return Arrays.get(array, next++);
        }
    }
}

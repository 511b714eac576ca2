package dev.gatehouse.expr.types;

/**
 * How much memory one evaluation may ask for, so that no expression takes the gateway's. A rough count that only goes up:
 * larger texts, arrays and collections as they grow, whether or not they are still in use. Small values are not
 * counted: a loop has an end anyway ({@link Budget}).
 *
 * <p><b>Threading:</b> an evaluation stays on one thread, and the count is that thread's.
 */
public final class Growth {
    /** What one value may have, in bytes or characters. */
    public static final int MAX_ONCE = 64 << 20;

    private static final long MAX_TOTAL = 512L << 20;
    private static final int SMALL = 256;
    private static final int ITEMS = 1024;
    /** What an item of a collection takes, with its slot; a usual one. */
    private static final int ITEM_BYTES = 128;

    private static final ThreadLocal<Growth> COUNT = ThreadLocal.withInitial(Growth::new);

    /** Whether a thread has ever counted: until then, an evaluation need not look for its count. */
    private static boolean used;

    private long total;

    private Growth() {}

    /** An evaluation starts. */
    public static void begin() {
        if (used) {
            COUNT.get().total = 0;
        }
    }

    /**
     * Something of so many bytes, or characters, is about to be made.
     *
     * @throws DotNetException OutOfMemoryException if it is too large by itself
     * @throws Budget.Exhausted if it is too much together with what was made before
     */
    public static void bytes(long count) {
        if (count >= SMALL) {
            limit(count);
            add(count);
        }
    }

    /** A collection that has so many items is about to get another one. Throws as {@link #bytes} does. */
    public static void item(int before) {
        if (before % ITEMS == ITEMS - 1) {
            add((long) ITEMS * ITEM_BYTES);
        }
    }

    /**
     * The length of an array that is about to be made.
     *
     * @throws DotNetException OverflowException if it is negative, and as {@link #bytes} does
     */
    public static int array(int length) {
        if (length < 0) {
            throw DotNetException.overflow("Arithmetic operation resulted in an overflow.");
        }
        bytes((long) length * Long.BYTES);
        return length;
    }

    /** @throws DotNetException OutOfMemoryException if one value may not have so many bytes or characters */
    public static void limit(long count) {
        if (count > MAX_ONCE) {
            throw new DotNetException(
                    "System.OutOfMemoryException", "Exception of type 'System.OutOfMemoryException' was thrown.");
        }
    }

    private static void add(long count) {
        used = true;
        var growth = COUNT.get();
        growth.total += count;
        if (growth.total > MAX_TOTAL) {
            throw new Budget.Exhausted("System.OutOfMemoryException", "The expression needs too much memory.");
        }
    }
}

package dev.gatehouse.http;

import java.util.Arrays;

/**
 * The beginning of a body that passes by, as many bytes as somebody wants to keep. Confined to its exchange.
 *
 * <p>Of a body that is sent again, the last one counts: see {@link #restart}.
 */
public final class Excerpt {
    private static final int FIRST = 1024;

    private final int limit;
    private byte[] bytes = {};
    private int size;
    private boolean cut;

    /** @param limit bytes to keep */
    public Excerpt(int limit) {
        this.limit = limit;
    }

    /** How many more bytes it takes. */
    public int wanted() {
        return limit - size;
    }

    /**
     * Makes room for more.
     *
     * @param available bytes that have come
     * @return how many of them belong at {@link #size()} of {@link #array()}, to be told to {@link #added}
     */
    public int room(int available) {
        int taken = Math.min(available, wanted());
        cut |= taken < available;
        if (size + taken > bytes.length) {
            bytes = Arrays.copyOf(
                    bytes, Math.clamp(Math.max(size + taken, bytes.length * 2L), FIRST, Math.max(limit, FIRST)));
        }
        return taken;
    }

    /** Where bytes go that {@link #room} was made for. */
    public byte[] array() {
        return bytes;
    }

    /** So many bytes have been put into {@link #array()}. */
    public void added(int count) {
        size += count;
    }

    /** Takes what it can of a body in memory. */
    public void add(byte[] body) {
        int taken = room(body.length);
        System.arraycopy(body, 0, bytes, size, taken);
        added(taken);
    }

    /** Another body comes instead. */
    public void restart() {
        size = 0;
        cut = false;
    }

    /** Bytes kept. */
    public int size() {
        return size;
    }

    /** Whether the body was longer. */
    public boolean isCut() {
        return cut;
    }
}

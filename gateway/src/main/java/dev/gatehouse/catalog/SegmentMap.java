package dev.gatehouse.catalog;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds a value by a part of a path, without cutting the part out. ASCII letters are compared without regard to case, as
 * API Management compares paths. Immutable.
 */
final class SegmentMap<V> {
    private final @Nullable String[] keys;
    private final @Nullable Object[] values;
    private final int mask;

    SegmentMap(Map<String, V> entries) {
        int size = Integer.highestOneBit(Math.max(1, entries.size()) * 2 - 1) * 2;
        keys = new String[size];
        values = new Object[size];
        mask = size - 1;
        entries.forEach((key, value) -> {
            int slot = hash(key, 0, key.length()) & mask;
            while (keys[slot] != null) {
                slot = (slot + 1) & mask;
            }
            keys[slot] = key;
            values[slot] = value;
        });
    }

    /** The value of the characters {@code from..to} of {@code text}, or null. */
    @SuppressWarnings("unchecked") // only values of this type were put in
    @Nullable
    V get(String text, int from, int to) {
        int slot = hash(text, from, to) & mask;
        for (String key = keys[slot]; key != null; key = keys[slot]) {
            if (same(key, text, from, to)) {
                return (V) values[slot];
            }
            slot = (slot + 1) & mask;
        }
        return null;
    }

    private static int hash(String text, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = hash * 31 + lower(text.charAt(i));
        }
        return hash ^ (hash >>> 16);
    }

    static boolean same(String key, String text, int from, int to) {
        if (key.length() != to - from) {
            return false;
        }
        for (int i = 0; i < key.length(); i++) {
            if (lower(key.charAt(i)) != lower(text.charAt(from + i))) {
                return false;
            }
        }
        return true;
    }

    static char lower(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
    }
}

package dev.gatehouse.catalog;

import org.jspecify.annotations.Nullable;

/** Looks into the query of a request as it stands on the wire. Names are compared without regard to case. */
final class Query {
    private Query() {}

    /** The first value of {@code name}, decoded, or null. */
    static @Nullable String first(String query, String name) {
        int at = find(query, name, 0);
        return at < 0 ? null : value(query, at);
    }

    /** Whether any value of {@code name} is {@code value}, without regard to case. */
    static boolean has(String query, String name, String value) {
        for (int at = find(query, name, 0); at >= 0; at = find(query, name, end(query, at) + 1)) {
            if (value(query, at).equalsIgnoreCase(value)) {
                return true;
            }
        }
        return false;
    }

    /** Where the next argument called {@code name} starts, from {@code at} on; -1 if there is none. */
    private static int find(String query, String name, int at) {
        int from = at;
        while (from < query.length()) {
            int end = end(query, from);
            if (isCalled(query, from, nameEnd(query, from, end), name)) {
                return from;
            }
            from = end + 1;
        }
        return -1;
    }

    private static boolean isCalled(String query, int from, int to, String name) {
        if (to - from == name.length()) {
            return query.regionMatches(true, from, name, 0, name.length());
        }
        // An escaped name is longer, and means the same.
        return to - from > name.length()
                && query.indexOf('%', from) >= 0
                && Percent.decodeQuery(query, from, to).equalsIgnoreCase(name);
    }

    private static String value(String query, int at) {
        int end = end(query, at);
        int equals = nameEnd(query, at, end);
        return equals == end ? "" : Percent.decodeQuery(query, equals + 1, end);
    }

    private static int nameEnd(String query, int from, int end) {
        int equals = query.indexOf('=', from);
        return equals < 0 || equals > end ? end : equals;
    }

    private static int end(String query, int from) {
        int ampersand = query.indexOf('&', from);
        return ampersand < 0 ? query.length() : ampersand;
    }
}

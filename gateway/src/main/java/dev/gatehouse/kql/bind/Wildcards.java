package dev.gatehouse.kql.bind;

/** Names with stars. */
final class Wildcards {
    private Wildcards() {}

    /** Whether {@code name} is {@code pattern} with any text for each star. In linear time for each star. */
    static boolean matches(String pattern, String name) {
        var parts = pattern.split("\\*", -1);
        if (parts.length == 1) {
            return pattern.equals(name);
        }
        var last = parts[parts.length - 1];
        if (!name.startsWith(parts[0]) || !name.endsWith(last)) {
            return false;
        }
        int at = parts[0].length();
        for (int i = 1; i < parts.length - 1; i++) {
            int found = name.indexOf(parts[i], at);
            if (found < 0) {
                return false;
            }
            at = found + parts[i].length();
        }
        return at + last.length() <= name.length();
    }
}

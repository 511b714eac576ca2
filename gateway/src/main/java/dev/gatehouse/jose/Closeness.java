package dev.gatehouse.jose;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** In what two texts that should be equal differ, where it is so little that somebody may have meant the same. */
final class Closeness {
    /** @param apply makes texts equal that differ in no more than {@code name} */
    private record Trifle(String name, UnaryOperator<String> apply) {}

    private static final List<Trifle> TRIFLES = List.of(
            new Trifle("in white space around it", String::strip),
            new Trifle("in quotation marks around it", text -> text.replaceAll("^[\"']|[\"']$", "")),
            new Trifle("by a trailing slash", text -> text.endsWith("/") ? text.substring(0, text.length() - 1) : text),
            new Trifle("in case", text -> text.toLowerCase(Locale.ROOT)),
            new Trifle("by the prefix api://", text -> text.startsWith("api://") ? text.substring(6) : text),
            new Trifle("by http and https", text -> text.startsWith("http://") ? "https" + text.substring(4) : text),
            new Trifle(
                    "by the path /.default",
                    text -> text.endsWith("/.default") ? text.substring(0, text.length() - 9) : text));

    /** "differs only by a trailing slash" of the first pair of which that can be said; else empty. */
    static String of(Collection<String> expected, Collection<String> got) {
        for (String one : expected) {
            for (String other : got) {
                String difference = difference(one, other);
                if (!difference.isEmpty()) {
                    return difference;
                }
            }
        }
        return "";
    }

    private static String difference(String one, String other) {
        String left = one;
        String right = other;
        var names = new ArrayList<String>(2);
        for (Trifle trifle : TRIFLES) {
            String nextLeft = trifle.apply.apply(left);
            String nextRight = trifle.apply.apply(right);
            // A trifle that both have is none between them.
            if (!nextLeft.equals(left) != !nextRight.equals(right)
                    || (nextLeft.equals(nextRight) && !left.equals(right))) {
                names.add(trifle.name);
            }
            left = nextLeft;
            right = nextRight;
        }
        return left.equals(right) && !names.isEmpty() && !left.isEmpty()
                ? "differs only " + String.join(" and ", names)
                        + (one.length() + other.length() > 80 ? ": '" + one + "'" : "")
                : "";
    }

    private Closeness() {}
}

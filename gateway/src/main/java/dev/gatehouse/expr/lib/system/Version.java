package dev.gatehouse.expr.lib.system;

import dev.gatehouse.expr.types.DotNetException;
import java.util.Comparator;

/**
 * {@code System.Version}.
 *
 * @param build -1 if the version has none
 * @param revision -1 if the version has none
 */
public record Version(int major, int minor, int build, int revision) implements Comparable<Version> {
    private static final Comparator<Version> ORDER = Comparator.comparingInt(Version::major)
            .thenComparingInt(Version::minor)
            .thenComparingInt(Version::build)
            .thenComparingInt(Version::revision);

    /** How many numbers it has, two to four. */
    int fields() {
        return build < 0 ? 2 : revision < 0 ? 3 : 4;
    }

    /** The first numbers, joined by dots. */
    String text(int fields) {
        if (fields < 0 || fields > fields()) {
            throw DotNetException.argument(
                    "Argument must be between 0 and " + fields() + ".\nParameter name: fieldCount");
        }
        int[] numbers = {major, minor, build, revision};
        var text = new StringBuilder();
        for (int i = 0; i < fields; i++) text.append(i == 0 ? "" : ".").append(numbers[i]);
        return text.toString();
    }

    @Override
    public int compareTo(Version other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return text(fields());
    }
}

package dev.gatehouse.jose;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A claim that a token must have, and the values it must have there. Names and values are compared
 * character by character.
 *
 * @param all whether each of {@code values} must be among the claim's, rather than at least one
 * @param separator splits each value of the claim into several; null for no splitting
 * @param values none if it is enough that the claim has any
 */
public record RequiredClaim(
        String name, boolean all, @Nullable String separator, List<String> values) {
    public RequiredClaim {
        values = List.copyOf(values);
    }

    /** Whether {@code jwt} has the claim at all; null and empty arrays are no values. */
    boolean isPresent(Jwt jwt) {
        return jwt.values(name).length > 0;
    }

    boolean isMet(Jwt jwt) {
        if (values.isEmpty()) {
            return true;
        }
        List<String> actual = actual(jwt.values(name));
        for (String value : values) {
            if (actual.contains(value) != all) {
                return !all;
            }
        }
        return all;
    }

    private List<String> actual(String[] texts) {
        if (separator == null || separator.isEmpty()) {
            return Arrays.asList(texts);
        }
        var parts = new ArrayList<String>();
        for (String text : texts) {
            int start = 0;
            for (int end = text.indexOf(separator); end >= 0; end = text.indexOf(separator, start)) {
                parts.add(text.substring(start, end));
                start = end + separator.length();
            }
            parts.add(text.substring(start));
        }
        return parts;
    }
}

package dev.gatehouse.artifacts;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values that a folder of artifacts leaves out: secrets, and what lies in a key vault. They also win over what the
 * folder does say, so that one folder serves several places. Called from the thread that loads.
 */
@FunctionalInterface
public interface SecretValues {
    /** None at all. */
    SecretValues NONE = _ -> null;

    /** The value of the named value with this display name, or null. */
    @Nullable
    String value(String displayName);

    /** Those in environment variables, see {@link #variable}. */
    static SecretValues environment(Map<String, String> environment) {
        var copy = Map.copyOf(environment);
        return displayName -> copy.get(variable(displayName));
    }

    /** The variable of a named value: {@code GATEHOUSE_NAMED_VALUE_PARTNER_KEY} for {@code partner-key}. */
    static String variable(String displayName) {
        var name = new StringBuilder("GATEHOUSE_NAMED_VALUE_");
        for (char c : displayName.toUpperCase(Locale.ROOT).toCharArray()) {
            name.append((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ? c : '_');
        }
        return name.toString();
    }
}

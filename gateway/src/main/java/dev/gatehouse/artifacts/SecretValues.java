package dev.gatehouse.artifacts;

import org.jspecify.annotations.Nullable;

/**
 * Values that a folder of artifacts leaves out: secrets, and what lies in a key vault. They also win over what the
 * folder does say, so that one folder serves several places. Asked once per load; called from the thread that loads.
 */
@FunctionalInterface
public interface SecretValues {
    /** None at all. */
    SecretValues NONE = _ -> null;

    /** The value of the named value with this display name, or null. */
    @Nullable
    String value(String displayName);
}

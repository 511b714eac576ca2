package dev.gatehouse.policy;

import dev.gatehouse.model.Backend;
import dev.gatehouse.model.Certificate;
import dev.gatehouse.xml.Document;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a document may refer to by id. Implementations are immutable. */
public interface Surroundings {
    /** The policy fragment, read, with named values in place; null where there is none. */
    @Nullable
    Document fragment(String id);

    @Nullable
    Backend backend(String id);

    /** The certificates by their ids. */
    default Map<String, Certificate> certificates() {
        return Map.of();
    }

    /**
     * Whether nothing but the document is at hand, as in {@code check --bare}: what it refers to and
     * cannot be found is then a warning.
     */
    default boolean isBare() {
        return false;
    }
}

package dev.gatehouse.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A subscription and its two keys, equal in effect. Its dates are for audit only: only {@code active}
 * decides.
 *
 * @param key the key that this call carried
 * @param user its owner, null for a standalone subscription
 */
public record Subscription(
        String id,
        String name,
        String key,
        String primaryKey,
        String secondaryKey,
        Instant createdDate,
        @Nullable Instant startDate,
        @Nullable Instant endDate,
        @Nullable User user) {
    /** Never the keys: a subscription may end up in a message or a log. */
    @Override
    public String toString() {
        return "Subscription[" + id + "]";
    }
}

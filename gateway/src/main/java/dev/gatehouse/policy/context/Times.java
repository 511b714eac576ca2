package dev.gatehouse.policy.context;

import dev.gatehouse.expr.lib.system.DateTime;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Moments as .NET has them. */
final class Times {
    private Times() {}

    static @Nullable DateTime of(@Nullable Instant instant) {
        return instant == null ? null : DateTime.of(instant);
    }
}

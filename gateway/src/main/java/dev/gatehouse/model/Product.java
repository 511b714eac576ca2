package dev.gatehouse.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A product: a set of APIs that are offered together.
 *
 * @param published makes no difference at run time
 * @param apiIds ids of its APIs
 * @param groups who may see it
 */
public record Product(
        String id,
        String name,
        boolean approvalRequired,
        boolean subscriptionRequired,
        @Nullable Integer subscriptionsLimit,
        boolean published,
        List<String> apiIds,
        List<Group> groups) {
    public Product {
        apiIds = List.copyOf(apiIds);
        groups = List.copyOf(groups);
    }
}

package dev.gatehouse.catalog;

import dev.gatehouse.model.Subscription;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All keys of all subscriptions. A key is looked up by its hash, and then compared in a time that does not depend on
 * where it differs. Immutable.
 */
final class SubscriptionKeys {
    private final @Nullable Key[] slots;
    private final int mask;

    /** A key, and the subscription as it is seen by a call that carries it. */
    record Key(String text, Subscription subscription, Grant grant) {}

    /** @throws IllegalArgumentException if two subscriptions share a key */
    SubscriptionKeys(List<Grant> grants) {
        int size = Integer.highestOneBit(Math.max(1, grants.size() * 2)) * 4;
        slots = new Key[size];
        mask = size - 1;
        for (var grant : grants) {
            var subscription = grant.subscription();
            put(subscription.primaryKey(), grant);
            if (!subscription.secondaryKey().equals(subscription.primaryKey())) {
                put(subscription.secondaryKey(), grant);
            }
        }
    }

    private void put(String text, Grant grant) {
        if (text.isEmpty()) {
            return;
        }
        var clash = find(text);
        if (clash != null) {
            throw new IllegalArgumentException("subscriptions '%s' and '%s' have a key in common"
                    .formatted(clash.subscription.id(), grant.subscription().id()));
        }
        int slot = slot(text);
        while (slots[slot] != null) {
            slot = (slot + 1) & mask;
        }
        var base = grant.subscription();
        var carried = new Subscription(
                base.id(),
                base.name(),
                text,
                base.primaryKey(),
                base.secondaryKey(),
                base.createdDate(),
                base.startDate(),
                base.endDate(),
                base.user());
        slots[slot] = new Key(text, carried, grant);
    }

    @Nullable
    Key find(String text) {
        for (int slot = slot(text); ; slot = (slot + 1) & mask) {
            var key = slots[slot];
            if (key == null || same(key.text, text)) {
                return key;
            }
        }
    }

    private int slot(String text) {
        int hash = text.hashCode();
        return (hash ^ (hash >>> 16)) & mask;
    }

    private static boolean same(String known, String given) {
        int difference = known.length() ^ given.length();
        int length = Math.min(known.length(), given.length());
        for (int i = 0; i < length; i++) {
            difference |= known.charAt(i) ^ given.charAt(i);
        }
        return difference == 0;
    }
}

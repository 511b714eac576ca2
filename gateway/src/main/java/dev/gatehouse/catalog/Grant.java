package dev.gatehouse.catalog;

import dev.gatehouse.model.Subscription;

/**
 * What the keys of a subscription open.
 *
 * @param subscription as its primary key shows it
 * @param active whether its state lets calls in; its dates do not matter
 */
public record Grant(Subscription subscription, Scope scope, boolean active) {
    /** Where a subscription's keys are good. */
    public sealed interface Scope {
        /** Every API: {@code /apis}, and the built-in all-access subscription. */
        record AllApis() implements Scope {}

        /** One API in all its revisions. */
        record OneApi(String apiId) implements Scope {}

        /** The APIs of one product. */
        record OneProduct(String productId) implements Scope {}
    }
}

/**
 * An API Management instance at one moment, and what a request means to it: which API, revision and version, which
 * operation, on whose account, through which pipeline.
 *
 * <p>Start with {@link Catalog#resolve}: the order of the questions is there. {@link Matcher} finds operations and can
 * be used alone; {@link SubscriptionKeys} knows the keys; {@link CatalogBuilder} puts everything together, once, at
 * load. Nothing here changes afterwards.
 */
@NullMarked
package dev.gatehouse.catalog;

import org.jspecify.annotations.NullMarked;

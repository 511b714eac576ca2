/**
 * The entities of an API Management service as values: APIs, operations, products, subscriptions.
 * What a folder of artifacts says becomes these records; the expressions' {@code context} shows them.
 *
 * <p>Start with {@link Api}.
 *
 * @see <a href="https://learn.microsoft.com/rest/api/apimanagement/">API Management REST API</a>
 */
@NullMarked
package dev.gatehouse.model;

import org.jspecify.annotations.NullMarked;

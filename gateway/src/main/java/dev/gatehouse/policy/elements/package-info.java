/**
 * The policies: one file for each element, registered with {@code @AutoService(Policy.class)}.
 *
 * <p>Start with {@link dev.gatehouse.policy.elements.SetVariable}; what {@code set-header},
 * {@code set-body} and {@code set-status} do is an {@link dev.gatehouse.policy.elements.Edit}, so that
 * {@code return-response} can hold them as children.
 */
@NullMarked
package dev.gatehouse.policy.elements;

import org.jspecify.annotations.NullMarked;

package dev.gatehouse.catalog;

import dev.gatehouse.model.Api;
import dev.gatehouse.model.Operation;
import dev.gatehouse.model.Product;
import dev.gatehouse.policy.Pipeline;
import dev.gatehouse.policy.Target;
import org.jspecify.annotations.Nullable;

/**
 * All that applies to calls of an operation, whoever calls.
 *
 * @param operation null for the policy of the API, which applies to all of its operations
 * @param product in whose context it is; null for none
 * @param target the backend of the API; null where the artifacts name none
 */
public record EffectivePolicy(
        Api api,
        @Nullable Operation operation,
        @Nullable Product product,
        Pipeline pipeline,
        @Nullable Target target) {}

package dev.gatehouse.policy.context;

import dev.gatehouse.expr.types.ReadOnlyDictionary;

/**
 * What {@code get-authorization-context} puts into a variable.
 *
 * @param accessToken of the provider
 * @param claims what came along with it
 */
public record Authorization(String accessToken, ReadOnlyDictionary<String, Object> claims) {}

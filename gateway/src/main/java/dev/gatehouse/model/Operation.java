package dev.gatehouse.model;

/**
 * An operation of an API.
 *
 * @param id the resource name: the specification's {@code operationId}
 * @param name the display name
 * @param method an HTTP method, upper case
 * @param urlTemplate path below the API's path, {@code /customers/{id}}, with a query part where it takes part in matching
 */
public record Operation(String id, String name, String method, String urlTemplate) {}

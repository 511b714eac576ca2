package dev.gatehouse.policy.context;

import dev.gatehouse.expr.types.ReadOnlyDictionary;

/** What a resolver of GraphQL fields is called with; this gateway has no resolvers. */
public record GraphQL(ReadOnlyDictionary<String, Object> arguments, ReadOnlyDictionary<String, Object> parent) {}

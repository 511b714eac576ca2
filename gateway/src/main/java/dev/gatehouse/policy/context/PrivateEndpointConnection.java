package dev.gatehouse.policy.context;

/** The private endpoint of Azure that a request came through; none comes so here. */
public record PrivateEndpointConnection(String name, String groupId, String memberName) {}

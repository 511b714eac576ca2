package dev.gatehouse.policy.context;

/** A workspace of an API Management service; this gateway serves none, so nothing is in one. */
public record Workspace(String id, String name) {}

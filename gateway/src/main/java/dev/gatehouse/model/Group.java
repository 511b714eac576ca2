package dev.gatehouse.model;

/** A group of users. */
public record Group(String id, String name) {}

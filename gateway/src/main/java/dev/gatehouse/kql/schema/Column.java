package dev.gatehouse.kql.schema;

/** A column of a table or of a result. Names differ by case too. */
public record Column(String name, Type type) {}

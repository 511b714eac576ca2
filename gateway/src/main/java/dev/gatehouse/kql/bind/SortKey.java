package dev.gatehouse.kql.bind;

/** A column that rows are ordered by. */
public record SortKey(Field field, boolean descending, boolean nullsFirst) {}

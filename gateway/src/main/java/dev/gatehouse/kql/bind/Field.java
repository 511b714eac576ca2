package dev.gatehouse.kql.bind;

import dev.gatehouse.kql.schema.Type;

/**
 * A column of a stage. It stays the same through all stages that do not change its values; two of the
 * same name and type are still different columns.
 *
 * @param id unlike that of any other field of the query
 */
public record Field(int id, String name, Type type) {}

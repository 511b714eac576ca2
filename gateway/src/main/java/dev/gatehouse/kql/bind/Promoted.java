package dev.gatehouse.kql.bind;

/**
 * A column that holds a member of a dynamic column as text.
 *
 * @param field of type string, but null where there is no such member
 */
public record Promoted(Field field, Field of, String member) {}

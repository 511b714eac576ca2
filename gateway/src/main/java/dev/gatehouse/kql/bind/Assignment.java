package dev.gatehouse.kql.bind;

/** A column and how it comes about. */
public record Assignment(Field field, Bound value) {
    /** A column that is handed on. */
    static Assignment of(Field field) {
        return new Assignment(field, new Bound.Column(field));
    }
}

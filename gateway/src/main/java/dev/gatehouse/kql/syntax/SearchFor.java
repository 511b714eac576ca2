package dev.gatehouse.kql.syntax;

/** What {@code search} looks for: strings that stand alone are terms in any column. */
public record SearchFor(boolean caseSensitive, Expr predicate) {}

package dev.gatehouse.xml;

import dev.gatehouse.text.Span;

/**
 * Text between tags: one expression, or one literal. Comments in it are left out, CDATA sections are literal.
 *
 * @param span from its first character to its last, white space around a literal included
 */
public record Text(Value value, Span span) implements Node {}

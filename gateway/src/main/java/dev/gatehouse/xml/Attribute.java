package dev.gatehouse.xml;

import dev.gatehouse.text.Span;

/**
 * An attribute of an {@link Element}.
 *
 * @param name as written, with its prefix if it has one
 */
public record Attribute(String name, Span nameSpan, Value value) {}

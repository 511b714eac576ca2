package dev.gatehouse.xml;

import dev.gatehouse.text.Span;

/** What an element can contain. Comments and processing instructions are dropped while reading. */
public sealed interface Node permits Element, Text {
    Span span();
}

/** A query's text as a tree. Every node knows its place in the text; a mistake is a diagnostic there, and the parser goes on. */
@NullMarked
package dev.gatehouse.kql.syntax;

import org.jspecify.annotations.NullMarked;

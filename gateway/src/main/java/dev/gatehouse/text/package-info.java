/**
 * Where things stand in what people wrote: {@link Source}, {@link Span}, {@link Diagnostic}.
 *
 * <p>Start with {@link Source}: it keeps the positions of the file right through substitution of
 * named values and decoding of entities.
 */
@NullMarked
package dev.gatehouse.text;

import org.jspecify.annotations.NullMarked;

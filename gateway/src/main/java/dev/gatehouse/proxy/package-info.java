/**
 * The way to the backends: pooled connections of one event loop, HTTP/1.1 out, bodies streamed both
 * ways. A {@link Call} is one exchange's way; {@link Backends} holds what the calls of one loop share.
 *
 * <p>Start with {@link Call}.
 */
@NullMarked
package dev.gatehouse.proxy;

import org.jspecify.annotations.NullMarked;

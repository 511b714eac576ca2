/**
 * The listener and the life of an exchange: a request comes off a connection, its target is made
 * canonical once, the catalog says what runs for it, and the response goes back the way it came.
 *
 * <p>Start with {@link Front}; then {@link Http1Connection} and {@link Listener}.
 */
@NullMarked
package dev.gatehouse.server;

import org.jspecify.annotations.NullMarked;

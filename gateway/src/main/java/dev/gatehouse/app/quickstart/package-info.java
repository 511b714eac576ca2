/**
 * What {@code gatehouse quickstart} starts: a gateway on a copy of the sample folder, the development identity provider
 * and the echo backend, in one process on loopback.
 *
 * <p>{@link dev.gatehouse.app.quickstart.Example} is a call
 * to try.
 */
@NullMarked
package dev.gatehouse.app.quickstart;

import org.jspecify.annotations.NullMarked;

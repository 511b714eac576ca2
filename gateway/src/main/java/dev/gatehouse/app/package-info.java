/**
 * The wiring: {@link Gateway} makes every long-lived object, in order, in one file. Beside it stand the
 * settings file and the admin listener.
 *
 * <p>Start with {@link Gateway}.
 */
@NullMarked
package dev.gatehouse.app;

import org.jspecify.annotations.NullMarked;

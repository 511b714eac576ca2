/**
 * The gateway's own settings as records: what no policy document says.
 *
 * <p>Start with {@link Settings}.
 */
@NullMarked
package dev.gatehouse.settings;

import org.jspecify.annotations.NullMarked;

/**
 * {@code System.Net} as policy expressions see it: encoding for URLs and HTML, and addresses. Nothing here
 * opens a connection or resolves a name.
 *
 * <p>Start with {@link dev.gatehouse.expr.lib.net.IPAddress}.
 */
@NullMarked
package dev.gatehouse.expr.lib.net;

import org.jspecify.annotations.NullMarked;

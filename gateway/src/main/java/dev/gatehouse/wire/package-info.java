/**
 * HTTP messages on sockets: what {@code server} and {@code proxy} share. The reader of HTTP/1.1 is our
 * own: strict where lenience lets requests be smuggled, and straight into the gateway's own
 * {@link dev.gatehouse.http.Headers}, which is where a proxy's time goes.
 *
 * <p>Everything here belongs to one {@link Loop} and is called on its thread only, unless it says
 * otherwise. Start with {@link MessageReader}, {@link HeadWriter} and {@link StreamedBody}.
 */
@NullMarked
package dev.gatehouse.wire;

import org.jspecify.annotations.NullMarked;

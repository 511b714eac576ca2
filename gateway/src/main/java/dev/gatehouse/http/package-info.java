/**
 * HTTP messages as the gateway's own values: headers, target, body. No sockets here.
 *
 * <p>Start with {@link Headers} and {@link Body}.
 */
@NullMarked
package dev.gatehouse.http;

import org.jspecify.annotations.NullMarked;

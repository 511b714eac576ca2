/** Tests of the listener on real sockets. */
@NullMarked
package dev.gatehouse.server;

import org.jspecify.annotations.NullMarked;

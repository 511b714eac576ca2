/** Tests of whole gateways. */
@NullMarked
package dev.gatehouse.app;

import org.jspecify.annotations.NullMarked;

/** Tests of the way to the backends. */
@NullMarked
package dev.gatehouse.proxy;

import org.jspecify.annotations.NullMarked;

/** Tests of reading and writing messages. */
@NullMarked
package dev.gatehouse.wire;

import org.jspecify.annotations.NullMarked;

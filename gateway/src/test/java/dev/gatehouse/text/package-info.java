/** Tests of sources and diagnostics. */
@NullMarked
package dev.gatehouse.text;

import org.jspecify.annotations.NullMarked;

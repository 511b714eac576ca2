/** Tests of the reader for policy documents. */
@NullMarked
package dev.gatehouse.xml;

import org.jspecify.annotations.NullMarked;

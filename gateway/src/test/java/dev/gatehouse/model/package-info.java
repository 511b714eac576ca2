/** Tests of the model. */
@NullMarked
package dev.gatehouse.model;

import org.jspecify.annotations.NullMarked;

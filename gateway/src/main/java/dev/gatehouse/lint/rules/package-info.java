/**
 * The rules, a file each: what a practice is, how to see that it is not kept, and an example of both ({@link
 * dev.gatehouse.lint.About}). {@link dev.gatehouse.lint.rules.BestPractices} lists them; {@code docs/lint.md} is made of
 * them.
 */
@NullMarked
package dev.gatehouse.lint.rules;

import org.jspecify.annotations.NullMarked;

/**
 * Reads a folder of artifacts, as APIOps and apiops-cli write them, into a catalog; and again when it changes.
 *
 * <p>Start with {@link Artifacts#load}: a complete catalog comes out of it, or everything that is wrong with the
 * folder. It is called again when files change.
 */
@NullMarked
package dev.gatehouse.artifacts;

import org.jspecify.annotations.NullMarked;

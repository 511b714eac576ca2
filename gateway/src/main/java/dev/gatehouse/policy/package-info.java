/**
 * Policy documents as programs. A document is compiled once, at load, into a flat {@link Program}:
 * scopes merged through {@code <base/>}, fragments inlined, every expression a method. An
 * {@link Exchange} runs through its {@link Pipeline} in two gears: on the event loop as long as every
 * {@link Step} finishes at once, on a virtual thread where one has to wait.
 *
 * <p>Start with {@link Policy} and {@link Step}; then {@link DocumentCompiler}, {@link Pipeline},
 * {@link Exchange}.
 */
@NullMarked
package dev.gatehouse.policy;

import org.jspecify.annotations.NullMarked;

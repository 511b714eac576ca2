/**
 * {@code System.Security.Cryptography} as policy expressions see it, over the JDK's providers. Nothing here
 * touches files or the network.
 *
 * <p>Start with {@link dev.gatehouse.expr.lib.crypto.HashAlgorithm}; one class {@code …Type} per .NET type.
 */
@NullMarked
package dev.gatehouse.expr.lib.crypto;

import org.jspecify.annotations.NullMarked;

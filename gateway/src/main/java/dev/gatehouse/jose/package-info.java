/**
 * Tokens, keys and their verification: signed tokens in compact form, also within encrypted ones (RFC 7515, 7516, 7518, 7519, 8037),
 * pure functions over the JDK's cryptography and a streaming JSON parser. No input or output happens
 * here: whoever fetches keys implements {@link KeySource}.
 *
 * <p>Start with {@link TokenVerifier}: its {@code verify} is the order of all checks. {@link Jwt} is a
 * token that has been read, {@link KeySet} what it is verified against, {@link Verdict} the answer.
 */
@NullMarked
package dev.gatehouse.jose;

import org.jspecify.annotations.NullMarked;

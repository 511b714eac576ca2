/**
 * Reads policy documents as people write them: {@link PolicyReader} turns a source into a {@link Document}.
 *
 * <p>Most documents in the wild are not well-formed XML, because expressions stand in them verbatim:
 * {@code condition="@(a["x"] < 3 && b)"}. So the tokeniser is ours. It knows enough of C#'s lexical rules to find where
 * an expression ends ({@link ExpressionScanner}), and takes the escaped form (<code>&amp;quot;</code>) in the same file. Mistakes
 * become diagnostics, never exceptions, and reading goes on behind them.
 *
 * <p>Start with {@link Element} and {@link Value}. {@link NamedValues} runs before the reader, on text.
 */
@NullMarked
package dev.gatehouse.xml;

import org.jspecify.annotations.NullMarked;

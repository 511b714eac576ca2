/**
 * The command line: {@link dev.gatehouse.cli.Gatehouse} is the root and names every command, one file each.
 *
 * <p>What a command found out goes to standard output, progress and mistakes to standard error ({@link
 * dev.gatehouse.cli.Terminal}); how it ended is one of the four {@link dev.gatehouse.cli.ExitCode}s.
 */
@NullMarked
package dev.gatehouse.cli;

import org.jspecify.annotations.NullMarked;

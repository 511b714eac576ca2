package dev.gatehouse.cli;

import dev.gatehouse.text.DiagnosticPrinter;
import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.BindException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Where a command writes.
 *
 * @param out what was asked for
 * @param err progress and mistakes
 */
record Terminal(PrintWriter out, PrintWriter err) {
    /** The launcher says so where standard output is a terminal; Java's console must have standard input there, too. */
    private static final String COLUMNS = "gatehouse.columns";

    /** Where nobody says how wide it is. */
    private static final int WIDTH = 120;

    /** The terminal of a command that picocli runs; its {@code @Spec} field is set by then. */
    static Terminal of(@Nullable CommandSpec spec) {
        if (spec == null) {
            throw new IllegalStateException("the command runs outside of picocli");
        }
        return of(spec.commandLine());
    }

    static Terminal of(CommandLine line) {
        return new Terminal(line.getOut(), line.getErr());
    }

    /** Renders diagnostics as this terminal can show them: in colour where somebody looks at it. */
    DiagnosticPrinter printer() {
        return new DiagnosticPrinter(columns(), isWatched() && System.getenv("NO_COLOR") == null);
    }

    /** How many columns there are for what was asked for; empty where that goes to a file or a pipe. */
    OptionalInt width() {
        return System.getProperty(COLUMNS) != null || isWatched() ? OptionalInt.of(columns()) : OptionalInt.empty();
    }

    private static boolean isWatched() {
        return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
    }

    private static int columns() {
        var columns = System.getProperty(COLUMNS, String.valueOf(System.getenv("COLUMNS")));
        return columns.matches("[1-9][0-9]{1,3}") ? Integer.parseInt(columns) : WIDTH;
    }

    /** Says in one line what went wrong; the given exit code comes back. */
    int fail(int exitCode, @Nullable String message) {
        err.println("gatehouse: " + message);
        err.flush();
        return exitCode;
    }

    /** An I/O failure in one line for people. */
    static String reason(IOException failure) {
        return switch (failure) {
            case NoSuchFileException e -> e.getFile() + ": no such file or folder";
            case NotDirectoryException e -> e.getFile() + ": not a folder";
            case AccessDeniedException e -> e.getFile() + ": may not be read or written";
            case BindException e -> "port taken: " + e.getMessage();
            case UnknownHostException e -> "unknown host: " + e.getMessage();
            case ConnectException e ->
                e.getCause() instanceof UnresolvedAddressException
                        ? "unknown host"
                        : "nobody answers: " + (e.getMessage() == null ? "connection refused" : e.getMessage());
            default -> failure.getMessage() == null ? failure.toString() : failure.getMessage();
        };
    }
}

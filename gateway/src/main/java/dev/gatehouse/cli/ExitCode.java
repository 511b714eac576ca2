package dev.gatehouse.cli;

/** How a command ends; scripts rely on these numbers. */
final class ExitCode {
    /** Done. */
    static final int DONE = 0;
    /** The thing looked at has failed: diagnostics, failing tests, not a token. */
    static final int FAILED = 1;
    /** Wrong usage. */
    static final int USAGE = 2;
    /** Could not run: port taken, file unreadable. */
    static final int COULD_NOT_RUN = 3;

    private ExitCode() {}
}

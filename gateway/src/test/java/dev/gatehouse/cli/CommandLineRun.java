package dev.gatehouse.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** What a command wrote and how it ended. */
record CommandLineRun(int exitCode, String out, String err) {

    /** Runs the whole command line, in this process. */
    static CommandLineRun of(String... arguments) {
        return of(Gatehouse.commandLine(), arguments);
    }

    static CommandLineRun of(CommandLine line, String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        int exitCode = line.execute(arguments);
        return new CommandLineRun(exitCode, out.toString(), err.toString());
    }
}

package dev.gatehouse.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program: {@code gatehouse COMMAND …}. A command is a file of its own, named in the list below. */
@Command(
        name = "gatehouse",
        description = "Runs Azure API Management policy documents, unchanged, anywhere.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            QuickstartCommand.class,
            ServeCommand.class,
            CheckCommand.class,
            QueryCommand.class,
            TokenCommand.class,
            JwtCommand.class,
            VersionCommand.class,
            TrainCommand.class
        })
public final class Gatehouse implements Runnable {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "shows this")
    @SuppressWarnings("UnusedVariable") // picocli looks at the option, not at the field
    private boolean help;

    @Spec
    private @Nullable CommandSpec spec;

    public static void main(String[] arguments) {
        var line = commandLine();
        int exitCode = line.execute(arguments);
        line.getOut().flush();
        line.getErr().flush();
        System.exit(exitCode);
    }

    /** The whole command line, ready to execute; its output can be redirected for tests. */
    static CommandLine commandLine() {
        return commandLine(CommandLine.defaultFactory());
    }

    /** The same with commands of another making. */
    static CommandLine commandLine(IFactory commands) {
        var line = new CommandLine(new Gatehouse(), commands);
        line.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler(Gatehouse::misused);
        line.setExecutionExceptionHandler(Gatehouse::failed);
        return line;
    }

    private static int misused(ParameterException misuse, String[] arguments) {
        var line = misuse.getCommandLine();
        var terminal = Terminal.of(line);
        terminal.fail(ExitCode.USAGE, misuse.getMessage());
        UnmatchedArgumentException.printSuggestions(misuse, terminal.err());
        line.usage(terminal.err());
        return ExitCode.USAGE;
    }

    /** What a command did not answer for itself: an I/O failure is one line, the rest is ours and shows its trace. */
    private static int failed(Exception failure, CommandLine line, ParseResult parsed) {
        var terminal = Terminal.of(line);
        if (failure instanceof IOException io) {
            return terminal.fail(ExitCode.COULD_NOT_RUN, Terminal.reason(io));
        }
        failure.printStackTrace(terminal.err());
        return terminal.fail(ExitCode.COULD_NOT_RUN, "this is a bug in gatehouse: " + failure);
    }

    /** Without a command: says which there are. */
    @Override
    public void run() {
        throw new ParameterException(Objects.requireNonNull(spec).commandLine(), "a command is needed");
    }
}

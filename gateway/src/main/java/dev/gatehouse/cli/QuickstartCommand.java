package dev.gatehouse.cli;

import dev.gatehouse.app.quickstart.Example;
import dev.gatehouse.app.quickstart.Quickstart;
import dev.gatehouse.app.quickstart.RefusedFolderException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code quickstart}: gateway, identity provider and backend on this machine, and calls to paste. */
@Command(
        name = "quickstart",
        description = "Starts a gateway with samples, an identity provider and a backend, on this machine only.")
public final class QuickstartCommand implements Callable<Integer> {

    @Option(
            names = "--port",
            defaultValue = "8080",
            converter = Port.class,
            description = "the gateway's; the other two take the next ones if they are free; default: ${DEFAULT-VALUE}")
    private int port;

    @Option(names = "--keep", paramLabel = "DIR", description = "copies the samples there and serves the copy; edit it")
    private @Nullable Path keep;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var terminal = Terminal.of(spec);
        var news = new LoadNews(terminal);
        try {
            var secret = System.getenv().getOrDefault("GATEHOUSE_ADMIN_TOKEN", "");
            var quickstart = Quickstart.start(samples(), Optional.ofNullable(keep), port, secret, news::reloaded);
            terminal.out().print(welcome(quickstart));
            terminal.out().flush();
            UntilStopped.run(quickstart);
            return ExitCode.DONE;
        } catch (RefusedFolderException e) {
            news.refused(e.diagnostics());
            return ExitCode.FAILED;
        }
    }

    /** The sample folder of this checkout. */
    static Path samples() {
        return Path.of(System.getProperty("gatehouse.home", ".")).resolve("samples/quickstart");
    }

    private static String welcome(Quickstart quickstart) {
        var text = new StringBuilder();
        var issuer = quickstart.identityProvider().issuer("corporate/v2.0").url();
        text.append("""

                Gateway            %s
                Identity provider  %s   (a page to get tokens from)
                Admin              %s   (metrics, queries; bearer secret below)
                Policy documents   %s

                Paste these into another terminal. The tokens in them are good for an hour.
                """.formatted(
                        quickstart.url(),
                        quickstart.identityProvider().url(),
                        quickstart.adminUrl(),
                        quickstart.folder().toAbsolutePath()));
        for (Example example : quickstart.examples()) {
            text.append("\n# ").append(example.shows());
            text.append('\n').append(example.curl(quickstart.url().toString())).append('\n');
        }
        text.append("""

                Then ask the log what happened, in the query language of Azure Monitor. samples/queries has the article's five queries.

                export GATEHOUSE_ADMIN_TOKEN=%1$s
                ./gatehouse query --url %2$s 'ApiManagementGatewayLogs | summarize Calls = count() by ApiId, ResponseCode, LastErrorReason | order by Calls'
                ./gatehouse query --url %2$s --file samples/queries/2-top-unauthorized-callers.kql
                """.formatted(quoted(quickstart.adminSecret()), quickstart.adminUrl()));
        text.append("""

                More tokens:  ./gatehouse token --issuer-url %s --claim aud=api://quickstart --claim sub=bob
                Change a document in the folder above, save it, and call again. Ctrl-C stops everything.
                """.formatted(issuer));
        return text.toString();
    }

    /** As a word for a POSIX shell. */
    private static String quoted(String text) {
        return text.matches("[A-Za-z0-9._~+/=-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}

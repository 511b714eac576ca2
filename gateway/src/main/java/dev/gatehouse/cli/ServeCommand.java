package dev.gatehouse.cli;

import dev.gatehouse.app.Gateway;
import dev.gatehouse.artifacts.LoadResult;
import dev.gatehouse.artifacts.SecretValues;
import dev.gatehouse.expr.CSharpCompiler;
import dev.gatehouse.text.Diagnostics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code serve}: answers requests as an artifacts folder says, until it is told to stop. */
@Command(
        name = "serve",
        description = "Serves an artifacts folder (APIOps or apiops-cli layout); takes up its changes.",
        footer = {
            "",
            "The admin listener's bearer secret is GATEHOUSE_ADMIN_TOKEN or admin.token of the settings file;",
            "where neither is set, one is made and printed.",
            ""
        })
public final class ServeCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "the artifacts folder")
    private Path folder = Path.of("");

    @Option(
            names = "--port",
            paramLabel = "PORT",
            converter = Port.class,
            defaultValue = "8080",
            description = "where to listen: ${DEFAULT-VALUE}")
    private int port;

    @Option(
            names = "--host",
            paramLabel = "HOST",
            defaultValue = "127.0.0.1",
            description = "the address to listen on: ${DEFAULT-VALUE}")
    private String host = "";

    @Option(
            names = "--admin-port",
            paramLabel = "PORT",
            converter = Port.class,
            defaultValue = "8090",
            description = "where the admin listener listens, on loopback: ${DEFAULT-VALUE}")
    private int adminPort;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            defaultValue = Gateway.DATA,
            description = "where the logs are kept; one gateway at a time has it: ${DEFAULT-VALUE}")
    private Path data = Path.of(Gateway.DATA);

    @Mixin
    private SettingsOptions options = new SettingsOptions();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var terminal = Terminal.of(spec);
        var news = new LoadNews(terminal);
        var mistakes = new Diagnostics();
        var settings = options.read(mistakes);
        news.print(mistakes.list());
        if (mistakes.hasErrors()) {
            return ExitCode.FAILED;
        }
        var secret = settings.admin().token().isEmpty()
                ? Gateway.newAdminSecret()
                : settings.admin().token();
        var gateway = new Gateway(
                new Gateway.Options(
                        folder,
                        host,
                        port,
                        adminPort,
                        secret,
                        SecretValues.environment(System.getenv()),
                        settings,
                        data,
                        System.out),
                CSharpCompiler.create(),
                InstantSource.system());
        var first = start(gateway, news);
        if (first.catalog() == null) {
            gateway.close();
            news.refused(first.diagnostics());
            return ExitCode.FAILED;
        }
        news.print(first.diagnostics());
        if (settings.admin().token().isEmpty()) {
            terminal.err()
                    .println("admin: http://%s:%d with bearer secret %s"
                            .formatted(settings.admin().host(), gateway.adminPort(), secret));
        }
        terminal.out()
                .println("ready http://%s:%d".formatted(host.contains(":") ? "[" + host + "]" : host, gateway.port()));
        terminal.out().flush();
        UntilStopped.run(gateway);
        return ExitCode.DONE;
    }

    private static LoadResult start(Gateway gateway, LoadNews news) throws IOException {
        try {
            return gateway.start(news::reloaded);
        } catch (IOException e) {
            gateway.close();
            throw e;
        }
    }
}

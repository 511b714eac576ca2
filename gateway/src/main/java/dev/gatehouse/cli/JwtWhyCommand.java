package dev.gatehouse.cli;

import dev.gatehouse.artifacts.Artifacts;
import dev.gatehouse.artifacts.LoadResult;
import dev.gatehouse.artifacts.SecretValues;
import dev.gatehouse.catalog.Catalog;
import dev.gatehouse.expr.CSharpCompiler;
import dev.gatehouse.jose.VerifiedTokens;
import dev.gatehouse.keys.OpenIdProviders;
import dev.gatehouse.kql.KqlCompiler;
import dev.gatehouse.logs.GatewayLog;
import dev.gatehouse.model.Api;
import dev.gatehouse.model.Operation;
import dev.gatehouse.policy.DocumentCompiler;
import dev.gatehouse.policy.Meters;
import dev.gatehouse.policy.Policies;
import dev.gatehouse.policy.Ports;
import dev.gatehouse.settings.Settings;
import dev.gatehouse.standing.TokenStanding;
import dev.gatehouse.state.MemoryCounters;
import dev.gatehouse.state.MemoryValueCache;
import dev.gatehouse.store.LogStore;
import dev.gatehouse.text.Diagnostics;
import dev.gatehouse.text.Spelling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code jwt why}: check by check why the policies of an API accept or refuse a token. They run as in the gateway, on a
 * request that is made up; keys are fetched, the backend is not called.
 */
@Command(
        name = "why",
        description = "Explains why the policies of an API accept or refuse a token.",
        footer = {
            "",
            "Without --operation: what applies to all operations of the API.",
            "A token in a command line can be read by others on the machine; - reads it",
            "from standard input. Authorization servers and lists are asked as policies say.",
            "Exit code 0: accepted, 1: refused, 2: wrong usage, 3: could not run."
        })
public final class JwtWhyCommand implements Callable<Integer> {
    private static final long CACHE_BYTES = 1 << 20;
    private static final int MAX_KEYS = 1000;
    private static final Pattern PARAMETER = Pattern.compile("[{][^{}]*[}]");

    enum Format {
        text,
        json
    }

    @Parameters(
            index = "0",
            paramLabel = "TOKEN",
            description = "the token, also after 'Bearer ' or 'Authorization: …'; - reads it from standard input")
    private String token = "";

    @Parameters(index = "1", paramLabel = "DIR", description = "the artifacts folder")
    private Path folder = Path.of("");

    @Option(names = "--api", paramLabel = "NAME", required = true, description = "its id, display name or path")
    private String apiName = "";

    @Option(names = "--operation", paramLabel = "NAME", description = "its id, display name or METHOD /path")
    private @Nullable String operationName;

    @Option(
            names = "--format",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}")
    private Format format = Format.text;

    @Mixin
    private SettingsOptions options = new SettingsOptions();

    @Spec
    private @Nullable CommandSpec spec;

    private final Clock clock;

    public JwtWhyCommand() {
        this(Clock.systemUTC());
    }

    JwtWhyCommand(Clock clock) {
        this.clock = clock;
    }

    /** What was asked for is not there. */
    private static final class UnknownNameException extends Exception {
        private static final long serialVersionUID = 1;

        UnknownNameException(String message) {
            super(message);
        }
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        var terminal = Terminal.of(spec);
        var news = new LoadNews(terminal);
        var mistakes = new Diagnostics();
        var settings = options.read(mistakes);
        news.print(mistakes.list());
        if (mistakes.hasErrors()) {
            return ExitCode.COULD_NOT_RUN;
        }
        try (var keys = new OpenIdProviders(settings, System::nanoTime);
                var standing = new TokenStanding(settings, System::nanoTime)) {
            var loaded = load(settings, keys, standing);
            var catalog = loaded.catalog();
            if (catalog == null) {
                news.print(loaded.diagnostics());
                return terminal.fail(ExitCode.COULD_NOT_RUN, "the folder has errors, so there is nothing to ask");
            }
            var api = api(catalog);
            var operation = operation(catalog, api);
            var outcome = TokenTrial.of(
                    GivenToken.of(token), catalog.effective(api, operation), catalog.deployment(), clock.instant());
            if (operation == null && outcome.judged().isEmpty() && outcome.failure() == null) {
                throw new UnknownNameException(
                        "no policy of all operations of '%s' looks at a token; name one with --operation: %s"
                                .formatted(
                                        api.id(),
                                        catalog.operations(api).stream()
                                                .map(Operation::id)
                                                .toList()));
            }
            terminal.out()
                    .print(
                            switch (format) {
                                case text -> WhyText.of(outcome);
                                case json -> WhyJson.of(outcome);
                            });
            terminal.out().flush();
            return outcome.isAccepted() ? ExitCode.DONE : ExitCode.FAILED;
        } catch (UnknownNameException e) {
            return terminal.fail(ExitCode.COULD_NOT_RUN, e.getMessage());
        } catch (TimeoutException e) {
            return terminal.fail(ExitCode.COULD_NOT_RUN, "the policies have not come to an end in a minute");
        }
    }

    private LoadResult load(Settings settings, OpenIdProviders keys, TokenStanding standing) throws IOException {
        if (!Files.exists(folder)) {
            throw new NoSuchFileException(folder.toString());
        }
        if (!Files.isDirectory(folder)) {
            throw new NotDirectoryException(folder.toString());
        }
        var ports = new Ports(
                clock,
                new MemoryValueCache(CACHE_BYTES, System::nanoTime),
                new MemoryCounters(MAX_KEYS, System::nanoTime),
                keys,
                new VerifiedTokens(1),
                settings,
                Meters.NONE,
                standing);
        var compiler = new DocumentCompiler(Policies.registered(), CSharpCompiler.create(), ports);
        var queries = new KqlCompiler(LogStore.schema(settings.store(), List.of(GatewayLog.TABLE)));
        return Artifacts.load(folder, compiler, queries, settings, SecretValues.environment(System.getenv()));
    }

    private Api api(Catalog catalog) throws UnknownNameException {
        var current = catalog.apis().stream().filter(Api::isCurrentRevision).toList();
        return find(
                "API", apiName, current, List.of(Api::id, Api::name, each -> each.path(), each -> '/' + each.path()));
    }

    private @Nullable Operation operation(Catalog catalog, Api api) throws UnknownNameException {
        var operations = catalog.operations(api);
        if (operationName == null) {
            return operations.size() == 1 ? operations.getFirst() : null;
        }
        Function<Operation, String> route =
                each -> each.method() + ' ' + each.urlTemplate().split("[?]", 2)[0];
        return find(
                "operation of '%s'".formatted(api.id()),
                operationName,
                operations,
                operationName.contains("/")
                        ? List.of(route, Operation::id, Operation::name)
                        : List.of(Operation::id, Operation::name));
    }

    /** Whoever writes a path seldom knows what its parameters are called. */
    private static String shape(String name) {
        return PARAMETER.matcher(name).replaceAll("{}");
    }

    /** The one that is called so, by the first kind of name that any is called by; then likewise without regard to case. */
    private static <T> T find(String kind, String name, List<T> all, List<Function<T, String>> names)
            throws UnknownNameException {
        for (boolean exactly : new boolean[] {true, false}) {
            for (var of : names) {
                var found = all.stream()
                        .filter(each -> exactly
                                ? shape(of.apply(each)).equals(shape(name))
                                : shape(of.apply(each)).equalsIgnoreCase(shape(name)))
                        .toList();
                if (found.size() == 1) {
                    return found.getFirst();
                }
                if (found.size() > 1) {
                    var ids = found.stream().map(names.getFirst()).toList();
                    throw new UnknownNameException("'%s' is more than one %s: %s".formatted(name, kind, ids));
                }
            }
        }
        List<String> known = new ArrayList<>();
        names.forEach(of -> all.forEach(each -> known.add(of.apply(each))));
        String meant = Spelling.closest(name, known);
        throw new UnknownNameException("there is no %s called '%s'%s"
                .formatted(
                        kind,
                        name,
                        meant != null
                                ? "; did you mean '%s'?".formatted(meant)
                                : "; there are "
                                        + all.stream().map(names.getFirst()).toList()));
    }
}

package dev.gatehouse.cli;

import dev.gatehouse.artifacts.SecretValues;
import dev.gatehouse.cli.CheckReport.CheckedFile;
import dev.gatehouse.expr.CSharpCompiler;
import dev.gatehouse.lint.Estate.Proven;
import dev.gatehouse.lint.rules.BestPractices;
import dev.gatehouse.policy.DocumentCompiler;
import dev.gatehouse.policy.Policies;
import dev.gatehouse.settings.Settings;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code check}: says what is wrong with policy documents, fragments, snippets and artifacts folders. */
@Command(
        name = "check",
        description = "Checks policy documents: reads, compiles and lints them.",
        footer = {
            "",
            "A folder of artifacts (apis, products, named values …) is checked as a whole, as it would be served;",
            "any other folder, and every folder with --bare, file by file.",
            "Exit code 0: no errors, 1: errors, 2: wrong usage, 3: a path cannot be read.",
            "Examples:",
            "  gatehouse check policy.xml",
            "  gatehouse check --bare --format sarif policies/ > check.sarif",
            "  gatehouse check --explain SEC104"
        })
public final class CheckCommand implements Callable<Integer> {
    enum Format {
        text,
        json,
        sarif
    }

    @Parameters(paramLabel = "PATH", arity = "0..*", description = "a document, or a folder of them")
    private List<Path> paths = List.of();

    @Option(
            names = "--format",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}")
    private Format format = Format.text;

    @Option(
            names = "--bare",
            description = "only the documents are at hand: unknown named values, fragments, backends and certificates"
                    + " are warnings")
    private boolean bare;

    @Option(names = "--explain", paramLabel = "CODE", description = "says what a finding means and how to mend it")
    private @Nullable String explained;

    @Option(names = "--rules", description = "lists what is looked for beyond mistakes")
    private boolean listed;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        var terminal = Terminal.of(spec);
        if (listed || explained != null) {
            return explain(terminal);
        }
        if (paths.isEmpty() && spec != null) {
            throw new ParameterException(spec.commandLine(), "a PATH is needed");
        }
        var policies = Policies.registered();
        var expressions = CSharpCompiler.create();
        Function<Settings, DocumentCompiler> compilers = settings ->
                new DocumentCompiler(policies, expressions, new InertPorts(InstantSource.system(), settings).ports());
        List<CheckedFile> files = new ArrayList<>();
        List<Proven> operations = new ArrayList<>();
        for (Path path : paths) {
            var checked = check(path, compilers);
            files.addAll(checked.files());
            operations.addAll(checked.operations());
        }
        var report = new CheckReport(files, operations);
        terminal.out()
                .print(
                        switch (format) {
                            case text -> CheckText.of(report, terminal.printer());
                            case json -> CheckJson.of(report);
                            case sarif -> CheckSarif.of(report, VersionCommand.version());
                        });
        terminal.out().flush();
        return report.isGood() ? ExitCode.DONE : ExitCode.FAILED;
    }

    private CheckReport check(Path path, Function<Settings, DocumentCompiler> compilers) throws IOException {
        boolean folder = Files.isDirectory(path);
        if (folder && !bare && DocumentFiles.isArtifacts(path)) {
            var whole = new ArtifactsCheck(compilers, SecretValues.environment(System.getenv()));
            return whole.check(path, Settings.DEFAULT);
        }
        var one = new DocumentCheck(compilers.apply(Settings.DEFAULT), bare);
        if (!folder) {
            return new CheckReport(List.of(one.check(path)));
        }
        List<Path> documents = DocumentFiles.in(path);
        if (documents.isEmpty()) {
            throw new FileSystemException(path.toString(), null, "there is no .xml file in it");
        }
        List<CheckedFile> checked = new ArrayList<>(documents.size());
        for (Path document : documents) {
            checked.add(one.check(document));
        }
        return new CheckReport(checked);
    }

    private int explain(Terminal terminal) {
        if (explained == null) {
            terminal.out().print(RuleText.list());
            return ExitCode.DONE;
        }
        var about = BestPractices.about(explained);
        if (about == null) {
            return terminal.fail(
                    ExitCode.USAGE,
                    "there is no explanation of '%s'; --rules lists those there are".formatted(explained));
        }
        terminal.out().print(RuleText.explain(about));
        return ExitCode.DONE;
    }
}

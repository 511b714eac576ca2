package dev.gatehouse.cli;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code version}: version, commit and JDK. */
@Command(name = "version", description = "Shows version, commit and JDK.")
public final class VersionCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    private record Build(String version, String commit) {}

    @Override
    public Integer call() throws IOException {
        var build = build();
        Terminal.of(spec)
                .out()
                .println("gatehouse %s (commit %s, Java %s, %s)"
                        .formatted(
                                build.version(),
                                build.commit(),
                                Runtime.version(),
                                System.getProperty("java.vm.vendor", "unknown vendor")));
        return ExitCode.DONE;
    }

    /** The program's version alone. */
    static String version() throws IOException {
        return build().version();
    }

    /** From the program's own manifest; classes that run outside of a jar have none. */
    private static Build build() throws IOException {
        for (URL each : Collections.list(VersionCommand.class.getClassLoader().getResources("META-INF/MANIFEST.MF"))) {
            try (var stream = each.openStream()) {
                var attributes = new Manifest(stream).getMainAttributes();
                if ("Gatehouse".equals(attributes.getValue("Implementation-Title"))) {
                    return new Build(
                            attributes.getValue("Implementation-Version"),
                            attributes.getValue("Implementation-Commit"));
                }
            }
        }
        return new Build("development", "unknown");
    }
}

package dev.gatehouse.cli;

import dev.gatehouse.app.SettingsReader;
import dev.gatehouse.settings.Settings;
import dev.gatehouse.text.Diagnostics;
import dev.gatehouse.text.SourceFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of commands that do as a gateway with certain settings does. */
final class SettingsOptions {
    @Option(names = "--config", paramLabel = "FILE", description = "settings, in YAML")
    private @Nullable Path config;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "one setting; repeat for more")
    private List<String> sets = List.of();

    @Option(
            names = "--insecure-loopback",
            description = "allows plain http and loopback addresses for metadata, keys and backends")
    private boolean insecureLoopback;

    /** The settings: of the file, of the environment, of the command line, the later over the earlier. */
    Settings read(Diagnostics mistakes) throws IOException {
        var reader = new SettingsReader(mistakes);
        if (config != null) {
            reader.file(SourceFile.read(config, config.toString()));
        }
        reader.environment(System.getenv());
        sets.forEach(reader::set);
        var settings = reader.read();
        return insecureLoopback ? settings.withInsecureLoopback(true) : settings;
    }
}

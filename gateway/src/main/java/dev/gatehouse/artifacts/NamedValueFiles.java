package dev.gatehouse.artifacts;

import dev.gatehouse.text.Diagnostics;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the named values: by display name, as policies use them. A value from outside wins over one in the values file
 * {@value #VALUES_FILE}, that over one in {@code namedValueInformation.json}.
 */
final class NamedValueFiles {
    static final String VALUES_FILE = "named-values.yaml";

    private static final String REDACTED = "*** REDACTED ***";

    private final Folder folder;
    private final SecretValues secrets;
    private final LoggerFiles loggers;
    private final Diagnostics diagnostics;
    private final Map<String, String> secret = new HashMap<>();

    NamedValueFiles(Folder folder, SecretValues secrets, LoggerFiles loggers, Diagnostics diagnostics) {
        this.folder = folder;
        this.secrets = secrets;
        this.loggers = loggers;
        this.diagnostics = diagnostics;
    }

    Map<String, String> read() {
        var ofLoggers = loggers.namedValues();
        Set<String> names = new HashSet<>();
        var fromFile = valuesFile();
        Map<String, String> values = new LinkedHashMap<>();
        for (var kind : Layout.NAMED_VALUES.in(folder)) {
            var file = kind.resolve("namedValueInformation.json");
            var properties = Layout.properties(folder, file, diagnostics);
            if (properties != null) {
                var name = properties.text("displayName", Folder.name(kind));
                names.add(name);
                var value = value(name, properties, fromFile, ofLoggers.contains(name));
                if (value != null && properties.flag("secret", false)) {
                    secret.put(name, value);
                }
                if (value != null && values.putIfAbsent(name, value) != null) {
                    diagnostics.add(
                            ArtifactErrors.repeatedNamedValue(properties.source(), properties.at("displayName"), name));
                }
            }
        }
        // What only the values file knows is a named value as well.
        fromFile.forEach((name, value) -> values.putIfAbsent(name, value));
        names.addAll(values.keySet());
        loggers.check(names);
        return values;
    }

    /** Takes those that are secret out of diagnostics. After {@link #read}. */
    SecretMask mask() {
        return new SecretMask(secret);
    }

    /**
     * The value of a named value, if it has one.
     *
     * @param ofLogger whether a logger refers to it: it can do without. A policy that refers to it too is told that
     *     there is no such named value
     */
    private @Nullable String value(String name, Properties properties, Map<String, String> fromFile, boolean ofLogger) {
        var given = secrets.value(name);
        if (given == null) {
            given = fromFile.get(name);
        }
        if (given != null) {
            return given;
        }
        var written = properties.text("value");
        if (written != null && written.contains(REDACTED)) {
            written = null;
        }
        if (written == null || written.isEmpty()) {
            var at = properties.at("displayName");
            diagnostics.add(
                    ofLogger
                            ? ArtifactErrors.onlyForLoggers(properties.source(), at, name)
                            : ArtifactErrors.noValue(
                                    properties.source(), at, name, SecretValues.variable(name), VALUES_FILE));
            return null;
        }
        return written;
    }

    private Map<String, String> valuesFile() {
        Path file = folder.root().resolve(VALUES_FILE);
        var parsed = folder.parse(file);
        if (parsed == null) {
            return Map.of();
        }
        if (!(parsed.tree() instanceof Tree.Mapping mapping)) {
            diagnostics.add(ArtifactErrors.expected(
                    parsed.source(), parsed.tree().span(), VALUES_FILE, "a list of names with values"));
            return Map.of();
        }
        var properties = new Properties(parsed.source(), mapping, diagnostics);
        Map<String, String> values = new HashMap<>();
        for (var name : properties.names()) {
            var value = properties.text(name);
            if (value != null) {
                values.put(name, value);
            }
        }
        return values;
    }
}

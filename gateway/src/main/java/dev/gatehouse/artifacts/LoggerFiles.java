package dev.gatehouse.artifacts;

import dev.gatehouse.text.Diagnostics;
import dev.gatehouse.text.Source;
import dev.gatehouse.text.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads loggers, for what is wrong with them: where rows go is the gateway's own setting. Messages never show what
 * stands in their credentials.
 */
final class LoggerFiles {
    private static final Pattern REFERENCE = Pattern.compile("\\{\\{([A-Za-z0-9._-]+)}}");

    private final Set<String> ids = new HashSet<>();
    private final List<Reference> references = new ArrayList<>();
    private final Diagnostics diagnostics;

    /** A named value that a credential refers to. */
    private record Reference(String name, Source source, Span at) {}

    private enum Type {
        APPLICATIONINSIGHTS,
        AZUREEVENTHUB,
        AZUREMONITOR
    }

    LoggerFiles(Folder folder, Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
        for (var directory : Layout.LOGGERS.in(folder)) {
            // Also one with a mistake in it: it is there, so a reference to it is none.
            ids.add(Folder.name(directory));
            var properties = Layout.properties(folder, directory.resolve("loggerInformation.json"), diagnostics);
            if (properties != null) {
                read(properties);
            }
        }
    }

    private void read(Properties properties) {
        if (!properties.has("loggerType")) {
            diagnostics.add(ArtifactErrors.missing(properties.source(), properties.span(), "loggerType"));
        }
        properties.choice("loggerType", Type.class);
        properties.flag("isBuffered", true);
        var credentials = properties.object("credentials");
        if (credentials == null) {
            return;
        }
        for (var name : credentials.names()) {
            var matcher = REFERENCE.matcher(credentials.text(name, ""));
            while (matcher.find()) {
                references.add(new Reference(matcher.group(1), credentials.source(), credentials.at(name)));
            }
        }
    }

    /** Whether the folder has loggers, and not this one. A folder without any leaves them out as a whole. */
    boolean isMissing(String id) {
        return !ids.isEmpty() && ids.stream().noneMatch(id::equalsIgnoreCase);
    }

    /** The named values that loggers refer to; API Management makes one for each logger it creates. */
    Set<String> namedValues() {
        return references.stream().map(Reference::name).collect(Collectors.toUnmodifiableSet());
    }

    /** @param known the named values of the folder, those without a value too */
    void check(Set<String> known) {
        for (var each : references) {
            if (!known.contains(each.name)) {
                diagnostics.add(ArtifactErrors.unknownCredential(each.source, each.at, each.name));
            }
        }
    }
}

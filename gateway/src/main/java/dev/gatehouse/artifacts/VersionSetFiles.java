package dev.gatehouse.artifacts;

import dev.gatehouse.model.VersionSet;
import dev.gatehouse.model.VersionSet.Scheme;
import dev.gatehouse.text.Diagnostics;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads version sets, from files of their own or from within an API. */
final class VersionSetFiles {
    private VersionSetFiles() {}

    /** By id. */
    static Map<String, VersionSet> read(Folder folder, Diagnostics diagnostics) {
        Map<String, VersionSet> sets = new LinkedHashMap<>();
        for (var directory : Layout.VERSION_SETS.in(folder)) {
            var id = Folder.name(directory);
            var properties = Layout.properties(folder, directory.resolve("versionSetInformation.json"), diagnostics);
            var set = properties == null ? null : versionSet(id, properties, diagnostics);
            if (set != null) {
                sets.put(id, set);
            }
        }
        return sets;
    }

    /** The version set that these members describe; null where they do not, which is reported. */
    static @Nullable VersionSet versionSet(String id, Properties properties, Diagnostics diagnostics) {
        var scheme = properties.choice("versioningScheme", Scheme.class);
        if (scheme == null) {
            if (!properties.has("versioningScheme")) {
                diagnostics.add(ArtifactErrors.missing(properties.source(), properties.span(), "versioningScheme"));
            }
            return null;
        }
        var parameter = switch (scheme) {
            case SEGMENT -> "";
            case HEADER -> properties.requiredText("versionHeaderName");
            case QUERY -> properties.requiredText("versionQueryName");
        };
        return parameter == null ? null : new VersionSet(id, properties.text("displayName", id), scheme, parameter);
    }
}

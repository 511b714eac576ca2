package dev.gatehouse.artifacts;

import dev.gatehouse.text.Diagnostics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where APIOps and apiops-cli keep each kind of resource. They differ in the names of folders, in how products are
 * linked to APIs, and in where the text of a fragment is; both are read, side by side if need be.
 *
 * @see <a href="https://github.com/Azure/apiops">APIOps</a>
 */
enum Layout {
    ACTION_GROUPS("actionGroups", "action groups"),
    APIS("apis"),
    BACKENDS("backends"),
    CERTIFICATES("certificates"),
    DIAGNOSTICS("diagnostics"),
    GROUPS("groups"),
    LOGGERS("loggers"),
    NAMED_VALUES("named values", "namedValues"),
    POLICY_FRAGMENTS("policy fragments", "policyFragments"),
    PRODUCTS("products"),
    SCHEDULED_QUERY_RULES("scheduledQueryRules", "scheduled query rules"),
    SUBSCRIPTIONS("subscriptions"),
    USERS("users"),
    VERSION_SETS("version sets", "versionSets", "apiVersionSets");

    /** Folders of both layouts that mean nothing at run time, or nothing yet. */
    private static final List<String> WITHOUT_EFFECT =
            List.of("documentations", "gateways", "schemas", "tags", "policyRestrictions", "workspaces");

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> names;

    Layout(String... names) {
        this.names = List.of(names);
    }

    /** The folders of the resources of this kind, by name. */
    List<Path> in(Folder folder) {
        List<Path> resources = new ArrayList<>();
        for (var name : names) {
            resources.addAll(folder.folders(folder.root().resolve(name)));
        }
        return resources;
    }

    /** The files that stand directly in the folders of this kind, by name: where a resource needs no folder. */
    List<Path> files(Folder folder) {
        List<Path> files = new ArrayList<>();
        for (var name : names) {
            files.addAll(folder.files(folder.root().resolve(name)));
        }
        return files;
    }

    /** Reads what stands under {@code properties} in a file that must be there. */
    static @Nullable Properties properties(Folder folder, Path file, Diagnostics diagnostics) {
        if (!folder.exists(file)) {
            var parent = file.getParent();
            diagnostics.add(
                    ArtifactErrors.missingFile(Folder.source(parent == null ? file : parent), Folder.name(file)));
            return null;
        }
        var parsed = folder.parse(file);
        return parsed == null ? null : Properties.of(parsed, diagnostics);
    }

    /** Says which folders at the top are not looked at. */
    static void reportOthers(Folder folder, Diagnostics diagnostics) {
        var known = Stream.of(values()).flatMap(kind -> kind.names.stream()).toList();
        for (var other : folder.folders(folder.root())) {
            var name = Folder.name(other);
            if (!known.contains(name)) {
                diagnostics.add(ArtifactErrors.ignored(
                        Folder.source(other),
                        WITHOUT_EFFECT.contains(name)
                                ? "nothing of it is used yet"
                                : "no folder of artifacts is called so"));
            }
        }
    }
}

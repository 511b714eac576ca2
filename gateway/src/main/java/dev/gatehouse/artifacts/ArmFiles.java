package dev.gatehouse.artifacts;

import dev.gatehouse.text.Diagnostics;
import dev.gatehouse.text.Span;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads resources of Azure Monitor, in the shape that ARM knows them in: a file for each, {@code NAME.json}, {@code
 * NAME.yaml}, or {@code NAME/…Information.json} as other artifacts are, with or without {@code properties} around what
 * matters; or several in one file, under {@code resources}, as in an ARM template without expressions.
 */
final class ArmFiles {
    private static final List<String> EXTENSIONS = List.of(".json", ".yaml", ".yml");

    private final Folder folder;
    private final Diagnostics diagnostics;
    private final List<Resource> resources = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    /**
     * A resource.
     *
     * @param envelope the whole of it
     * @param properties what stands under {@code properties}, or else the whole of it
     * @param at where the name stands, or else where the resource does
     */
    record Resource(ArmType type, String name, Properties envelope, Properties properties, Span at) {}

    ArmFiles(Folder folder, Diagnostics diagnostics) {
        this.folder = folder;
        this.diagnostics = diagnostics;
    }

    /** All that there are, once each. */
    List<Resource> read() {
        for (var type : ArmType.values()) {
            for (var file : type.layout().files(folder)) {
                var name = Folder.name(file);
                EXTENSIONS.stream()
                        .filter(name::endsWith)
                        .findFirst()
                        .ifPresent(ending -> file(file, type, name.substring(0, name.length() - ending.length())));
            }
            for (var directory : type.layout().in(folder)) {
                file(information(directory, type), type, Folder.name(directory));
            }
        }
        return List.copyOf(resources);
    }

    private Path information(Path directory, ArmType type) {
        var json = directory.resolve(type.information() + ".json");
        for (var ending : EXTENSIONS) {
            var file = directory.resolve(type.information() + ending);
            if (folder.exists(file)) {
                return file;
            }
        }
        diagnostics.add(ArtifactErrors.missingFile(Folder.source(directory), Folder.name(json)));
        return json;
    }

    private void file(Path file, ArmType type, String name) {
        var parsed = folder.parse(file);
        if (parsed == null) {
            return;
        }
        if (!(parsed.tree() instanceof Tree.Mapping root)) {
            diagnostics.add(
                    ArtifactErrors.expected(parsed.source(), parsed.tree().span(), "this file", "an object"));
            return;
        }
        var envelope = new Properties(parsed.source(), root, diagnostics);
        switch (root.get("resources")) {
            case Tree.Sequence list -> envelope.objects("resources").forEach(this::fromTemplate);
            case Tree.Mapping byName ->
                byName.entries().values().forEach(entry -> {
                    if (entry.value() instanceof Tree.Mapping one) {
                        fromTemplate(new Properties(parsed.source(), one, diagnostics));
                    }
                });
            case null, default -> single(envelope, type, name);
        }
    }

    private void single(Properties envelope, ArmType type, String name) {
        var written = envelope.text("type");
        if (written != null && !written.equalsIgnoreCase(type.toString())) {
            diagnostics.add(AlertErrors.wrongType(envelope.source(), envelope.at("type"), written, type.toString()));
            return;
        }
        add(envelope, type, envelope.text("name", name));
    }

    /** A template has resources of any type, most of which are not ours. */
    private void fromTemplate(Properties envelope) {
        var written = envelope.text("type");
        for (var type : ArmType.values()) {
            if (type.toString().equalsIgnoreCase(written)) {
                var name = envelope.requiredText("name");
                if (name != null) {
                    add(envelope, type, name);
                }
            }
        }
    }

    private void add(Properties envelope, ArmType type, String name) {
        var source = envelope.source();
        var at = envelope.at("name");
        if (name.startsWith("[") && name.endsWith("]")) {
            diagnostics.add(AlertErrors.templateExpression(source, at, "name"));
        } else if (!ResourceId.isName(name)) {
            diagnostics.add(ArtifactErrors.badName(source, at, name));
        } else if (!names.add(type + "/" + name.toLowerCase(Locale.ROOT))) {
            diagnostics.add(AlertErrors.repeatedName(source, at, type.label(), name));
        } else {
            var properties = properties(envelope);
            if (properties != null) {
                resources.add(new Resource(type, name, envelope, properties, at));
            }
        }
    }

    private static @Nullable Properties properties(Properties envelope) {
        return envelope.has("properties") ? envelope.object("properties") : envelope;
    }
}

package dev.gatehouse.artifacts;

import dev.gatehouse.text.Diagnostics;
import dev.gatehouse.text.Source;
import dev.gatehouse.text.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/**
 * Reads JSON and YAML into a {@link Tree}. A YAML alias becomes another reference to the anchor's tree, never a copy of
 * it, and tags are ignored: a file cannot become larger than it is. Depth is limited.
 */
final class TreeReader {
    private static final int MAX_DEPTH = 200;

    private static final StreamReadConstraints CONSTRAINTS =
            StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build();
    private static final TokenStreamFactory JSON =
            JsonFactory.builder().streamReadConstraints(CONSTRAINTS).build();
    private static final TokenStreamFactory YAML = YAMLFactory.builder()
            .streamReadConstraints(CONSTRAINTS)
            .loadSettings(LoadSettings.builder()
                    .setCodePointLimit(Folder.MAX_BYTES)
                    .setMaxAliasesForCollections(1_000)
                    .build())
            .build();

    private final Source source;
    private final JsonParser parser;
    private final Diagnostics diagnostics;
    private final boolean surrogates;
    private final Map<String, Tree> anchors = new HashMap<>();

    private TreeReader(Source source, JsonParser parser, Diagnostics diagnostics) {
        this.source = source;
        this.parser = parser;
        this.diagnostics = diagnostics;
        // YAML counts code points, we count UTF-16 units.
        this.surrogates =
                parser instanceof YAMLParser && source.text().chars().anyMatch(c -> c >= 0xD800 && c <= 0xDFFF);
    }

    /** Reads {@code source}; null after a mistake that leaves nothing to work with, which is reported. */
    static @Nullable Tree read(Source source, boolean yaml, Diagnostics diagnostics) {
        try (var parser = (yaml ? YAML : JSON).createParser(ObjectReadContext.empty(), source.text())) {
            var reader = new TreeReader(source, parser, diagnostics);
            var first = parser.nextToken();
            if (first == null) {
                diagnostics.add(ArtifactErrors.emptyFile(source));
                return null;
            }
            var tree = reader.value(first);
            if (parser.nextToken() != null) {
                diagnostics.add(ArtifactErrors.moreThanOne(source, reader.here()));
            }
            return tree;
        } catch (JacksonException wrong) {
            var location = wrong.getLocation();
            long offset = location == null ? 0 : location.getCharOffset();
            int at = Math.clamp(offset, 0, source.text().length());
            diagnostics.add(ArtifactErrors.syntax(source, Span.at(at), yaml, firstLine(wrong.getOriginalMessage())));
            return null;
        }
    }

    private Tree value(JsonToken token) {
        var anchor = parser.getObjectId();
        var span = here();
        if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
            var known = anchors.get(parser.getString());
            if (known == null) {
                diagnostics.add(ArtifactErrors.unknownAnchor(source, span, parser.getString()));
            }
            return known == null ? new Tree.Nothing(span) : known;
        }
        var tree = switch (token) {
            case START_OBJECT -> mapping(span);
            case START_ARRAY -> sequence(span);
            case VALUE_NULL -> new Tree.Nothing(span);
            default -> new Tree.Scalar(span, parser.getString());
        };
        if (anchor != null) {
            anchors.put(anchor.toString(), tree);
        }
        return tree;
    }

    private Tree mapping(Span span) {
        SequencedMap<String, Tree.Entry> entries = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = parser.currentName();
            var at = here();
            if (entries.putIfAbsent(name, new Tree.Entry(at, value(parser.nextToken()))) != null) {
                diagnostics.add(ArtifactErrors.repeatedName(source, at, name));
            }
        }
        return new Tree.Mapping(span, entries);
    }

    private Tree sequence(Span span) {
        List<Tree> items = new ArrayList<>();
        for (var token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            items.add(value(token));
        }
        return new Tree.Sequence(span, items);
    }

    private Span here() {
        long offset = parser.currentTokenLocation().getCharOffset();
        int length = source.text().length();
        int at = Math.clamp(offset, 0, length);
        return Span.at(surrogates ? Math.min(length, source.text().offsetByCodePoints(0, at)) : at);
    }

    private static String firstLine(@Nullable String message) {
        return message == null ? "" : message.lines().findFirst().orElse("");
    }
}

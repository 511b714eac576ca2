package dev.gatehouse.artifacts;

import dev.gatehouse.model.Backend;
import dev.gatehouse.model.Certificate;
import dev.gatehouse.policy.CompiledDocument;
import dev.gatehouse.policy.DocumentCompiler;
import dev.gatehouse.policy.Scope;
import dev.gatehouse.policy.Surroundings;
import dev.gatehouse.text.Diagnostics;
import dev.gatehouse.text.Source;
import dev.gatehouse.text.Span;
import dev.gatehouse.xml.Document;
import dev.gatehouse.xml.NamedValues;
import dev.gatehouse.xml.PolicyReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads and compiles the policy documents of a folder. Confined to one load. */
final class PolicyFiles {
    static final String NAME = "policy.xml";

    /** Azure's limit of a fragment, 512 KB. */
    private static final int MAX_FRAGMENT = 512 * 1024;

    private static final String REDACTED = "*** REDACTED ***";

    /** What applies where a folder has no global document. */
    private static final String DEFAULT = """
            <policies>
                <inbound />
                <backend>
                    <forward-request />
                </backend>
                <outbound />
                <on-error />
            </policies>
            """;

    private final Folder folder;
    private final DocumentCompiler compiler;
    private final Map<String, String> namedValues;
    private final Surroundings surroundings;
    private final Diagnostics diagnostics;
    private final List<LoadResult.PolicyDocument> read = new ArrayList<>();

    PolicyFiles(
            Folder folder,
            DocumentCompiler compiler,
            Map<String, String> namedValues,
            Map<String, Backend> backends,
            Map<String, Certificate> certificates,
            Diagnostics diagnostics) {
        this.folder = folder;
        this.compiler = compiler;
        this.namedValues = namedValues;
        this.diagnostics = diagnostics;
        this.surroundings = new Known(fragments(), Map.copyOf(backends), Map.copyOf(certificates));
    }

    /** A document, read and compiled. */
    record Policy(Document document, CompiledDocument compiled) {}

    /** The documents that were looked at so far, also those with mistakes. */
    List<LoadResult.PolicyDocument> read() {
        return read;
    }

    /** The document in {@code policy.xml} of a folder; null where there is none, or none that can be read. */
    @Nullable
    Policy in(Path directory, Scope scope) {
        var source = folder.read(directory.resolve(NAME));
        if (source == null) {
            return null;
        }
        var document = parse(source, Document.Kind.POLICIES, "policies");
        read.add(new LoadResult.PolicyDocument(source.name(), null, document));
        return new Policy(document, compiler.compile(document, scope, surroundings, diagnostics));
    }

    /** The document that applies where the folder has no global one. */
    Policy standard() {
        var document = PolicyReader.read(Source.of("default global policy", DEFAULT));
        return new Policy(document, compiler.compile(document, Scope.GLOBAL, surroundings, diagnostics));
    }

    private Document parse(Source file, Document.Kind kind, String root) {
        for (int at = file.text().indexOf(REDACTED); at >= 0; at = file.text().indexOf(REDACTED, at + 1)) {
            diagnostics.add(ArtifactErrors.redacted(file, new Span(at, at + REDACTED.length())));
        }
        var document = PolicyReader.read(NamedValues.substitute(file, namedValues, diagnostics));
        diagnostics.addAll(document.diagnostics());
        if (document.kind() != kind && !document.hasErrors()) {
            diagnostics.add(ArtifactErrors.notPolicies(document.source(), start(document), root));
        }
        return document;
    }

    private static Span start(Document document) {
        var root = document.root();
        return root == null ? Span.at(0) : Span.at(root.span().start());
    }

    private Map<String, Document> fragments() {
        Map<String, Document> fragments = new HashMap<>();
        for (var directory : Layout.POLICY_FRAGMENTS.in(folder)) {
            var id = Folder.name(directory);
            var source = folder.read(directory.resolve(NAME));
            if (source == null) {
                source = fromJson(directory.resolve("policyFragmentInformation.json"));
            }
            if (source == null) {
                diagnostics.add(ArtifactErrors.fragmentWithoutText(Folder.source(directory), id));
            } else if (source.text().length() > MAX_FRAGMENT) {
                diagnostics.add(ArtifactErrors.fragmentTooLarge(source, MAX_FRAGMENT));
            } else {
                var document = parse(source, Document.Kind.FRAGMENT, "fragment");
                read.add(new LoadResult.PolicyDocument(source.name(), id, document));
                fragments.put(id, document);
            }
        }
        return Map.copyOf(fragments);
    }

    /** The text of a fragment where apiops-cli keeps it. */
    private @Nullable Source fromJson(Path file) {
        var parsed = folder.parse(file);
        if (parsed == null
                || !(parsed.tree() instanceof Tree.Mapping root)
                || !(root.get("properties") instanceof Tree.Mapping properties)
                || !(properties.get("value") instanceof Tree.Scalar value)) {
            return null;
        }
        boolean quoted = parsed.source().text().startsWith("\"", value.span().start());
        return quoted
                ? JsonText.source(parsed.source(), value.span().start())
                : Source.of(parsed.source().name(), value.text());
    }

    private record Known(
            Map<String, Document> fragments, Map<String, Backend> backends, Map<String, Certificate> certificates)
            implements Surroundings {
        @Override
        public @Nullable Document fragment(String id) {
            return fragments.get(id);
        }

        @Override
        public @Nullable Backend backend(String id) {
            return backends.get(id);
        }
    }
}

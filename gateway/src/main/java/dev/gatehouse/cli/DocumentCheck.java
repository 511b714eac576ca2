package dev.gatehouse.cli;

import dev.gatehouse.cli.CheckReport.CheckedFile;
import dev.gatehouse.expr.CSharpCompiler;
import dev.gatehouse.lint.Lint;
import dev.gatehouse.lint.Suppressions;
import dev.gatehouse.lint.rules.BestPractices;
import dev.gatehouse.model.Backend;
import dev.gatehouse.policy.DocumentCompiler;
import dev.gatehouse.policy.Scope;
import dev.gatehouse.policy.Surroundings;
import dev.gatehouse.text.Diagnostic;
import dev.gatehouse.text.Diagnostics;
import dev.gatehouse.text.Severity;
import dev.gatehouse.text.Source;
import dev.gatehouse.text.SourceFile;
import dev.gatehouse.text.Span;
import dev.gatehouse.xml.Attribute;
import dev.gatehouse.xml.Document;
import dev.gatehouse.xml.Element;
import dev.gatehouse.xml.NamedValues;
import dev.gatehouse.xml.Node;
import dev.gatehouse.xml.PolicyReader;
import dev.gatehouse.xml.Text;
import dev.gatehouse.xml.Value;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks a document by itself, as far as that goes: reads it, compiles it and lints it. */
final class DocumentCheck {
    private final DocumentCompiler compiler;
    private final Alone alone;
    private final Lint lint = new Lint(BestPractices.RULES);

    /**
     * A check.
     *
     * @param bare whether what is not at hand is a warning rather than an error
     */
    DocumentCheck(DocumentCompiler compiler, boolean bare) {
        this.compiler = compiler;
        this.alone = new Alone(bare);
    }

    /** Nothing but the document. */
    private record Alone(boolean isBare) implements Surroundings {
        @Override
        public @Nullable Document fragment(String id) {
            return null;
        }

        @Override
        public @Nullable Backend backend(String id) {
            return null;
        }
    }

    CheckedFile check(Path file) throws IOException {
        String name = file.toString().replace('\\', '/');
        try {
            return check(SourceFile.read(file, name));
        } catch (CharacterCodingException e) {
            var found = Diagnostic.error(
                    "CHK101",
                    Source.of(name, ""),
                    Span.at(0),
                    "this is no text in UTF-8, nor UTF-16 with a byte order mark");
            return CheckedFile.of(name, Document.Kind.SNIPPET, List.of(found));
        }
    }

    CheckedFile check(Source file) {
        var names = new Diagnostics();
        Severity unknown = alone.isBare() ? Severity.WARNING : Severity.ERROR;
        Document document = PolicyReader.read(NamedValues.substitute(file, Map.of(), names, unknown));
        var compiled = new Diagnostics();
        if (!document.hasErrors()) {
            compiler.compile(document, Scope.API, alone, compiled);
            if (document.kind() == Document.Kind.RESOLVER && document.root() != null) {
                // Resolvers do not run, but their expressions can be read.
                parse(document.root(), compiled);
            }
        }
        var all = new Diagnostics();
        all.addAll(document.diagnostics());
        all.addAll(names.list());
        var open = new OpenValues(document, alone.isBare() ? names.list() : List.of());
        compiled.list().forEach(found -> all.add(open.soften(found)));
        all.addAll(lint.document(document));
        var suppressions = Suppressions.in(document);
        all.addAll(suppressions.mistakes());
        var told =
                all.list().stream().filter(found -> !suppressions.cover(found)).toList();
        return CheckedFile.of(file.name(), document.kind(), told);
    }

    private static void parse(Element element, Diagnostics out) {
        for (Attribute attribute : element.attributes()) {
            parse(attribute.value(), out);
        }
        for (Node child : element.children()) {
            switch (child) {
                case Element inner -> parse(inner, out);
                case Text text -> parse(text.value(), out);
            }
        }
    }

    private static void parse(Value value, Diagnostics out) {
        if (value instanceof Value.Code code) {
            CSharpCompiler.parse(code.source(), code.block(), out);
        }
    }
}

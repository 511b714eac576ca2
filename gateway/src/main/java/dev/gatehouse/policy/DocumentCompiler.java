package dev.gatehouse.policy;

import dev.gatehouse.expr.ExpressionCompiler;
import dev.gatehouse.text.Diagnostics;
import dev.gatehouse.xml.Document;
import dev.gatehouse.xml.Element;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Compiles policy documents. Safe for several threads. */
public final class DocumentCompiler {
    private final Policies policies;
    private final ExpressionCompiler expressions;
    private final Ports ports;

    public DocumentCompiler(Policies policies, ExpressionCompiler expressions, Ports ports) {
        this.policies = policies;
        this.expressions = expressions;
        this.ports = ports;
    }

    public Ports ports() {
        return ports;
    }

    /**
     * Compiles a document of any kind. What its reader had to say is not repeated here.
     *
     * @param diagnostics receives every mistake; after an error the result must not be run
     */
    public CompiledDocument compile(
            Document document, Scope scope, Surroundings surroundings, Diagnostics diagnostics) {
        var compilation = new Compilation(policies, surroundings, ports, expressions, scope, document, diagnostics);
        Map<Section, List<Op>> sections = new EnumMap<>(Section.class);
        var root = document.root();
        if (root != null) {
            switch (document.kind()) {
                case POLICIES -> sections(compilation, document, root, sections);
                // In check alone: the section is not known, so one of them stands in.
                case FRAGMENT -> compileIn(compilation, document, root, Section.INBOUND, true, sections);
                case SNIPPET -> {
                    if (holdsSections(root)) {
                        sections(compilation, document, root, sections);
                    } else {
                        compileIn(compilation, document, root, Section.INBOUND, false, sections);
                    }
                }
                case RESOLVER ->
                    diagnostics.add(PolicyErrors.unsupportedResolver(document.source(), root.nameSpan(), root.name()));
            }
        }
        return new CompiledDocument(sections);
    }

    /** Documentation also shows sections without the root around them. */
    private static boolean holdsSections(Element snippet) {
        return snippet.children().stream()
                .anyMatch(node -> node instanceof Element element && Section.named(element.name()) != null);
    }

    private static void sections(
            Compilation compilation, Document document, Element root, Map<Section, List<Op>> sections) {
        for (var attribute : root.attributes()) {
            if (!attribute.name().startsWith("xmlns")) {
                compilation.report(PolicyErrors.unknownAttribute(
                        document.source(), attribute.nameSpan(), root.name(), attribute.name(), List.of()));
            }
        }
        for (var node : root.children()) {
            if (!(node instanceof Element element)) {
                compilation.report(PolicyErrors.unexpectedText(document.source(), node.span(), root.name()));
                continue;
            }
            var section = Section.named(element.name());
            if (section == null) {
                compilation.report(PolicyErrors.unknownSection(document.source(), element.nameSpan(), element.name()));
            } else if (sections.containsKey(section)) {
                compilation.report(PolicyErrors.repeatedSection(document.source(), element.nameSpan(), element.name()));
            } else {
                compileIn(compilation, document, element, section, false, sections);
                if (section == Section.INBOUND) {
                    AnswersBeforeTokens.check(document.source(), element, compilation.diagnostics);
                }
            }
        }
    }

    private static void compileIn(
            Compilation compilation,
            Document document,
            Element parent,
            Section section,
            boolean inFragment,
            Map<Section, List<Op>> sections) {
        var builder = new ProgramBuilder(compilation, section);
        builder.policies(parent, document.source(), inFragment);
        sections.put(section, builder.finish(document.source(), parent));
    }
}

package dev.gatehouse.xml;

import dev.gatehouse.text.Source;
import dev.gatehouse.text.Span;

/** Writes a document down for golden files: one line per node, with positions in the file. */
final class Dump {
    private final Source source;
    private final StringBuilder out = new StringBuilder();

    private Dump(Source source) {
        this.source = source;
    }

    static String of(Document document) {
        var dump = new Dump(document.source());
        dump.out.append(document.kind()).append('\n');
        Element root = document.root();
        if (root != null) {
            dump.element(root, "");
        }
        document.diagnostics().forEach(found -> dump.out.append(found).append('\n'));
        return dump.out.toString();
    }

    private void element(Element element, String indent) {
        out.append(indent).append(element.name()).append(' ').append(range(element.span()));
        if (element.contentSpan().length() > 0) {
            out.append(" content ").append(range(element.contentSpan()));
        }
        out.append('\n');
        for (Attribute attribute : element.attributes()) {
            out.append(indent)
                    .append("  @")
                    .append(attribute.name())
                    .append(' ')
                    .append(source.position(attribute.nameSpan().start()))
                    .append(" = ");
            value(attribute.value());
        }
        for (Node child : element.children()) {
            switch (child) {
                case Element inner -> element(inner, indent + "  ");
                case Text text -> {
                    out.append(indent).append("  text ");
                    value(text.value());
                }
            }
        }
    }

    private void value(Value value) {
        switch (value) {
            case Value.Literal literal ->
                out.append(range(literal.span()))
                        .append(" \"")
                        .append(escape(literal.text()))
                        .append("\"\n");
            case Value.Code code ->
                out.append(range(code.span()))
                        .append(code.block() ? " block " : " expression ")
                        .append(code.source().position(0))
                        .append(" `")
                        .append(escape(code.source().text()))
                        .append("`\n");
        }
    }

    private String range(Span span) {
        return source.position(span.start()) + "-" + source.position(span.end());
    }

    private static String escape(String text) {
        return text.replace("\n", "⏎").replace("\r", "␍").replace("\t", "⇥");
    }
}

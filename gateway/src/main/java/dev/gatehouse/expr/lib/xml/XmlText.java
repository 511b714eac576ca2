package dev.gatehouse.expr.lib.xml;

/** Writes XML as .NET's {@code XmlWriter} does for {@code XNode.ToString()}: indented until text comes. */
final class XmlText {
    private static final int MAX_DEPTH = 1000;
    private final StringBuilder out = new StringBuilder();
    private final boolean indented;
    private int depth;
    private boolean mixed;

    XmlText(boolean indented) {
        this.indented = indented;
    }

    private void line() {
        if (indented && !mixed && !out.isEmpty()) out.append('\n').repeat("  ", depth);
    }

    void markup(String text) {
        line();
        out.append(text);
    }

    void text(String text) {
        mixed = true;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '\r' -> {
                    // Line ends are those of the system, which are line feeds.
                    if (i + 1 >= text.length() || text.charAt(i + 1) != '\n') out.append('\n');
                }
                default -> out.append(c);
            }
        }
    }

    void cdata(String text) {
        mixed = true;
        out.append("<![CDATA[").append(text.replace("]]>", "]]]]><![CDATA[>")).append("]]>");
    }

    void element(XElement element) {
        if (depth >= MAX_DEPTH) throw XmlFailures.of("The XML is nested too deeply.");
        line();
        var prefix = element.prefix(element.name().namespace(), true);
        var declare = prefix == null && !element.name().namespace().equals(XNamespace.NONE);
        var tag = (prefix == null || prefix.isEmpty() ? "" : prefix + ":")
                + element.name().local();
        out.append('<').append(tag);
        if (declare) {
            out.append(" xmlns=\"")
                    .append(attributeText(element.name().namespace().name()))
                    .append('"');
        }
        attributes(element);
        var nodes = element.nodes();
        if (nodes.isEmpty()) {
            out.append(element.isEmpty() ? " />" : "></" + tag + ">");
            return;
        }
        out.append('>');
        var outer = mixed;
        depth++;
        for (var node : nodes) node.write(this);
        depth--;
        line();
        out.append("</").append(tag).append('>');
        mixed = outer;
    }

    private void attributes(XElement element) {
        var made = 0;
        for (var attribute : element.attributes()) {
            var name = attribute.name();
            String prefix;
            if (name.namespace().equals(XNamespace.NONE)) prefix = "";
            else if (name.namespace().equals(XNamespace.XMLNS)) prefix = "xmlns:";
            else {
                var known = element.prefix(name.namespace(), false);
                if (known == null) {
                    known = "p" + ++made;
                    out.append(" xmlns:").append(known).append("=\"");
                    out.append(attributeText(name.namespace().name())).append('"');
                }
                prefix = known + ":";
            }
            out.append(' ').append(prefix).append(name.local());
            out.append("=\"").append(attributeText(attribute.value())).append('"');
        }
    }

    static String attributeText(String value) {
        var text = new StringBuilder(value.length() + 8);
        for (var i = 0; i < value.length(); i++) {
            var c = value.charAt(i);
            switch (c) {
                case '&' -> text.append("&amp;");
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                case '"' -> text.append("&quot;");
                case '\n' -> text.append("&#xA;");
                case '\r' -> text.append("&#xD;");
                case '\t' -> text.append("&#x9;");
                default -> text.append(c);
            }
        }
        return text.toString();
    }

    @Override
    public String toString() {
        return out.toString();
    }
}

package dev.gatehouse.lint;

import dev.gatehouse.policy.Extensions;
import dev.gatehouse.policy.Section;
import dev.gatehouse.text.Source;
import dev.gatehouse.text.Span;
import dev.gatehouse.xml.Attribute;
import dev.gatehouse.xml.Element;
import dev.gatehouse.xml.Node;
import dev.gatehouse.xml.Text;
import dev.gatehouse.xml.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A policy in its place, with the statements it holds.
 *
 * @param source the text that the element's spans point into
 * @param isOpaque whether it stands for statements that are not at hand
 * @param children the statements in it, the ones it stands for ({@code base}, {@code include-fragment}), or the branches
 *     of a {@code choose}; empty for a policy that holds none
 */
public record Statement(Element element, Source source, Section section, boolean isOpaque, List<Statement> children) {
    public Statement {
        children = List.copyOf(children);
    }

    public String name() {
        return element.name();
    }

    public boolean is(String... names) {
        return Set.of(names).contains(element.name());
    }

    /** Whether it is the policy of that name that is Gatehouse's own, whatever its prefix. */
    public boolean isExtension(String name) {
        return Extensions.is(element, name);
    }

    /** Where findings about it are shown. */
    public Span at() {
        return element.nameSpan();
    }

    /** {@code file:line}, for messages about other places. */
    public String place() {
        return source.name() + ":" + source.position(element.span().start()).line();
    }

    /** This statement and all below it, in the order of the text. */
    public Stream<Statement> withNested() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(Statement::withNested));
    }

    public boolean has(String attribute) {
        return element.attribute(attribute) != null;
    }

    /** The text of an attribute; null where it is missing or an expression. */
    public @Nullable String literal(String attribute) {
        return literal(element, attribute);
    }

    public static @Nullable String literal(Element element, String attribute) {
        var found = element.attribute(attribute);
        return found != null && found.value() instanceof Value.Literal literal
                ? literal.text().strip()
                : null;
    }

    /** The expression in an attribute, in one spelling; empty where there is none. */
    public String code(String attribute) {
        var found = element.attribute(attribute);
        return found == null ? "" : code(found.value());
    }

    static String code(Value value) {
        return value instanceof Value.Code code ? Code.of(code) : "";
    }

    /** Whether an attribute says {@code false}, also as an expression that is nothing but that. */
    public boolean isFalse(String attribute) {
        return "false".equalsIgnoreCase(literal(attribute)) || code(attribute).equals("false");
    }

    /** The elements on a path below it that are no statements: {@code parts("audiences", "audience")}. */
    public List<Element> parts(String... path) {
        List<Element> found = List.of(element);
        for (var name : path) {
            found = found.stream().flatMap(each -> children(each, name)).toList();
        }
        return found;
    }

    private static Stream<Element> children(Element parent, String name) {
        return parent.children().stream()
                .filter(node -> node instanceof Element child && child.name().equals(name))
                .map(Element.class::cast);
    }

    /** What stands between the tags of an element: its text or its expression. */
    public static @Nullable Value content(Element element) {
        for (Node node : element.children()) {
            if (node instanceof Text text) {
                return text.value();
            }
        }
        return null;
    }

    /** The literal text between the tags; empty where there is none. */
    public static String text(Element element) {
        return content(element) instanceof Value.Literal literal
                ? literal.text().strip()
                : "";
    }

    /** The expression between the tags, in one spelling; empty where there is none. */
    public static String codeIn(Element element) {
        var content = content(element);
        return content == null ? "" : code(content);
    }

    /** Every expression in it, in one spelling each, those of the statements in it left out. */
    public List<String> codes() {
        List<String> found = new ArrayList<>();
        collectAttributes(element, found);
        if (!Effective.holdsStatements(this)) {
            collectContent(element, found);
        }
        return found;
    }

    private static void collectAttributes(Element part, List<String> into) {
        for (Attribute attribute : part.attributes()) {
            if (attribute.value() instanceof Value.Code code) {
                into.add(Code.of(code));
            }
        }
    }

    private static void collectContent(Element part, List<String> into) {
        for (Node node : part.children()) {
            switch (node) {
                case Element inner -> {
                    collectAttributes(inner, into);
                    collectContent(inner, into);
                }
                case Text text -> {
                    if (text.value() instanceof Value.Code code) {
                        into.add(Code.of(code));
                    }
                }
            }
        }
    }

    /** Whether any of its own expressions holds {@code word}. */
    public boolean mentions(String word) {
        return codes().stream().anyMatch(code -> code.contains(word));
    }

    /** Whether a named value stands in what is written there, which then is not written in this document. */
    public boolean isFromNamedValue(Span span) {
        var file = source.file().text();
        int start = source.fileOffset(span.start());
        int end = Math.min(file.length(), Math.max(start + 2, source.fileOffset(span.end())));
        return start < end && file.substring(start, end).contains("{{");
    }
}

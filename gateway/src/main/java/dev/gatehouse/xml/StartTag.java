package dev.gatehouse.xml;

import static dev.gatehouse.xml.Characters.isNameStart;
import static dev.gatehouse.xml.Characters.isSpace;
import static dev.gatehouse.xml.Characters.skipName;
import static dev.gatehouse.xml.Characters.skipSpace;

import dev.gatehouse.text.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads one start tag behind its name. */
final class StartTag {
    private final String text;
    private final Values values;
    private final XmlErrors errors;
    private final Map<String, Attribute> attributes = new LinkedHashMap<>();
    private boolean empty;

    StartTag(String text, Values values, XmlErrors errors) {
        this.text = text;
        this.values = values;
        this.errors = errors;
    }

    /** Reads the tag of that name; answers the offset behind it. */
    int read(String name, Span nameSpan) {
        int at = nameSpan.end();
        while (!errors.stopped()) {
            int next = skipSpace(text, at);
            if (next >= text.length() || text.charAt(next) == '<') {
                errors.tagNotEnded("<" + name, nameSpan);
                return next;
            }
            char c = text.charAt(next);
            if (c == '>') {
                return next + 1;
            }
            if (text.startsWith("/>", next)) {
                empty = true;
                return next + 2;
            }
            if (!isNameStart(c)) {
                at = unexpected(next);
                continue;
            }
            if (next == at) {
                errors.spaceMissing(next);
            }
            at = attribute(next);
        }
        return at;
    }

    boolean empty() {
        return empty;
    }

    List<Attribute> attributes() {
        return new ArrayList<>(attributes.values());
    }

    /** Whether the tag says {@code template="liquid"}. */
    boolean isLiquid() {
        Attribute template = attributes.get("template");
        return template != null
                && template.value() instanceof Value.Literal literal
                && literal.text().strip().equalsIgnoreCase("liquid");
    }

    private int attribute(int start) {
        int nameEnd = skipName(text, start);
        Span nameSpan = new Span(start, nameEnd);
        String name = text.substring(start, nameEnd);
        int equals = skipSpace(text, nameEnd);
        if (equals >= text.length() || text.charAt(equals) != '=') {
            errors.valueMissing(name, nameSpan);
            add(new Attribute(name, nameSpan, new Value.Literal(Span.at(nameEnd), "")));
            return nameEnd;
        }
        int opening = skipSpace(text, equals + 1);
        if (opening >= text.length() || text.charAt(opening) == '>' || text.charAt(opening) == '<') {
            errors.valueMissing(name, nameSpan);
            return opening;
        }
        boolean quoted = text.charAt(opening) == '"' || text.charAt(opening) == '\'';
        Value value = quoted ? values.quoted(name, opening) : values.bare(name, opening);
        add(new Attribute(name, nameSpan, value));
        return values.end();
    }

    private void add(Attribute attribute) {
        Attribute first = attributes.putIfAbsent(attribute.name(), attribute);
        if (first != null) {
            errors.duplicate(attribute.name(), attribute.nameSpan(), first);
        }
    }

    /** Skips what cannot stand in a tag, up to the next white space or the tag's end. */
    private int unexpected(int start) {
        int i = start + 1;
        while (i < text.length() && !isSpace(text.charAt(i)) && "<>/".indexOf(text.charAt(i)) < 0) {
            i++;
        }
        errors.unexpected(new Span(start, i));
        return i;
    }
}

package dev.gatehouse.policy;

import dev.gatehouse.expr.Expression;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.text.Diagnostic;
import dev.gatehouse.text.Source;
import dev.gatehouse.text.Span;
import dev.gatehouse.xml.Attribute;
import dev.gatehouse.xml.Element;
import dev.gatehouse.xml.Text;
import dev.gatehouse.xml.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads one element of a policy document for a {@link Policy}. Every mistake is reported here, at the
 * right place, and answered with a harmless value; so policies hold no error handling and all
 * documents get the same messages. What a policy did not ask for is a mistake too.
 *
 * <p>Confined to one thread.
 */
public final class ElementReader {
    private final Compilation compilation;
    private final Source source;
    private final Element element;
    private final Section section;
    private final boolean inFragment;
    private final Set<String> readAttributes = new HashSet<>(Set.of("id"));
    private final Set<Object> readNodes = new HashSet<>();
    private final List<ElementReader> handedOut = new ArrayList<>();
    private boolean readContent;

    ElementReader(Compilation compilation, Source source, Element element, Section section, boolean inFragment) {
        this.compilation = compilation;
        this.source = source;
        this.element = element;
        this.section = section;
        this.inFragment = inFragment;
    }

    public String name() {
        return element.name();
    }

    /** The section in which the policy stands. */
    public Section section() {
        return section;
    }

    public Scope scope() {
        return compilation.scope;
    }

    public Ports ports() {
        return compilation.ports;
    }

    public Surroundings surroundings() {
        return compilation.surroundings;
    }

    /** File, line and column, for messages at run time. */
    public String location() {
        return source.name() + ":" + source.position(element.span().start());
    }

    // ---- attributes

    public boolean has(String attribute) {
        return element.attribute(attribute) != null;
    }

    /** An attribute that must be there; text or expression. */
    public Expression<String> required(String attribute) {
        return required(attribute, String.class, "");
    }

    /** An attribute that must be there, with the value that stands in where it is missing or wrong. */
    public <T> Expression<T> required(String attribute, Class<T> type, T harmless) {
        var found = find(attribute);
        if (found == null) {
            compilation.report(PolicyErrors.missingAttribute(source, element.nameSpan(), name(), attribute));
            return Expression.constant(harmless);
        }
        return value(found.value(), attribute, type, harmless);
    }

    /** An attribute that may be missing; text or expression. */
    public Optional<Expression<String>> optional(String attribute) {
        return optional(attribute, String.class, "");
    }

    /** An attribute that may be missing, with the value that stands in where it is wrong. */
    public <T> Optional<Expression<T>> optional(String attribute, Class<T> type, T harmless) {
        return Optional.ofNullable(find(attribute)).map(found -> value(found.value(), attribute, type, harmless));
    }

    /** An attribute with a default. */
    public <T> Expression<T> optionalOr(String attribute, Class<T> type, T otherwise) {
        return optional(attribute, type, otherwise).orElseGet(() -> Expression.constant(otherwise));
    }

    /** An attribute that must be there and cannot be an expression. */
    public String requiredText(String attribute) {
        if (find(attribute) == null) {
            compilation.report(PolicyErrors.missingAttribute(source, element.nameSpan(), name(), attribute));
            return "";
        }
        return optionalText(attribute).orElse("");
    }

    /** An attribute that may be missing and cannot be an expression. */
    public Optional<String> optionalText(String attribute) {
        var found = find(attribute);
        return found == null ? Optional.empty() : Optional.of(literal(found.value(), attribute));
    }

    /** {@code true} or {@code false}, not an expression. */
    public boolean flag(String attribute, boolean otherwise) {
        var found = find(attribute);
        if (found == null) {
            return otherwise;
        }
        var text = literal(found.value(), attribute).strip();
        if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
            return text.equalsIgnoreCase("true");
        }
        if (!text.isEmpty() || found.value() instanceof Value.Literal) {
            compilation.report(
                    PolicyErrors.notOneOf(source, found.value().span(), attribute, text, List.of("true", "false")));
        }
        return otherwise;
    }

    /** A whole number, not an expression. */
    public int number(String attribute, int otherwise, int min, int max) {
        var found = find(attribute);
        if (found == null) {
            return otherwise;
        }
        var text = literal(found.value(), attribute).strip();
        try {
            int number = Integer.parseInt(text);
            if (number < min || number > max) {
                compilation.report(PolicyErrors.outOfRange(source, found.value().span(), attribute, number, min, max));
                return otherwise;
            }
            return number;
        } catch (NumberFormatException e) {
            if (found.value() instanceof Value.Literal) {
                compilation.report(PolicyErrors.notANumber(source, found.value().span(), attribute, text));
            }
            return otherwise;
        }
    }

    /** A whole number that must be there, not an expression. */
    public int requiredNumber(String attribute, int min, int max) {
        if (!has(attribute)) {
            compilation.report(PolicyErrors.missingAttribute(source, element.nameSpan(), name(), attribute));
            readAttributes.add(attribute);
        }
        return number(attribute, Math.max(min, Math.min(1, max)), min, max);
    }

    /** One of an enum's constants, written in lower case with hyphens; not an expression. */
    public <E extends Enum<E>> E choice(String attribute, E otherwise) {
        var found = find(attribute);
        if (found == null) {
            return otherwise;
        }
        var text = literal(found.value(), attribute).strip();
        E[] constants = otherwise.getDeclaringClass().getEnumConstants();
        for (var constant : constants) {
            if (written(constant).equals(text)) {
                return constant;
            }
        }
        if (found.value() instanceof Value.Literal) {
            compilation.report(PolicyErrors.notOneOf(
                    source,
                    found.value().span(),
                    attribute,
                    text,
                    Arrays.stream(constants).map(ElementReader::written).toList()));
        }
        return otherwise;
    }

    /** The same, where an expression may stand too: its text is one of the constants. */
    public <E extends Enum<E>> Expression<E> choiceExpression(String attribute, E otherwise) {
        var found = find(attribute);
        if (found == null || !(found.value() instanceof Value.Code)) {
            return Expression.constant(choice(attribute, otherwise));
        }
        var text = value(found.value(), attribute, String.class, written(otherwise));
        E[] constants = otherwise.getDeclaringClass().getEnumConstants();
        return exchange -> {
            var word = text.evaluate(exchange);
            for (var constant : constants) {
                if (written(constant).equals(word)) {
                    return constant;
                }
            }
            throw DotNetException.argument("'%s' is not a value of '%s'.".formatted(word, attribute));
        };
    }

    // ---- text and children

    /** Text between the tags: one expression or text, of which white space at the ends is cut off. Empty where there is none. */
    public Expression<String> text() {
        return text(String.class, "");
    }

    /** The same, as another type. */
    public <T> Expression<T> text(Class<T> type, T harmless) {
        readContent = true;
        var found = onlyText();
        return found == null ? Expression.constant(harmless) : value(found.value(), name(), type, harmless);
    }

    /** Text between the tags that cannot be an expression, without white space at its ends. */
    public String plainText() {
        readContent = true;
        var found = onlyText();
        return found == null ? "" : literal(found.value(), name()).strip();
    }

    /** Whether there is nothing between the tags. */
    public boolean isEmpty() {
        return element.children().isEmpty();
    }

    /** Whether what stands between the tags is one expression. */
    public boolean isCode() {
        var found = onlyText();
        return found != null && found.value() instanceof Value.Code;
    }

    /** Everything between the tags as it is written, elements and all; entities in text are decoded. */
    public String rawContent() {
        readContent = true;
        var only = onlyText();
        if (only != null && element.children().size() == 1 && only.value() instanceof Value.Literal literal) {
            return literal.text();
        }
        element.children().forEach(readNodes::add);
        return source.text(element.contentSpan());
    }

    /** The one child of that name, if there is one. */
    public Optional<ElementReader> child(String childName) {
        var found = children(childName);
        if (found.size() > 1) {
            compilation.report(
                    PolicyErrors.repeatedChild(source, found.get(1).element.nameSpan(), name(), childName));
            // Nobody is going to read the others; that they are too many is all there is to say of them.
            handedOut.removeAll(found.subList(1, found.size()));
        }
        return found.stream().findFirst();
    }

    /** The children of that name. */
    public List<ElementReader> children(String childName) {
        List<ElementReader> found = new ArrayList<>();
        for (var node : element.children()) {
            if (node instanceof Element child && child.name().equals(childName)) {
                readNodes.add(child);
                var reader = new ElementReader(compilation, source, child, section, inFragment);
                handedOut.add(reader);
                found.add(reader);
            }
        }
        return found;
    }

    /** The children of that name, of which there must be one at least. */
    public List<ElementReader> requiredChildren(String childName) {
        var found = children(childName);
        if (found.isEmpty()) {
            compilation.report(PolicyErrors.missingChild(source, element.nameSpan(), name(), childName));
        }
        return found;
    }

    /** The texts of the children of that name; text or expression. */
    public List<Expression<String>> texts(String childName) {
        return children(childName).stream().map(ElementReader::text).toList();
    }

    /** Whether the C# of this attribute holds {@code word}; for lints, which may guess. */
    public boolean mentions(String attribute, String word) {
        var found = element.attribute(attribute);
        return found != null
                && found.value() instanceof Value.Code code
                && code.source().text().contains(word);
    }

    /** Whether what stands between the tags holds {@code word}; for lints, which may guess. */
    public boolean contentMentions(String word) {
        return source.text(element.contentSpan()).contains(word);
    }

    // ---- messages

    /** Reports a mistake that only the policy can see. */
    public void error(String code, String message) {
        compilation.report(Diagnostic.error(code, source, element.nameSpan(), message));
    }

    public void warning(String code, String message) {
        compilation.report(Diagnostic.warning(code, source, element.nameSpan(), message));
    }

    public void info(String code, String message) {
        compilation.report(Diagnostic.info(code, source, element.nameSpan(), message));
    }

    /** Reports a mistake in an attribute's value. */
    public void error(String attribute, String code, String message) {
        var found = element.attribute(attribute);
        compilation.report(Diagnostic.error(
                code, source, found == null ? element.nameSpan() : found.value().span(), message));
    }

    /** Reports that what an attribute names is not there: a warning where nothing but the document is at hand. */
    public void missing(String attribute, String code, String message) {
        var found = element.attribute(attribute);
        var at = found == null ? element.nameSpan() : found.value().span();
        compilation.report(
                surroundings().isBare()
                        ? Diagnostic.warning(code, source, at, message)
                        : Diagnostic.error(code, source, at, message));
    }

    // ---- for this package

    Element element() {
        return element;
    }

    Source source() {
        return source;
    }

    boolean inFragment() {
        return inFragment;
    }

    Compilation compilation() {
        return compilation;
    }

    /** Its child elements are policies and have been seen to. */
    void readAll() {
        readContent = true;
        element.children().forEach(readNodes::add);
    }

    /** Reports whatever nobody asked for, here and in the children that were handed out. */
    void finish() {
        for (var attribute : element.attributes()) {
            if (!readAttributes.contains(attribute.name()) && !Extensions.isDeclaration(attribute)) {
                compilation.report(PolicyErrors.unknownAttribute(
                        source, attribute.nameSpan(), name(), attribute.name(), readAttributes));
            }
        }
        for (var node : element.children()) {
            if (readNodes.contains(node)) {
                continue;
            }
            switch (node) {
                case Element child ->
                    compilation.report(PolicyErrors.unknownChild(source, child.nameSpan(), name(), child.name()));
                case Text text -> {
                    if (!readContent) {
                        compilation.report(PolicyErrors.unexpectedText(source, text.span(), name()));
                    }
                }
            }
        }
        handedOut.forEach(ElementReader::finish);
    }

    private @Nullable Attribute find(String attribute) {
        readAttributes.add(attribute);
        return element.attribute(attribute);
    }

    private @Nullable Text onlyText() {
        return element.children().stream()
                .filter(Text.class::isInstance)
                .map(Text.class::cast)
                .findFirst()
                .orElse(null);
    }

    private String literal(Value value, String what) {
        return switch (value) {
            case Value.Literal literal -> literal.text();
            case Value.Code code -> {
                compilation.report(PolicyErrors.noExpression(source, code.span(), what));
                yield "";
            }
        };
    }

    private <T> Expression<T> value(Value value, String what, Class<T> type, T harmless) {
        return switch (value) {
            case Value.Code code -> compilation.compile(source, code, type);
            case Value.Literal literal -> constant(literal, what, type, harmless);
        };
    }

    private <T> Expression<T> constant(Value.Literal literal, String what, Class<T> type, T harmless) {
        var text = literal.text();
        if (type == Object.class) {
            return Expression.constant(type.cast(text));
        }
        if (type == String.class) {
            return Expression.constant(type.cast(text.strip()));
        }
        var word = text.strip();
        if (type == Boolean.class) {
            if (word.equalsIgnoreCase("true") || word.equalsIgnoreCase("false")) {
                return Expression.constant(type.cast(word.equalsIgnoreCase("true")));
            }
            compilation.report(PolicyErrors.notOneOf(source, literal.span(), what, word, List.of("true", "false")));
            return Expression.constant(harmless);
        }
        try {
            if (type == Integer.class) {
                return Expression.constant(type.cast(Integer.valueOf(word)));
            }
            if (type == Long.class) {
                return Expression.constant(type.cast(Long.valueOf(word)));
            }
        } catch (NumberFormatException e) {
            compilation.report(PolicyErrors.notANumber(source, literal.span(), what, word));
            return Expression.constant(harmless);
        }
        throw new IllegalArgumentException("no literal of " + type);
    }

    private static String written(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Span nameSpan() {
        return element.nameSpan();
    }
}

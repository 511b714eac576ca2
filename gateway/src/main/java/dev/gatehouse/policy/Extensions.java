package dev.gatehouse.policy;

import dev.gatehouse.text.Diagnostic;
import dev.gatehouse.text.Source;
import dev.gatehouse.text.Spelling;
import dev.gatehouse.xml.Attribute;
import dev.gatehouse.xml.Element;
import dev.gatehouse.xml.Value;

/**
 * Policies that API Management does not have. They live in an XML namespace of their own, so that whoever reads a
 * document sees which of it is not portable: {@code <gh:introspect-token/>} with {@code
 * xmlns:gh="urn:gatehouse:extensions"} on it or around it. Their attributes and children have no prefix.
 */
public final class Extensions {
    public static final String NAMESPACE = "urn:gatehouse:extensions";

    private static final String USUAL_PREFIX = "gh";

    private Extensions() {}

    /** Whether it stands in their namespace; whether there is such a policy is another question. */
    public static boolean isOne(Element element) {
        return element.namespace().equals(NAMESPACE);
    }

    /** Whether it is the extension of that name, whatever its prefix. */
    public static boolean is(Element element, String name) {
        return isOne(element) && element.localName().equals(name);
    }

    /** Whether an attribute only says which prefix stands for extensions. */
    static boolean isDeclaration(Attribute attribute) {
        return attribute.name().startsWith("xmlns:")
                && attribute.value() instanceof Value.Literal literal
                && literal.text().equals(NAMESPACE);
    }

    /** That API Management would not take the document. */
    static Diagnostic notPortable(Source in, Element element) {
        return Diagnostic.info(
                "POL123",
                in,
                element.nameSpan(),
                "'%s' is Gatehouse's own; API Management refuses it".formatted(element.name()));
    }

    /** What to say of an element that is no policy, where it is or is meant to be an extension. */
    static Diagnostic unknown(Source in, Element element, Policies policies) {
        var name = element.localName();
        var known = policies.extensionNames();
        if (isOne(element)) {
            var meant = Spelling.closest(name, known);
            return Diagnostic.error(
                    "POL125",
                    in,
                    element.nameSpan(),
                    "there is no extension '%s'".formatted(name)
                            + (meant == null ? "" : "; did you mean '%s'?".formatted(meant)));
        }
        if (element.name().equals(name)) {
            return known.contains(name)
                    ? Diagnostic.error(
                            "POL124",
                            in,
                            element.nameSpan(),
                            "'%s' is an extension: write '%s:%s', and %s on 'policies'"
                                    .formatted(name, USUAL_PREFIX, name, declaration(USUAL_PREFIX)))
                    : PolicyErrors.unknownPolicy(in, element.nameSpan(), name, policies.names());
        }
        var prefix = element.name().substring(0, element.name().length() - name.length() - 1);
        return Diagnostic.error(
                "POL124",
                in,
                element.nameSpan(),
                element.namespace().isEmpty()
                        ? "the prefix '%s' is not declared; write %s on 'policies'"
                                .formatted(prefix, declaration(prefix))
                        : "the prefix '%s' stands for '%s', which holds no policies; extensions need %s"
                                .formatted(prefix, element.namespace(), declaration(prefix)));
    }

    private static String declaration(String prefix) {
        return "xmlns:%s=\"%s\"".formatted(prefix, NAMESPACE);
    }
}

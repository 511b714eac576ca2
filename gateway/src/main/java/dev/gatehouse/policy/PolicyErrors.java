package dev.gatehouse.policy;

import dev.gatehouse.text.Diagnostic;
import dev.gatehouse.text.Source;
import dev.gatehouse.text.Span;
import dev.gatehouse.text.Spelling;
import java.util.Collection;

/** Every message of this phase, in one place and one voice. Codes are never reused. */
final class PolicyErrors {
    private PolicyErrors() {}

    static Diagnostic unknownPolicy(Source in, Span at, String name, Collection<String> known) {
        return Diagnostic.error(
                "POL101",
                in,
                at,
                "'%s' is not a policy that Gatehouse knows%s".formatted(name, didYouMean(name, known)));
    }

    private static String didYouMean(String name, Collection<String> known) {
        var meant = Spelling.closest(name, known);
        return meant == null ? "" : "; did you mean '%s'?".formatted(meant);
    }

    static Diagnostic unknownAttribute(Source in, Span at, String element, String attribute, Collection<String> known) {
        return Diagnostic.error(
                "POL102",
                in,
                at,
                "'%s' has no attribute '%s'%s".formatted(element, attribute, didYouMean(attribute, known)));
    }

    static Diagnostic unknownChild(Source in, Span at, String element, String child) {
        return Diagnostic.error("POL103", in, at, "'%s' cannot contain '%s'".formatted(element, child));
    }

    static Diagnostic unexpectedText(Source in, Span at, String element) {
        return Diagnostic.error("POL104", in, at, "'%s' takes no text".formatted(element));
    }

    static Diagnostic misplaced(Source in, Span at, String policy, Section section, Collection<Section> allowed) {
        return Diagnostic.error(
                "POL105",
                in,
                at,
                "'%s' cannot stand in %s; it belongs in %s"
                        .formatted(
                                policy,
                                section.element(),
                                String.join(
                                        ", ",
                                        allowed.stream()
                                                .sorted()
                                                .map(Section::element)
                                                .toList())));
    }

    static Diagnostic missingAttribute(Source in, Span at, String element, String attribute) {
        return Diagnostic.error("POL106", in, at, "'%s' needs the attribute '%s'".formatted(element, attribute));
    }

    static Diagnostic notOneOf(Source in, Span at, String attribute, String value, Collection<String> allowed) {
        return Diagnostic.error(
                "POL107",
                in,
                at,
                "'%s' is '%s'; expected one of %s".formatted(attribute, value, String.join(", ", allowed)));
    }

    static Diagnostic noExpression(Source in, Span at, String what) {
        return Diagnostic.error("POL108", in, at, "'%s' takes no expression, only text".formatted(what));
    }

    static Diagnostic notANumber(Source in, Span at, String what, String value) {
        return Diagnostic.error("POL109", in, at, "'%s' is '%s'; expected a whole number".formatted(what, value));
    }

    static Diagnostic outOfRange(Source in, Span at, String what, long value, long min, long max) {
        return Diagnostic.error("POL110", in, at, "'%s' is %d; expected %d to %d".formatted(what, value, min, max));
    }

    static Diagnostic missingChild(Source in, Span at, String element, String child) {
        return Diagnostic.error("POL111", in, at, "'%s' needs a '%s'".formatted(element, child));
    }

    static Diagnostic repeatedChild(Source in, Span at, String element, String child) {
        return Diagnostic.error("POL112", in, at, "'%s' takes one '%s'".formatted(element, child));
    }

    static Diagnostic unknownSection(Source in, Span at, String name) {
        return Diagnostic.error(
                "POL113",
                in,
                at,
                "'%s' is not a section; expected inbound, backend, outbound or on-error".formatted(name));
    }

    static Diagnostic repeatedSection(Source in, Span at, String name) {
        return Diagnostic.error("POL114", in, at, "'%s' stands here a second time".formatted(name));
    }

    static Diagnostic notPolicies(Source in, Span at, String name) {
        return Diagnostic.error("POL115", in, at, "the root element is '%s'; expected 'policies'".formatted(name));
    }

    static Diagnostic unknownFragment(Source in, Span at, String id, boolean bare) {
        var message = "there is no policy fragment '%s'".formatted(id);
        return bare ? Diagnostic.warning("POL116", in, at, message) : Diagnostic.error("POL116", in, at, message);
    }

    static Diagnostic nestedFragment(Source in, Span at) {
        return Diagnostic.error("POL117", in, at, "a fragment cannot include another one");
    }

    static Diagnostic baseInFragment(Source in, Span at) {
        return Diagnostic.error("POL118", in, at, "a fragment cannot hold 'base'");
    }

    static Diagnostic unsupportedResolver(Source in, Span at, String name) {
        return Diagnostic.warning("POL119", in, at, "resolver policies ('%s') are read but not run".formatted(name));
    }

    static Diagnostic tooLarge(Source in, Span at, int limit) {
        return Diagnostic.error("POL120", in, at, "the section compiles to more than %d steps".formatted(limit));
    }

    static Diagnostic answersBeforeToken(Source in, Span at, String name) {
        return Diagnostic.warning(
                "POL122", in, at, "'%s' stands before the token is validated: it answers everybody".formatted(name));
    }

    static Diagnostic empty(Source in, Span at, String what) {
        return Diagnostic.error("POL121", in, at, "'%s' is empty".formatted(what));
    }
}

package dev.gatehouse.policy;

import dev.gatehouse.text.Diagnostics;
import dev.gatehouse.text.Source;
import dev.gatehouse.xml.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A lint: what answers the caller before a token is validated answers everybody. */
final class AnswersBeforeTokens {
    private static final Set<String> ANSWERS = Set.of("return-response", "mock-response", "cache-lookup");
    private static final Set<String> VALIDATES = Set.of("validate-jwt", "validate-azure-ad-token");

    private AnswersBeforeTokens() {}

    /** Looks through an inbound section in the order of its text. */
    static void check(Source source, Element inbound, Diagnostics diagnostics) {
        List<Element> answers = new ArrayList<>();
        if (findUntilValidated(inbound, answers)) {
            for (var answer : answers) {
                diagnostics.add(PolicyErrors.answersBeforeToken(source, answer.nameSpan(), answer.name()));
            }
        }
    }

    /** Collects what answers, until a token is validated; false where none is. */
    private static boolean findUntilValidated(Element parent, List<Element> answers) {
        for (var node : parent.children()) {
            if (!(node instanceof Element element)) {
                continue;
            }
            if (VALIDATES.contains(element.name()) || Extensions.is(element, "introspect-token")) {
                return true;
            }
            if (ANSWERS.contains(element.name())) {
                answers.add(element);
            } else if (findUntilValidated(element, answers)) {
                return true;
            }
        }
        return false;
    }
}

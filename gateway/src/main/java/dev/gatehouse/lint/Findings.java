package dev.gatehouse.lint;

import dev.gatehouse.text.Diagnostic;
import dev.gatehouse.text.Severity;
import dev.gatehouse.text.Source;
import dev.gatehouse.text.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects what rules find; the same thing once, by how many ways a rule may have come to it. Confined to one thread. */
public final class Findings {
    private final Map<String, Diagnostic> found = new LinkedHashMap<>();

    /** A finding at a statement, with the severity of the rule. */
    public void add(Rule rule, Statement at, String message) {
        add(rule, at.source(), at.at(), message);
    }

    public void add(Rule rule, Source source, Span span, String message) {
        add(rule.about().severity(), rule, source, span, message);
    }

    /** A finding that is less grave than the rule's others. */
    public void remark(Rule rule, Statement at, String message) {
        add(Severity.INFO, rule, at.source(), at.at(), message);
    }

    private void add(Severity severity, Rule rule, Source source, Span span, String message) {
        var diagnostic = new Diagnostic(severity, rule.about().code(), source, span, message);
        found.putIfAbsent(diagnostic.toString(), diagnostic);
    }

    public List<Diagnostic> list() {
        return List.copyOf(found.values());
    }
}

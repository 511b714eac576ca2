package dev.gatehouse.lint;

import dev.gatehouse.policy.Section;
import dev.gatehouse.text.Diagnostic;
import dev.gatehouse.xml.Document;
import java.util.Collection;
import java.util.List;

/** Runs rules. Documents that could not be read as written are left out: their mistakes come first. */
public final class Lint {
    private final List<Rule> rules;

    public Lint(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    /** Looks at a document of which nothing is known but its text. */
    public List<Diagnostic> document(Document document) {
        var findings = new Findings();
        if (!document.hasErrors()) {
            var effective = Effective.of(Chain.alone(document));
            statements(effective, findings);
            rules.forEach(rule -> rule.look(effective, findings));
        }
        return findings.list();
    }

    /**
     * Looks at a folder of artifacts.
     *
     * @param documents all there are, also those that no operation uses
     */
    public List<Diagnostic> estate(Estate estate, Collection<Document> documents) {
        var findings = new Findings();
        for (var document : documents) {
            if (!document.hasErrors()) {
                statements(Effective.of(Chain.alone(document)), findings);
            }
        }
        for (var effective : estate.all()) {
            if (!effective.chain().hasErrors()) {
                rules.forEach(rule -> rule.look(effective, findings));
            }
        }
        rules.forEach(rule -> rule.look(estate, findings));
        return findings.list();
    }

    private void statements(Effective alone, Findings findings) {
        for (var section : Section.values()) {
            alone.all(section)
                    .filter(statement -> !statement.isOpaque())
                    .forEach(statement -> rules.forEach(rule -> rule.look(statement, findings)));
        }
    }
}

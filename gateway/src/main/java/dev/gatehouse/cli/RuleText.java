package dev.gatehouse.cli;

import dev.gatehouse.lint.About;
import dev.gatehouse.lint.rules.BestPractices;

/** Rules for people: {@code check --rules}, {@code check --explain}, and the help in reports. */
final class RuleText {
    private RuleText() {}

    /** A line each. */
    static String list() {
        var out = new StringBuilder();
        for (About about : BestPractices.all()) {
            out.append("%-7s %-8s %s%n".formatted(about.code(), about.severity().label(), about.title()));
        }
        return out.append("'gatehouse check --explain CODE' says more.\n").toString();
    }

    static String explain(About about) {
        var out = new StringBuilder();
        out.append("%s %s: %s%n%n".formatted(about.severity().label(), about.code(), about.title()));
        out.append(about.explanation()).append("\n\n");
        out.append(about.fix()).append('\n');
        if (!about.sources().isEmpty()) {
            out.append("\nFrom: ").append(String.join("; ", about.sources())).append('\n');
        }
        if (!about.bad().isBlank()) {
            out.append("\nFound:\n\n").append(about.bad().strip().indent(4));
            out.append("\nBetter:\n\n").append(about.good().strip().indent(4));
        }
        return out.toString();
    }

    static String markdown(About about) {
        var text = about.explanation() + "\n\n" + about.fix() + "\n";
        if (about.bad().isBlank()) {
            return text;
        }
        return text
                + "\nFound:\n\n```xml\n" + about.bad().strip() + "\n```\n"
                + "\nBetter:\n\n```xml\n" + about.good().strip() + "\n```\n";
    }
}

package dev.gatehouse.alerts;

import dev.gatehouse.model.AlertRule;
import dev.gatehouse.model.AlertRule.Aggregation;
import dev.gatehouse.model.AlertRule.Operator;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Tells the program's own log, in a line that people understand. */
final class LogListener implements AlertListener {
    private static final Logger LOG = LoggerFactory.getLogger(LogListener.class);

    @Override
    public void changed(AlertNotice notice) {
        LOG.atLevel(level(notice)).log(text(notice));
    }

    /** Azure calls 0 critical, 1 an error, 2 a warning; an alert is worth a warning at least. */
    static Level level(AlertNotice notice) {
        return switch (notice.happening()) {
            case FIRED -> notice.rule().severity() <= 1 ? Level.ERROR : Level.WARN;
            case RESOLVED -> Level.INFO;
        };
    }

    static String text(AlertNotice notice) {
        var rule = notice.rule();
        var text = new StringBuilder("alert '")
                .append(rule.displayName())
                .append("' (Sev")
                .append(rule.severity())
                .append(") ")
                .append(
                        switch (notice.happening()) {
                            case FIRED -> "has fired";
                            case RESOLVED -> "is resolved";
                        });
        if (!notice.about().dimensions().isEmpty()) {
            text.append(" for ").append(notice.about());
        } else if (!notice.about().resource().isEmpty()) {
            text.append(" for ").append(notice.about().resource());
        }
        if (notice.value().isPresent()) {
            text.append(": ")
                    .append(measured(rule))
                    .append(' ')
                    .append(Figures.text(notice.value().getAsDouble()));
            text.append(
                    switch (notice.happening()) {
                        case FIRED ->
                            ", which " + words(rule.condition().operator()) + " "
                                    + Figures.text(rule.condition().threshold());
                        case RESOLVED -> "";
                    });
            text.append(", in the ").append(words(rule.window())).append(" to ").append(notice.windowEnd());
        }
        return printable(text);
    }

    private static String measured(AlertRule rule) {
        var measure = rule.condition().measure();
        var aggregation = rule.condition().aggregation();
        return switch (aggregation) {
            case COUNT -> "number of rows";
            case TOTAL, AVERAGE, MINIMUM, MAXIMUM -> word(aggregation) + " of " + measure;
        };
    }

    private static String word(Aggregation aggregation) {
        return switch (aggregation) {
            case COUNT -> "count";
            case TOTAL -> "total";
            case AVERAGE -> "average";
            case MINIMUM -> "minimum";
            case MAXIMUM -> "maximum";
        };
    }

    private static String words(Operator operator) {
        return switch (operator) {
            case EQUALS -> "equals";
            case GREATER_THAN -> "is greater than";
            case GREATER_THAN_OR_EQUAL -> "is at least";
            case LESS_THAN -> "is less than";
            case LESS_THAN_OR_EQUAL -> "is at most";
        };
    }

    private static String words(Duration duration) {
        if (duration.equals(Duration.ofHours(duration.toHours()))) {
            return count(duration.toHours(), "hour");
        }
        return duration.equals(Duration.ofMinutes(duration.toMinutes()))
                ? count(duration.toMinutes(), "minute")
                : count(duration.toSeconds(), "second");
    }

    private static String count(long number, String unit) {
        return number == 1 ? unit : number + " " + unit + "s";
    }

    /** What callers have sent must not begin a line of its own. */
    private static String printable(StringBuilder text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                text.setCharAt(i, ' ');
            }
        }
        return text.toString();
    }
}

package dev.gatehouse.artifacts;

import dev.gatehouse.text.Diagnostic;
import dev.gatehouse.text.Source;
import dev.gatehouse.text.Span;
import java.time.Duration;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Every message about alert rules and action groups. Codes are never reused. */
final class AlertErrors {
    private AlertErrors() {}

    static Diagnostic notADuration(Source in, Span at, String name, String value) {
        return Diagnostic.error(
                "ALR101",
                in,
                at,
                "'%s' is '%s', which is no duration of ISO 8601; expected one such as PT5M or P1D"
                        .formatted(name, value));
    }

    static Diagnostic outOfRange(Source in, Span at, String name, String value, Duration least, Duration most) {
        return Diagnostic.error(
                "ALR102",
                in,
                at,
                "'%s' is %s; expected %s to %s".formatted(name, value, Durations.text(least), Durations.text(most)));
    }

    static Diagnostic unknownMember(Source in, Span at, String name, @Nullable String meant) {
        return Diagnostic.warning(
                "ALR103",
                in,
                at,
                "'%s' means nothing here and is ignored".formatted(name)
                        + (meant == null ? "" : "; did you mean '%s'?".formatted(meant)));
    }

    static Diagnostic notANumber(Source in, Span at, String name, String value) {
        return Diagnostic.error("ALR104", in, at, "'%s' is '%s'; expected a number".formatted(name, value));
    }

    static Diagnostic notWithin(Source in, Span at, String name, String value, int least, int most) {
        return Diagnostic.error(
                "ALR105",
                in,
                at,
                "'%s' is '%s'; expected a whole number from %d to %d".formatted(name, value, least, most));
    }

    static Diagnostic notOneCondition(Source in, Span at, int count) {
        return Diagnostic.error("ALR106", in, at, "'allOf' holds %d conditions; expected one".formatted(count));
    }

    static Diagnostic noSuchColumn(Source in, Span at, String name, String column, Collection<String> columns) {
        return Diagnostic.error(
                "ALR107",
                in,
                at,
                "'%s' is '%s', which is no column of the query's result; those are %s"
                        .formatted(name, column, String.join(", ", columns)));
    }

    static Diagnostic notNumbers(Source in, Span at, String column, String type) {
        return Diagnostic.error(
                "ALR108",
                in,
                at,
                "'metricMeasureColumn' is '%s', a column of type %s; expected one with numbers"
                        .formatted(column, type));
    }

    static Diagnostic measureMissing(Source in, Span at, String aggregation) {
        return Diagnostic.error(
                "ALR109", in, at, "'metricMeasureColumn' is missing; '%s' needs it".formatted(aggregation));
    }

    static Diagnostic measureUnused(Source in, Span at) {
        return Diagnostic.warning(
                "ALR110", in, at, "'metricMeasureColumn' is ignored: 'Count' counts the rows of the result");
    }

    static Diagnostic muteUnused(Source in, Span at) {
        return Diagnostic.warning(
                "ALR111",
                in,
                at,
                "'muteActionsDuration' is ignored: alerts that resolve fire once anyway; set 'autoMitigate' to false");
    }

    static Diagnostic gaps(Source in, Span at, Duration frequency, Duration lookBack) {
        return Diagnostic.warning(
                "ALR112",
                in,
                at,
                "every %s the rule looks at the last %s: what happens in between is never seen"
                        .formatted(Durations.text(frequency), Durations.text(lookBack)));
    }

    static Diagnostic notOffered(Source in, Span at, String what) {
        return Diagnostic.warning("ALR113", in, at, "%s not offered; the rule never runs".formatted(what));
    }

    static Diagnostic wrongType(Source in, Span at, String type, String expected) {
        return Diagnostic.error("ALR114", in, at, "'type' is '%s'; expected %s".formatted(type, expected));
    }

    static Diagnostic repeatedName(Source in, Span at, String type, String name) {
        return Diagnostic.error("ALR115", in, at, "another %s is called '%s'".formatted(type, name));
    }

    static Diagnostic templateExpression(Source in, Span at, String name) {
        return Diagnostic.error(
                "ALR116", in, at, "'%s' is an expression of an ARM template; those are not evaluated".formatted(name));
    }

    static Diagnostic receiverNotOffered(Source in, Span at, String kind) {
        return Diagnostic.warning(
                "ALR117", in, at, "'%s' are not offered and ignored; 'webhookReceivers' are".formatted(kind));
    }

    static Diagnostic withoutToken(Source in, Span at) {
        return Diagnostic.warning(
                "ALR118", in, at, "'useAadAuth' is not offered: the webhook is called without a token");
    }

    static Diagnostic badAddress(Source in, Span at) {
        return Diagnostic.error(
                "ALR119", in, at, "'serviceUri' is no absolute https URL with a host and without a user");
    }

    static Diagnostic tooManyDimensions(Source in, Span at, int count, int most) {
        return Diagnostic.error(
                "ALR120", in, at, "'dimensions' holds %d dimensions; expected %d at most".formatted(count, most));
    }
}

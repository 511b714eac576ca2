package dev.gatehouse.artifacts;

import dev.gatehouse.kql.KqlCompiler;
import dev.gatehouse.kql.Query;
import dev.gatehouse.kql.schema.Column;
import dev.gatehouse.kql.schema.Type;
import dev.gatehouse.model.AlertRule.Aggregation;
import dev.gatehouse.model.AlertRule.Condition;
import dev.gatehouse.model.AlertRule.Dimension;
import dev.gatehouse.model.AlertRule.Operator;
import dev.gatehouse.text.Diagnostic;
import dev.gatehouse.text.Diagnostics;
import dev.gatehouse.text.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the condition of a scheduled query rule, and compiles its query. */
final class AlertConditionReader {
    /** Azure's limits. */
    private static final int MAX_DIMENSIONS = 6;

    private static final int MAX_PERIODS = 6;
    private static final Set<Type> NUMBERS = EnumSet.of(Type.INT, Type.LONG, Type.REAL, Type.DECIMAL);
    private static final Map<String, Aggregation> AGGREGATIONS = new HashMap<>();
    private static final Map<String, Operator> OPERATORS = new HashMap<>();

    static {
        for (var each : Aggregation.values()) {
            AGGREGATIONS.put(each.toString(), each);
        }
        for (var each : Operator.values()) {
            OPERATORS.put(each.toString(), each);
        }
        // So the service, whatever its specification says: azure-rest-api-specs issue 21794.
        OPERATORS.put("Equal", Operator.EQUALS);
    }

    private static final KnownMembers CRITERIA = KnownMembers.of("allOf", "odata.type");
    private static final KnownMembers CONDITION = KnownMembers.of(
            "alertSensitivity",
            "criterionType",
            "dimensions",
            "failingPeriods",
            "ignoreDataBefore",
            "metricMeasureColumn",
            "metricName",
            "operator",
            "query",
            "resourceIdColumn",
            "threshold",
            "timeAggregation");
    private static final KnownMembers DIMENSION = KnownMembers.of("name", "operator", "values");
    private static final KnownMembers PERIODS =
            KnownMembers.of("minFailingPeriodsToAlert", "numberOfEvaluationPeriods");

    private final KqlCompiler compiler;
    private final Diagnostics diagnostics;

    AlertConditionReader(KqlCompiler compiler, Diagnostics diagnostics) {
        this.compiler = compiler;
        this.diagnostics = diagnostics;
    }

    /** What stands under {@code criteria}; null where there is nothing to go by, which is reported. */
    @Nullable
    Condition read(Properties rule) {
        var source = rule.source();
        var criteria = rule.object("criteria");
        if (criteria == null) {
            diagnostics.add(ArtifactErrors.missing(source, rule.span(), "criteria"));
            return null;
        }
        CRITERIA.check(criteria, diagnostics);
        var all = criteria.objects("allOf");
        if (all.size() != 1) {
            diagnostics.add(AlertErrors.notOneCondition(source, criteria.at("allOf"), all.size()));
            return null;
        }
        var condition = all.getFirst();
        CONDITION.check(condition, diagnostics);
        if (condition.has("alertSensitivity")
                || "DynamicThresholdCriterion".equalsIgnoreCase(condition.text("criterionType"))) {
            var at = condition.has("criterionType") ? "criterionType" : "alertSensitivity";
            diagnostics.add(AlertErrors.notOffered(source, condition.at(at), "dynamic thresholds are"));
            return null;
        }
        return read(condition, rule.flag("skipQueryValidation", false));
    }

    private Condition read(Properties condition, boolean unchecked) {
        var numbers = new Numbers(condition, diagnostics);
        var aggregation = choice(condition, "timeAggregation", AGGREGATIONS, Aggregation.COUNT);
        var dimensions = dimensions(condition);
        var query = condition.requiredText("query");
        var compiled = query == null ? null : compile(condition, unchecked);
        if (compiled != null) {
            column(compiled, condition, "resourceIdColumn", condition);
            for (var dimension : condition.objects("dimensions")) {
                column(compiled, condition, "name", dimension);
            }
        }
        int periods = 1;
        int failing = 1;
        var failingPeriods = condition.object("failingPeriods");
        if (failingPeriods != null) {
            PERIODS.check(failingPeriods, diagnostics);
            var counts = new Numbers(failingPeriods, diagnostics);
            periods = counts.whole("numberOfEvaluationPeriods", 1, MAX_PERIODS, 1);
            failing = counts.whole("minFailingPeriodsToAlert", 1, periods, 1);
        }
        return new Condition(
                query == null ? "" : query,
                aggregation,
                measure(condition, aggregation, compiled),
                condition.text("resourceIdColumn"),
                dimensions,
                choice(condition, "operator", OPERATORS, Operator.GREATER_THAN),
                numbers.number("threshold"),
                periods,
                failing);
    }

    /** Mistakes are said at their place within the query. */
    private @Nullable Query compile(Properties condition, boolean unchecked) {
        if (!(condition.tree("query") instanceof Tree.Scalar scalar)) {
            return null;
        }
        var found = new Diagnostics();
        var compiled = compiler.compile(ScalarText.source(condition.source(), scalar), Instant.EPOCH, null, found);
        for (var each : found.list()) {
            boolean harmless = unchecked && each.severity() == Severity.ERROR;
            diagnostics.add(
                    harmless
                            ? new Diagnostic(Severity.WARNING, each.code(), each.source(), each.span(), each.message())
                            : each);
        }
        return compiled;
    }

    private @Nullable String measure(Properties condition, Aggregation aggregation, @Nullable Query compiled) {
        var source = condition.source();
        boolean given = condition.has("metricMeasureColumn");
        if (aggregation == Aggregation.COUNT) {
            if (given && !condition.text("metricMeasureColumn", "").isEmpty()) {
                diagnostics.add(AlertErrors.measureUnused(source, condition.nameOf("metricMeasureColumn")));
            }
            return null;
        }
        if (!given) {
            diagnostics.add(AlertErrors.measureMissing(
                    source, condition.at("timeAggregation"), condition.text("timeAggregation", "")));
            return null;
        }
        var column = compiled == null ? null : column(compiled, condition, "metricMeasureColumn", condition);
        if (column != null && !NUMBERS.contains(column.type())) {
            diagnostics.add(AlertErrors.notNumbers(
                    source,
                    condition.at("metricMeasureColumn"),
                    column.name(),
                    column.type().toString()));
        }
        return condition.text("metricMeasureColumn");
    }

    /** The column of the result that {@code object} names; null where it names none, and where there is none, which is reported. */
    private @Nullable Column column(Query query, Properties condition, String member, Properties object) {
        var name = object.text(member);
        if (name == null) {
            return null;
        }
        for (var column : query.columns()) {
            if (column.name().equals(name)) {
                return column;
            }
        }
        diagnostics.add(AlertErrors.noSuchColumn(
                condition.source(),
                object.at(member),
                member,
                name,
                query.columns().stream().map(Column::name).toList()));
        return null;
    }

    private List<Dimension> dimensions(Properties condition) {
        List<Dimension> dimensions = new ArrayList<>();
        var all = condition.objects("dimensions");
        if (all.size() > MAX_DIMENSIONS) {
            diagnostics.add(AlertErrors.tooManyDimensions(
                    condition.source(), condition.at("dimensions"), all.size(), MAX_DIMENSIONS));
        }
        for (var each : all) {
            DIMENSION.check(each, diagnostics);
            var name = each.requiredText("name");
            boolean include = choice(each, "operator", Map.of("Include", true, "Exclude", false), true);
            var values = each.texts("values");
            if (values.isEmpty()) {
                diagnostics.add(ArtifactErrors.missing(each.source(), each.at("values"), "values"));
            }
            dimensions.add(new Dimension(name == null ? "" : name, include, values));
        }
        return dimensions;
    }

    /** One of these, whatever its case. */
    private <T> T choice(Properties object, String name, Map<String, T> choices, T otherwise) {
        var text = object.requiredText(name);
        if (text == null) {
            return otherwise;
        }
        for (var each : choices.entrySet()) {
            if (each.getKey().equalsIgnoreCase(text)) {
                return each.getValue();
            }
        }
        var names = choices.keySet().stream()
                .filter(each -> !each.equals("Equal"))
                .sorted()
                .toList();
        diagnostics.add(ArtifactErrors.notOneOf(object.source(), object.at(name), name, text, names));
        return otherwise;
    }
}

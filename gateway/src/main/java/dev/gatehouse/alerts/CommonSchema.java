package dev.gatehouse.alerts;

import dev.gatehouse.model.AlertRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes notices in Azure's common alert schema, as rules over logs have it.
 *
 * @see <a href="https://learn.microsoft.com/azure/azure-monitor/alerts/alerts-common-schema">Common alert schema</a>
 * @see <a href="https://learn.microsoft.com/azure/azure-monitor/alerts/alerts-payload-samples#log-search-alert-with-monitoringservice--log-alerts-v2">Log Alerts V2</a>
 */
final class CommonSchema {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** The dimensions that name what has the trouble, the best first. */
    private static final List<String> ITEMS = List.of("_ResourceId", "ResourceId", "Resource", "Computer");

    private CommonSchema() {}

    static byte[] write(AlertNotice notice) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("essentials", essentials(notice));
        data.put("alertContext", context(notice));
        data.put("customProperties", properties(notice.rule()));
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("schemaId", "azureMonitorCommonAlertSchema");
        all.put("data", data);
        return JSON.writeValueAsBytes(all);
    }

    private static Map<String, Object> essentials(AlertNotice notice) {
        var rule = notice.rule();
        var targets = notice.about().resource().isEmpty()
                ? rule.scopes()
                : List.of(notice.about().resource());
        Map<String, Object> essentials = new LinkedHashMap<>();
        essentials.put(
                "alertId", subscription(rule) + "/providers/Microsoft.AlertsManagement/alerts/" + notice.alert());
        essentials.put("alertRule", rule.name());
        essentials.put("severity", "Sev" + rule.severity());
        essentials.put("signalType", "Log");
        essentials.put("monitorCondition", notice.happening().toString());
        essentials.put("monitoringService", "Log Alerts V2");
        essentials.put("alertTargetIDs", targets);
        essentials.put("configurationItems", items(notice, targets));
        essentials.put("originAlertId", notice.alert());
        essentials.put("firedDateTime", notice.firedAt().toString());
        switch (notice.happening()) {
            case FIRED -> {}
            case RESOLVED -> essentials.put("resolvedDateTime", notice.at().toString());
        }
        essentials.put("description", rule.description());
        essentials.put("essentialsVersion", "1.0");
        essentials.put("alertContextVersion", "1.0");
        return essentials;
    }

    /** The subscription that the rule watches, as the id of an alert begins with it. */
    private static String subscription(AlertRule rule) {
        var parts = rule.scopes().isEmpty()
                ? new String[0]
                : rule.scopes().getFirst().split("/", 4);
        return parts.length > 2 && parts[1].equalsIgnoreCase("subscriptions") ? "/subscriptions/" + parts[2] : "";
    }

    private static List<String> items(AlertNotice notice, List<String> targets) {
        for (var name : ITEMS) {
            for (var dimension : notice.about().dimensions()) {
                if (dimension.name().equals(name)) {
                    return List.of(dimension.value());
                }
            }
        }
        return targets;
    }

    private static Map<String, @Nullable Object> context(AlertNotice notice) {
        Map<String, @Nullable Object> condition = new LinkedHashMap<>();
        condition.put("windowSize", Figures.text(notice.rule().window()));
        condition.put("allOf", List.of(condition(notice)));
        condition.put("windowStartTime", notice.windowStart().toString());
        condition.put("windowEndTime", notice.windowEnd().toString());
        Map<String, @Nullable Object> context = new LinkedHashMap<>();
        context.put("properties", properties(notice.rule()));
        context.put("conditionType", "LogQueryCriteria");
        context.put("condition", condition);
        return context;
    }

    private static Map<String, @Nullable Object> condition(AlertNotice notice) {
        var rule = notice.rule();
        var condition = rule.condition();
        Map<String, Object> periods = new LinkedHashMap<>();
        periods.put("numberOfEvaluationPeriods", condition.periods());
        periods.put("minFailingPeriodsToAlert", condition.minFailing());
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("searchQuery", condition.query());
        json.put("metricMeasureColumn", condition.measure());
        json.put("targetResourceTypes", types(rule));
        json.put("operator", condition.operator().toString());
        json.put("threshold", Figures.text(condition.threshold()));
        json.put("timeAggregation", condition.aggregation().toString());
        json.put(
                "dimensions",
                notice.about().dimensions().stream()
                        .map(CommonSchema::dimension)
                        .toList());
        json.put(
                "metricValue",
                notice.value().isPresent() ? Figures.number(notice.value().getAsDouble()) : null);
        json.put("failingPeriods", periods);
        // Azure links to its portal here; there is no page of ours yet that shows a query and its answer.
        json.put("linkToSearchResultsUI", null);
        json.put("linkToFilteredSearchResultsUI", null);
        json.put("linkToSearchResultsAPI", null);
        json.put("linkToFilteredSearchResultsAPI", null);
        return json;
    }

    private static SequencedMap<String, String> dimension(Combination.Dimension dimension) {
        SequencedMap<String, String> json = new LinkedHashMap<>();
        json.put("name", dimension.name());
        json.put("value", dimension.value());
        return json;
    }

    /** A list in a text, as Azure has it. */
    private static String types(AlertRule rule) {
        var types = rule.targetResourceTypes().isEmpty()
                ? Stream.of("Microsoft.ApiManagement/service")
                : rule.targetResourceTypes().stream();
        return types.map(each -> "'" + each + "'").collect(Collectors.joining(", ", "[", "]"));
    }

    private static @Nullable SequencedMap<String, String> properties(AlertRule rule) {
        return rule.customProperties().isEmpty() ? null : rule.customProperties();
    }
}

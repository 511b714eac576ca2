package dev.gatehouse.artifacts;

import dev.gatehouse.model.ActionGroup;
import dev.gatehouse.model.AlertRule;
import dev.gatehouse.text.Diagnostics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads scheduled query rules: what surrounds the condition.
 *
 * @see <a href="https://learn.microsoft.com/rest/api/monitor/scheduled-query-rules/create-or-update">Scheduled query rules</a>
 */
final class AlertRuleReader {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration TWO_DAYS = Duration.ofDays(2);
    private static final int MILDEST = 4;
    /** What Azure's portal proposes. */
    private static final int USUAL_SEVERITY = 3;

    private static final KnownMembers RULE = KnownMembers.of(
            "actions",
            "autoMitigate",
            "checkWorkspaceAlertsStorageConfigured",
            "createdWithApiVersion",
            "criteria",
            "description",
            "displayName",
            "enabled",
            "evaluationFrequency",
            "isLegacyLogAnalyticsRule",
            "isWorkspaceAlertsStorageConfigured",
            "muteActionsDuration",
            "overrideQueryTimeRange",
            "resolveConfiguration",
            "scopes",
            "severity",
            "skipQueryValidation",
            "targetResourceTypes",
            "windowSize");
    private static final KnownMembers ACTIONS = KnownMembers.of("actionGroups", "actionProperties", "customProperties");
    private static final KnownMembers RESOLVING = KnownMembers.of("autoResolved", "timeToResolve");

    private final Map<String, ActionGroup> groups;
    private final AlertConditionReader conditions;
    private final Diagnostics diagnostics;

    /** @param groups by name, in lower case */
    AlertRuleReader(Map<String, ActionGroup> groups, AlertConditionReader conditions, Diagnostics diagnostics) {
        this.groups = groups;
        this.conditions = conditions;
        this.diagnostics = diagnostics;
    }

    /** The rule; null where it never runs, which is reported. */
    @Nullable
    AlertRule read(ArmFiles.Resource resource) {
        var rule = resource.properties();
        RULE.check(resource, diagnostics);
        var kind = resource.envelope().text("kind");
        if (kind != null && !kind.equalsIgnoreCase("LogAlert")) {
            diagnostics.add(AlertErrors.notOffered(
                    rule.source(), resource.envelope().at("kind"), "rules of kind '%s' are".formatted(kind)));
            return null;
        }
        var numbers = new Numbers(rule, diagnostics);
        var frequency = numbers.required("evaluationFrequency", MINUTE, DAY);
        var window = numbers.required("windowSize", MINUTE, TWO_DAYS);
        var condition = conditions.read(rule);
        if (condition == null) {
            return null;
        }
        var queryRange = numbers.duration("overrideQueryTimeRange", window, TWO_DAYS);
        var lookBack = queryRange == null ? window.multipliedBy(condition.periods()) : queryRange;
        if (frequency.compareTo(lookBack) > 0) {
            diagnostics.add(AlertErrors.gaps(rule.source(), rule.at("evaluationFrequency"), frequency, lookBack));
        }
        var timeToResolve = timeToResolve(rule, frequency);
        var actions = rule.object("actions");
        if (actions != null) {
            ACTIONS.check(actions, diagnostics);
        }
        return new AlertRule(
                resource.name(),
                rule.text("displayName", resource.name()),
                rule.text("description", ""),
                numbers.whole("severity", 0, MILDEST, USUAL_SEVERITY),
                rule.flag("enabled", true),
                rule.texts("scopes"),
                rule.texts("targetResourceTypes"),
                frequency,
                window,
                queryRange,
                condition,
                timeToResolve,
                mute(rule, numbers, timeToResolve),
                actions == null ? new LinkedHashMap<>() : texts(actions.object("customProperties")),
                actions == null ? List.of() : groups(actions));
    }

    private @Nullable Duration timeToResolve(Properties rule, Duration frequency) {
        boolean resolves = rule.flag("autoMitigate", true);
        Duration time = null;
        var configuration = rule.object("resolveConfiguration");
        if (configuration != null) {
            RESOLVING.check(configuration, diagnostics);
            resolves = configuration.flag("autoResolved", resolves);
            time = new Numbers(configuration, diagnostics).duration("timeToResolve", MINUTE, TWO_DAYS);
        }
        if (!resolves) {
            return null;
        }
        return time == null ? usualTimeToResolve(frequency) : time;
    }

    /**
     * Azure's.
     *
     * @see <a href="https://learn.microsoft.com/azure/azure-monitor/alerts/alerts-overview#stateful-alerts">Stateful alerts</a>
     */
    private static Duration usualTimeToResolve(Duration frequency) {
        if (frequency.compareTo(Duration.ofMinutes(5)) < 0) {
            return Duration.ofMinutes(10);
        }
        if (frequency.compareTo(Duration.ofMinutes(15)) <= 0) {
            return frequency.multipliedBy(3);
        }
        return frequency.compareTo(Duration.ofHours(11)) <= 0 ? frequency.multipliedBy(2) : frequency;
    }

    private Duration mute(Properties rule, Numbers numbers, @Nullable Duration timeToResolve) {
        var mute = numbers.duration("muteActionsDuration", MINUTE, TWO_DAYS);
        if (mute != null && timeToResolve != null) {
            diagnostics.add(AlertErrors.muteUnused(rule.source(), rule.nameOf("muteActionsDuration")));
            return Duration.ZERO;
        }
        return mute == null ? Duration.ZERO : mute;
    }

    /** By ARM's id, or by the name that is its last part. */
    private List<ActionGroup> groups(Properties actions) {
        List<ActionGroup> found = new ArrayList<>();
        for (var item : actions.list("actionGroups")) {
            if (!(item instanceof Tree.Scalar scalar)) {
                diagnostics.add(
                        ArtifactErrors.expected(actions.source(), item.span(), "actionGroups", "a list of texts"));
                continue;
            }
            var name = scalar.text().substring(scalar.text().lastIndexOf('/') + 1);
            var group = groups.get(name.toLowerCase(Locale.ROOT));
            if (group == null) {
                diagnostics.add(ArtifactErrors.unknownReference(actions.source(), item.span(), "action group", name));
            } else if (!found.contains(group)) {
                found.add(group);
            }
        }
        return found;
    }

    private static SequencedMap<String, String> texts(@Nullable Properties object) {
        SequencedMap<String, String> texts = new LinkedHashMap<>();
        if (object != null) {
            for (var name : object.names()) {
                texts.put(name, object.text(name, ""));
            }
        }
        return texts;
    }
}

package dev.gatehouse.artifacts;

import dev.gatehouse.kql.KqlCompiler;
import dev.gatehouse.model.ActionGroup;
import dev.gatehouse.model.AlertRule;
import dev.gatehouse.text.Diagnostics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads scheduled query rules, and the action groups that they name. */
final class AlertFiles {
    private AlertFiles() {}

    /** The rules that can run, also those that are not enabled. */
    static List<AlertRule> read(Folder folder, Urls urls, KqlCompiler queries, Diagnostics diagnostics) {
        var resources = new ArmFiles(folder, diagnostics).read();
        var groups = new ActionGroupReader(urls, diagnostics);
        Map<String, ActionGroup> byName = new HashMap<>();
        for (var resource : resources) {
            if (resource.type() == ArmType.ACTION_GROUP) {
                byName.put(resource.name().toLowerCase(Locale.ROOT), groups.read(resource));
            }
        }
        var rules = new AlertRuleReader(byName, new AlertConditionReader(queries, diagnostics), diagnostics);
        List<AlertRule> found = new ArrayList<>();
        for (var resource : resources) {
            var rule = resource.type() == ArmType.SCHEDULED_QUERY_RULE ? rules.read(resource) : null;
            if (rule != null) {
                found.add(rule);
            }
        }
        return found;
    }
}

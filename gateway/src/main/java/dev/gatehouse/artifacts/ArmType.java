package dev.gatehouse.artifacts;

/** The resources of Azure Monitor that are read, called as ARM calls them. */
enum ArmType {
    ACTION_GROUP(Layout.ACTION_GROUPS, "Microsoft.Insights/actionGroups", "action group", "actionGroupInformation"),
    SCHEDULED_QUERY_RULE(
            Layout.SCHEDULED_QUERY_RULES,
            "Microsoft.Insights/scheduledQueryRules",
            "scheduled query rule",
            "scheduledQueryRuleInformation");

    private final Layout layout;
    private final String id;
    private final String label;
    private final String information;

    ArmType(Layout layout, String id, String label, String information) {
        this.layout = layout;
        this.id = id;
        this.label = label;
        this.information = information;
    }

    Layout layout() {
        return layout;
    }

    /** As messages call one. */
    String label() {
        return label;
    }

    /** The name, without its ending, of the file in a folder of its own. */
    String information() {
        return information;
    }

    @Override
    public String toString() {
        return id;
    }
}

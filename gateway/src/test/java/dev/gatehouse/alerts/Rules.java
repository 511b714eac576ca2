package dev.gatehouse.alerts;

import dev.gatehouse.model.ActionGroup;
import dev.gatehouse.model.AlertRule;
import dev.gatehouse.model.AlertRule.Aggregation;
import dev.gatehouse.model.AlertRule.Condition;
import dev.gatehouse.model.AlertRule.Dimension;
import dev.gatehouse.model.AlertRule.Operator;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Rules for tests: every minute over five, more than 50 rows, unless told otherwise. */
final class Rules {
    private String name = "spike";
    private String query = "ApiManagementGatewayLogs";
    private int severity = 2;
    private boolean enabled = true;
    private Duration frequency = Duration.ofMinutes(1);
    private Duration window = Duration.ofMinutes(5);
    private @Nullable Duration timeToResolve = Duration.ofMinutes(3);
    private Duration mute = Duration.ZERO;
    private List<Dimension> dimensions = List.of();
    private @Nullable String resource;
    private double threshold = 50;
    private int periods = 1;
    private int failing = 1;
    private final SequencedMap<String, String> properties = new LinkedHashMap<>();
    private List<String> scopes = List.of();
    private List<ActionGroup> groups = List.of();

    static Rules rule(String name) {
        var rules = new Rules();
        rules.name = name;
        return rules;
    }

    Rules query(String text) {
        query = text;
        return this;
    }

    Rules severity(int number) {
        severity = number;
        return this;
    }

    Rules notEnabled() {
        enabled = false;
        return this;
    }

    Rules every(Duration time) {
        frequency = time;
        return this;
    }

    Rules over(Duration time) {
        window = time;
        return this;
    }

    Rules resolvingAfter(Duration time) {
        timeToResolve = time;
        return this;
    }

    Rules keepingNoAlerts(Duration silence) {
        timeToResolve = null;
        mute = silence;
        return this;
    }

    Rules by(String... columns) {
        dimensions = Arrays.stream(columns)
                .map(column -> new Dimension(column, true, List.of("*")))
                .toList();
        return this;
    }

    Rules about(String column) {
        resource = column;
        return this;
    }

    Rules moreThan(double number) {
        threshold = number;
        return this;
    }

    Rules in(int min, int of) {
        failing = min;
        periods = of;
        return this;
    }

    Rules property(String key, String value) {
        properties.put(key, value);
        return this;
    }

    Rules scope(String id) {
        scopes = List.of(id);
        return this;
    }

    Rules telling(URI... addresses) {
        groups = List.of(new ActionGroup(
                "ops",
                "ops",
                true,
                Arrays.stream(addresses)
                        .map(address -> new ActionGroup.Webhook("hook", address))
                        .toList()));
        return this;
    }

    Rules groups(ActionGroup... all) {
        groups = List.of(all);
        return this;
    }

    AlertRule make() {
        return new AlertRule(
                name,
                name,
                "",
                severity,
                enabled,
                scopes,
                List.of(),
                frequency,
                window,
                null,
                new Condition(
                        query,
                        Aggregation.COUNT,
                        null,
                        resource,
                        dimensions,
                        Operator.GREATER_THAN,
                        threshold,
                        periods,
                        failing),
                timeToResolve,
                mute,
                properties,
                groups);
    }
}

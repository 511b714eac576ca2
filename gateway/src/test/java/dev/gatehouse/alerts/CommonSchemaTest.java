package dev.gatehouse.alerts;

import dev.gatehouse.Golden;
import dev.gatehouse.alerts.AlertNotice.Happening;
import dev.gatehouse.alerts.Combination.Dimension;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Notices as webhooks get them; names and order are Azure's. */
class CommonSchemaTest {
    private static final JsonMapper PRETTY =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @TestFactory
    Stream<DynamicTest> noticesHaveAzuresShape() {
        return Golden.tests("alerts-json", name -> pretty(notice(name.strip())));
    }

    private static AlertNotice notice(String name) {
        var at = AlertRig.instant("10:03");
        var end = AlertRig.instant("10:00");
        var id = "0d6c4d6e-2f1c-3b6e-8f5b-000000000001";
        return switch (name) {
            case "fired" ->
                new AlertNotice(
                        Rules.rule("spike")
                                .query("ApiManagementGatewayLogs\n| where Url has \"ü\"")
                                .make(),
                        id,
                        Happening.FIRED,
                        Combination.ALL,
                        OptionalDouble.of(51),
                        end,
                        at,
                        at);
            case "resolved" ->
                new AlertNotice(
                        Rules.rule("by caller")
                                .over(Duration.ofDays(1))
                                .by("Computer", "CallerIpAddress")
                                .about("_ResourceId")
                                .moreThan(0.5)
                                .severity(0)
                                .in(2, 3)
                                .scope(
                                        "/subscriptions/1cf1/resourceGroups/g/providers/Microsoft.OperationalInsights/workspaces/w")
                                .property("team", "identity")
                                .property("runbook", "https://wiki.test")
                                .make(),
                        id,
                        Happening.RESOLVED,
                        new Combination(
                                "/subscriptions/1cf1/resourceGroups/g/providers/Microsoft.ApiManagement/service/a",
                                List.of(
                                        new Dimension("Computer", "gateway-1"),
                                        new Dimension("CallerIpAddress", "192.0.2.1"))),
                        OptionalDouble.empty(),
                        end,
                        AlertRig.instant("05:03"),
                        at);
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static String pretty(AlertNotice notice) {
        return PRETTY.writeValueAsString(PRETTY.readTree(CommonSchema.write(notice)));
    }
}

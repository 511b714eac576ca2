package dev.gatehouse.alerts;

import static dev.gatehouse.alerts.Rules.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.kql.schema.Column;
import dev.gatehouse.kql.schema.Type;
import dev.gatehouse.query.Answer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of alerts when rules change and when the gateway restarts. */
class ReloadTest {
    @TempDir
    Path temporary;

    private AlertRig rig;

    @BeforeEach
    void rig() {
        rig = new AlertRig(temporary);
    }

    @Test
    void anUnchangedRuleGoesOnAsItWas() {
        rig.rules(rule("r")).always(51).minutes(0, 1);
        rig.asked.clear();
        rig.rules(rule("other"), rule("r")).at("01:30");
        assertThat(rig.asked).as("only the new one asks").containsExactly("01:00");
        rig.always(0).minutes(2, 5);
        assertThat(rig.told)
                .containsExactly("00:03 r fired", "01:30 other fired", "04:03 other resolved", "04:03 r resolved");
    }

    @Test
    void anotherSeverityOrReceiverIsNoOtherCondition() {
        rig.rules(rule("r")).always(51).minutes(0, 1);
        rig.rules(rule("r").severity(0).property("team", "x"))
                .minutes(2, 3)
                .always(0)
                .minutes(4, 6);
        assertThat(rig.told).containsExactly("00:03 r fired", "06:03 r resolved");
        assertThat(rig.notices.getLast().rule().severity()).isZero();
    }

    @Test
    void alertsOfAnotherConditionResolveAndItIsLookedAtAtOnce() {
        rig.rules(rule("r")).always(51).minutes(0, 1);
        rig.rules(rule("R").moreThan(10)).at("01:30");
        assertThat(rig.told).containsExactly("00:03 r fired", "01:30 r resolved", "01:30 R fired");
        assertThat(rig.notices.get(1).rule().condition().threshold())
                .as("those are told who heard of it before")
                .isEqualTo(50);
    }

    @Test
    void alertsOfARuleThatIsGoneOrNotEnabledResolve() {
        rig.rules(rule("gone"), rule("off"), rule("stays")).always(51).minutes(0, 1);
        rig.rules(rule("stays"), rule("off").notEnabled()).minutes(2, 3);
        assertThat(rig.told)
                .containsExactly(
                        "00:03 gone fired",
                        "00:03 off fired",
                        "00:03 stays fired",
                        "02:03 gone resolved",
                        "02:03 off resolved");
        rig.rules(rule("stays"), rule("off")).at("03:30");
        assertThat(rig.told).endsWith("03:30 off fired");
    }

    @Test
    void aRuleThatKeepsNoAlertsHasNothingToResolve() {
        rig.rules(rule("r").keepingNoAlerts(Duration.ofHours(1))).always(51).minutes(0, 1);
        rig.rules().minutes(2, 3);
        assertThat(rig.told).containsExactly("00:03 r fired");
    }

    @Test
    void afterARestartWhatHasFiredIsKnown() {
        rig.rules(rule("r").by("ApiId", "Status").about("Who"));
        var row = new Answer(
                List.of(
                        column("alert_dimension_0"),
                        column("alert_dimension_1"),
                        column("alert_resource"),
                        new Column("alert_value", Type.REAL)),
                List.<Object[]>of(new Object[] {"a \"quoted\" one\n", "", "/subscriptions/1", 51.0}),
                null,
                List.of(),
                Duration.ZERO);
        rig.answering(_ -> row).minutes(0, 1).restart().minutes(2, 3);
        rig.answering(_ -> AlertRig.counts())
                .at("04:03")
                .restart()
                .at("05:03")
                .restart()
                .at("06:03");
        assertThat(rig.told)
                .as("well at 4, 5 and 6, each in another process")
                .containsExactly(
                        "00:03 r fired ApiId=a \"quoted\" one\n, Status=",
                        "06:03 r resolved ApiId=a \"quoted\" one\n, Status=");
        assertThat(rig.notices.getFirst().alert())
                .isEqualTo(rig.notices.getLast().alert());
        assertThat(rig.notices.getFirst().about())
                .isEqualTo(rig.notices.getLast().about());
        assertThat(rig.notices.getLast().firedAt()).isEqualTo(AlertRig.instant("00:03"));
    }

    private static Column column(String name) {
        return new Column(name, Type.STRING);
    }

    @Test
    void aRuleThatChangedWhileTheGatewayWasDownResolvesItsAlerts() {
        rig.rules(rule("r"), rule("gone")).always(51).minutes(0, 1).restart();
        rig.rules(rule("r").moreThan(60)).minutes(2, 3);
        assertThat(rig.told)
                .as("nobody is left to be told of the other's")
                .containsExactly("00:03 r fired", "00:03 gone fired", "02:03 r resolved");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.01, 0.3, 0.7, 0.99})
    void aTornStateFileIsMovedAsideAndAllBeginsAnew(double part) throws Exception {
        rig.rules(rule("r")).always(51).minutes(0, 1);
        rig.alerts.close();
        var text = Files.readString(rig.file);
        Files.writeString(rig.file, text.substring(0, (int) (text.length() * part)));
        rig.restart().minutes(2, 3);
        assertThat(rig.told).containsExactly("00:03 r fired", "02:03 r fired");
        try (var files = Files.list(temporary)) {
            assertThat(files.map(each -> each.getFileName().toString()))
                    .containsExactlyInAnyOrder("alerts.json", "alerts.json.broken-20261124T050103Z");
        }
        rig.restart().minutes(4, 4);
        assertThat(rig.told).as("and is good again").hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "null",
                "{\"version\":2,\"rules\":[]}",
                "{\"version\":1,\"rules\":[{}]}",
                "{\"version\":1,\"rules\":[{\"name\":\"r\",\"condition\":\"c\",\"evaluated\":\"yesterday\"}]}",
                "{\"version\":1,\"rules\":[{\"name\":\"r\",\"condition\":\"c\",\"evaluated\":\"null\",\"alerts\":[{\"id\":3}]}]}"
            })
    void aStateFileThatSaysSomethingElseIsMovedAsideToo(String text) throws Exception {
        Files.writeString(rig.file, text);
        rig.rules(rule("r")).restart().always(51).minutes(0, 1);
        assertThat(rig.told).containsExactly("00:03 r fired");
        try (var files = Files.list(temporary)) {
            assertThat(files.filter(each -> each.toString().contains(".broken-")))
                    .hasSize(1);
        }
    }

    @Test
    void aFolderThatCannotBeWrittenKeepsNoAlertFromFiring() throws Exception {
        Files.writeString(temporary.resolve("file"), "no folder");
        List<AlertNotice> heard = new ArrayList<>();
        var alerts = new Alerts(
                temporary.resolve("file/alerts.json"),
                _ -> AlertRig.count(51),
                () -> AlertRig.instant("00:03"),
                List.of(heard::add));
        alerts.rules(List.of(rule("r").make()));
        alerts.runDue();
        assertThat(heard).hasSize(1);
    }
}

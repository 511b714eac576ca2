package dev.gatehouse.alerts;

import static dev.gatehouse.alerts.Rules.rule;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to alerts. */
class CourseTest {
    @TempDir
    Path temporary;

    private AlertRig rig;

    @BeforeEach
    void rig() {
        rig = new AlertRig(temporary);
    }

    @Test
    void anAlertFiresOnceAndResolvesWhenAllHasBeenWellForLongEnough() {
        rig.rules(rule("r"))
                .counts(Map.of("02:00", 51, "03:00", 60, "05:00", 51, "06:00", 50))
                .minutes(0, 12);
        assertThat(rig.told).containsExactly("02:03 r fired", "08:03 r resolved");
        assertThat(rig.notices)
                .extracting(AlertNotice::alert)
                .containsOnly(rig.notices.getFirst().alert());
        assertThat(rig.notices.getLast().firedAt()).isEqualTo(AlertRig.instant("02:03"));
        assertThat(rig.alerts.statistics().fired()).isEqualTo(1);
        assertThat(rig.alerts.statistics().resolved()).isEqualTo(1);
        assertThat(rig.alerts.statistics().raised()).isZero();
    }

    @Test
    void anAlertThatFiresAgainIsAnotherOne() {
        rig.rules(rule("r").resolvingAfter(Duration.ofMinutes(1)))
                .counts(Map.of("01:00", 51, "03:00", 51))
                .minutes(0, 5);
        assertThat(rig.told).containsExactly("01:03 r fired", "02:03 r resolved", "03:03 r fired", "04:03 r resolved");
        assertThat(rig.notices.get(0).alert()).isNotEqualTo(rig.notices.get(2).alert());
    }

    @Test
    void eachCombinationIsAnAlertOfItsOwn() {
        rig.rules(rule("r").by("ApiId").resolvingAfter(Duration.ofMinutes(2))).answering(end -> switch (end) {
            case "00:00" -> AlertRig.counts("orders=51", "billing=50");
            case "01:00" -> AlertRig.counts("orders=52", "billing=99");
            case "02:00" -> AlertRig.counts("billing=99");
            default -> AlertRig.counts();
        });
        rig.minutes(0, 5);
        assertThat(rig.told)
                .containsExactly(
                        "00:03 r fired ApiId=orders",
                        "01:03 r fired ApiId=billing",
                        "03:03 r resolved ApiId=orders",
                        "04:03 r resolved ApiId=billing");
        assertThat(rig.notices.get(1).value()).hasValue(99);
        assertThat(rig.notices.get(2).value()).as("nothing left to measure").isEmpty();
    }

    @Test
    void aRuleThatKeepsNoAlertsFiresEachTime() {
        rig.rules(rule("r").keepingNoAlerts(Duration.ZERO))
                .counts(Map.of("01:00", 51, "02:00", 51, "04:00", 51))
                .minutes(0, 9);
        assertThat(rig.told).containsExactly("01:03 r fired", "02:03 r fired", "04:03 r fired");
        assertThat(rig.notices).extracting(AlertNotice::alert).doesNotHaveDuplicates();
        assertThat(rig.alerts.statistics().raised()).isZero();
    }

    @Test
    void whatIsMutedIsMutedForEachCombination() {
        rig.rules(rule("r").by("ApiId").keepingNoAlerts(Duration.ofMinutes(3)))
                .answering(end -> end.equals("01:00") ? AlertRig.counts("a=51") : AlertRig.counts("a=51", "b=51"));
        rig.minutes(1, 3).restart().minutes(4, 5);
        assertThat(rig.told)
                .containsExactly(
                        "01:03 r fired ApiId=a",
                        "02:03 r fired ApiId=b",
                        "04:03 r fired ApiId=a",
                        "05:03 r fired ApiId=b");
    }

    @Test
    void theConditionMustHoldInSomeOfTheWindowsBackToBack() {
        rig.rules(rule("r").over(Duration.ofMinutes(1)).in(2, 3).resolvingAfter(Duration.ofMinutes(1)))
                .counts(Map.of("03:00", 51, "05:00", 51, "06:00", 51));
        rig.minutes(1, 9);
        assertThat(rig.told).containsExactly("05:03 r fired", "08:03 r resolved");
        assertThat(rig.asked)
                .as("windows before the first evaluation, then each once")
                .startsWith("01:00", "00:00", "-1:00", "02:00", "03:00")
                .doesNotHaveDuplicates();
    }

    @Test
    void longerWindowsDoNotOverlapHoweverOftenTheyAreLookedAt() {
        rig.rules(rule("r").over(Duration.ofMinutes(5)).in(2, 2))
                .counts(Map.of("10:00", 51, "11:00", 51, "12:00", 51, "13:00", 51, "14:00", 51));
        rig.minutes(8, 18);
        assertThat(rig.told).as("one burst is in one window").isEmpty();
        rig.counts(Map.of("20:00", 51, "25:00", 51)).minutes(19, 26);
        assertThat(rig.told).containsExactly("25:03 r fired");
    }

    @Test
    void tooManyAlertsAtOnceAreCountedAndFireLater() {
        var counts = IntStream.range(0, 450).mapToObj(i -> "api" + i + "=51").toArray(String[]::new);
        rig.rules(rule("r").by("ApiId")).answering(_ -> AlertRig.counts(counts));
        rig.at("00:03");
        assertThat(rig.told).hasSize(300);
        assertThat(rig.alerts.statistics().notFired()).isEqualTo(150);
        rig.at("01:03").at("02:03");
        assertThat(rig.told).hasSize(450);
        assertThat(rig.alerts.statistics().raised()).isEqualTo(450);
    }

    @Test
    void noRuleKeepsMoreThanSoManyAlerts() {
        List<String> counts = new ArrayList<>();
        IntStream.range(0, 6000).forEach(i -> counts.add("api" + i + "=51"));
        rig.rules(rule("r").by("ApiId")).answering(_ -> AlertRig.counts(counts.toArray(String[]::new)));
        rig.minutes(0, 30);
        assertThat(rig.alerts.statistics().raised()).isEqualTo(5000);
        assertThat(rig.told).hasSize(5000);
    }

    @Test
    void aListenerThatFailsKeepsNobodyFromHearing() {
        List<AlertNotice> heard = new ArrayList<>();
        var alerts = new Alerts(
                temporary.resolve("other.json"),
                _ -> AlertRig.count(51),
                () -> AlertRig.instant("00:03"),
                List.of(
                        _ -> {
                            throw new IllegalStateException("for a test");
                        },
                        heard::add));
        alerts.rules(List.of(rule("r").make()));
        alerts.runDue();
        assertThat(heard).hasSize(1);
    }
}

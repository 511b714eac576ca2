package dev.gatehouse.alerts;

import static dev.gatehouse.alerts.Rules.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.query.Outcome;
import dev.gatehouse.query.Refusal;
import dev.gatehouse.settings.Settings;
import dev.gatehouse.store.QueryException.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** When rules are evaluated, and for which moments. */
@Timeout(60)
class ScheduleTest {
    @TempDir
    Path temporary;

    private AlertRig rig;

    @BeforeEach
    void rig() {
        rig = new AlertRig(temporary);
    }

    private static Outcome refusal(Kind kind) {
        return new Refusal.Unanswered(kind, "for a test");
    }

    @Test
    void aRuleIsEvaluatedForEveryMultipleOfItsFrequencyAMomentLater() {
        rig.rules(rule("r").every(Duration.ofMinutes(5)))
                .at("00:00")
                .at("00:02")
                .at("00:03")
                .at("04:59")
                .at("05:02")
                .at("05:03")
                .at("07:00")
                .at("10:59")
                .at("15:04");
        assertThat(rig.asked).containsExactly("-5:00", "00:00", "05:00", "10:00", "15:00");
    }

    @Test
    void aSlowEvaluationDoesNotShiftTheNextOnes() {
        rig.rules(rule("r"));
        rig.answering(_ -> {
            rig.now = rig.now.plusSeconds(50);
            return AlertRig.count(0);
        });
        rig.at("00:03").at("01:10").at("02:30").at("03:03");
        assertThat(rig.asked).containsExactly("00:00", "01:00", "02:00", "03:00");
        assertThat(rig.alerts.statistics().missedEvaluations()).isZero();
    }

    @Test
    void ofMomentsThatWereMissedTheLatestIsMadeUpFor() {
        rig.rules(rule("r")).at("00:03").at("04:30").at("04:40").at("05:03");
        assertThat(rig.asked).containsExactly("00:00", "04:00", "05:00");
        assertThat(rig.alerts.statistics().missedEvaluations()).isEqualTo(3);
    }

    @Test
    void itSaysWhenTheNextEvaluationIsDue() {
        rig.rules(rule("a").every(Duration.ofMinutes(5)), rule("b").every(Duration.ofMinutes(2)));
        rig.now = AlertRig.instant("00:30");
        assertThat(rig.alerts.runDue()).isEqualTo(AlertRig.instant("02:03"));
        rig.now = AlertRig.instant("04:30");
        assertThat(rig.alerts.runDue()).isEqualTo(AlertRig.instant("05:03"));
    }

    @Test
    void aNewRuleIsEvaluatedAtOnce() {
        rig.rules(rule("daily").every(Duration.ofDays(1))).at("00:30");
        assertThat(rig.asked).as("midnight was five hours ago").containsExactly("-300:00");
        rig.rules(rule("daily").every(Duration.ofDays(1)), rule("r")).at("00:40");
        assertThat(rig.asked).containsExactly("-300:00", "00:00");
    }

    @Test
    void aClockThatWasSetBackKeepsNoRuleWaiting() {
        rig.rules(rule("r")).at("30:03").at("10:03").at("10:30").at("11:03");
        assertThat(rig.asked).containsExactly("30:00", "10:00", "11:00");
    }

    @Test
    void whatWasMeasuredBeforeTheClockWasSetBackIsMeasuredAnew() {
        rig.rules(rule("r")).at("30:03").at("28:03").always(51).at("30:03");
        assertThat(rig.asked).containsExactly("30:00", "28:00", "30:00");
        assertThat(rig.told).containsExactly("30:03 r fired");
    }

    @Test
    void afterARestartMissedEvaluationsAreMadeUpOnce() {
        rig.rules(rule("r")).minutes(0, 2).restart();
        rig.asked.clear();
        rig.at("09:30").at("09:40").at("10:03");
        assertThat(rig.asked).containsExactly("09:00", "10:00");
    }

    @Test
    void aRestartWithoutMissedEvaluationsChangesNothing() {
        rig.rules(rule("r")).minutes(0, 2).restart();
        rig.asked.clear();
        rig.at("02:30").at("02:59").at("03:03");
        assertThat(rig.asked).containsExactly("03:00");
    }

    @Test
    void withoutRulesNothingIsAsked() {
        rig.at("00:03").rules().at("05:03");
        assertThat(rig.asked).isEmpty();
        rig.rules(rule("r").notEnabled()).at("10:03");
        assertThat(rig.asked).isEmpty();
        assertThat(rig.alerts.statistics().rules()).isZero();
    }

    @Test
    void aQuestionThatFailsCountsAsNeitherAndIsAskedAgainTheNextTime() {
        rig.rules(rule("r"));
        rig.answering(end -> switch (end) {
            case "01:00", "03:00", "05:00" -> AlertRig.count(99);
            case "02:00", "04:00" -> refusal(Kind.TOO_LONG);
            case "08:00" -> refusal(Kind.FAILED);
            default -> AlertRig.count(0);
        });
        rig.minutes(1, 10);
        assertThat(rig.told)
                .as("well at 6, 7 and 9: three evaluations with an answer")
                .containsExactly("01:03 r fired", "09:03 r resolved");
        assertThat(rig.alerts.statistics().evaluations()).isEqualTo(10);
        assertThat(rig.alerts.statistics().failedEvaluations()).isEqualTo(3);
    }

    @Test
    void whileTheStoreIsAwayTheSameMomentIsTriedAgainSoon() {
        rig.rules(rule("daily").every(Duration.ofDays(1)).over(Duration.ofDays(1)));
        rig.answering(_ -> refusal(Kind.UNAVAILABLE));
        rig.at("00:03").at("00:04").at("00:12").at("00:13");
        assertThat(rig.asked).containsExactly("-300:00", "-300:00");
        assertThat(rig.alerts.runDue()).isEqualTo(AlertRig.instant("00:23"));
        rig.always(51).at("00:23").at("00:40");
        assertThat(rig.asked).hasSize(3);
        assertThat(rig.told).containsExactly("00:23 daily fired");
    }

    @Test
    void aBugInOneRuleDoesNotKeepTheOthersFromTheirs() {
        rig.rules(rule("a"), rule("b"));
        var calls = new AtomicInteger();
        rig.answering(_ -> {
            if (calls.getAndIncrement() == 0) {
                throw new IllegalStateException("a bug, for a test");
            }
            return AlertRig.count(51);
        });
        rig.at("00:03");
        assertThat(rig.told).containsExactly("00:03 b fired");
        rig.at("01:03");
        assertThat(rig.told).containsExactly("00:03 b fired", "01:03 a fired");
    }

    @Test
    void evaluationsNeverOverlap() throws Exception {
        var inside = new AtomicInteger();
        var most = new AtomicInteger();
        List<Thread> threads = new CopyOnWriteArrayList<>();
        rig.rules(rule("a"), rule("b"), rule("c"));
        rig.answering(_ -> {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            // The first to come stays until the two others have come as well, and wait or are in here too.
            while (rig.asked.size() == 1 && inside.get() == 1 && waiting(threads) < 2) {
                Thread.onSpinWait();
            }
            inside.decrementAndGet();
            return AlertRig.count(0);
        });
        rig.now = AlertRig.instant("00:03");
        for (int i = 0; i < 3; i++) {
            threads.add(Thread.ofPlatform().start(rig.alerts::runDue));
        }
        for (var thread : threads) {
            thread.join();
        }
        assertThat(most).hasValue(1);
        assertThat(rig.asked).as("each once").hasSize(3);
    }

    private static long waiting(List<Thread> threads) {
        return threads.stream()
                .filter(each -> each.getState() == Thread.State.WAITING)
                .count();
    }

    @Test
    void theThreadEvaluatesNewRulesAtOnceAndEndsWhenItIsToldTo() throws Exception {
        var asked = new CountDownLatch(1);
        var interrupted = new CountDownLatch(1);
        Questions questions = _ -> {
            asked.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
                Thread.currentThread().interrupt();
            }
            return refusal(Kind.CANCELLED);
        };
        var file = temporary.resolve("running.json");
        var alerts = Alerts.start(file, questions, Settings.DEFAULT, () -> AlertRig.START.plusSeconds(3));
        alerts.rules(List.of(rule("r").make()));
        assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();
        alerts.close();
        assertThat(interrupted.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(alerts.statistics().failedEvaluations())
                .as("stopping is no failure")
                .isZero();
        assertThat(new StateFile(file).read(AlertRig.START).get("r").evaluated())
                .as("the next start makes up for it")
                .isNull();
    }
}

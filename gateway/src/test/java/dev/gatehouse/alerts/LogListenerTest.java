package dev.gatehouse.alerts;

import static dev.gatehouse.alerts.Rules.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.alerts.AlertNotice.Happening;
import dev.gatehouse.alerts.Combination.Dimension;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.event.Level;

class LogListenerTest {
    private static AlertNotice notice(Rules rule, Happening happening, Combination about, OptionalDouble value) {
        var time = AlertRig.instant("10:00");
        return new AlertNotice(rule.make(), "id", happening, about, value, time, time, time);
    }

    @Test
    void peopleUnderstandIt() {
        assertThat(LogListener.text(notice(
                        rule("Spike in Auth Failures"), Happening.FIRED, Combination.ALL, OptionalDouble.of(51))))
                .isEqualTo(
                        "alert 'Spike in Auth Failures' (Sev2) has fired: number of rows 51, which is greater than 50,"
                                + " in the 5 minutes to 2026-11-24T05:10:00Z");
        assertThat(LogListener.text(notice(
                        rule("spike").over(Duration.ofMinutes(1)),
                        Happening.RESOLVED,
                        new Combination("", List.of(new Dimension("ApiId", "orders"), new Dimension("Status", "401"))),
                        OptionalDouble.of(0.25))))
                .isEqualTo("alert 'spike' (Sev2) is resolved for ApiId=orders, Status=401: number of rows 0.25,"
                        + " in the minute to 2026-11-24T05:10:00Z");
        assertThat(LogListener.text(notice(
                        rule("spike"),
                        Happening.RESOLVED,
                        new Combination("/subscriptions/1", List.of()),
                        OptionalDouble.empty())))
                .isEqualTo("alert 'spike' (Sev2) is resolved for /subscriptions/1");
    }

    @Test
    void whatCallersSentBeginsNoLineOfItsOwn() {
        assertThat(LogListener.text(notice(
                        rule("r"),
                        Happening.FIRED,
                        new Combination("", List.of(new Dimension("Url", "/a\r\n2026-11-24 ERROR forged\u001b[31m"))),
                        OptionalDouble.empty())))
                .isEqualTo("alert 'r' (Sev2) has fired for Url=/a  2026-11-24 ERROR forged [31m");
    }

    @ParameterizedTest
    @CsvSource({"0, ERROR", "1, ERROR", "2, WARN", "3, WARN", "4, WARN"})
    void theWorseTheLouder(int severity, Level level) {
        var rule = rule("r").severity(severity);
        assertThat(LogListener.level(notice(rule, Happening.FIRED, Combination.ALL, OptionalDouble.empty())))
                .isEqualTo(level);
        assertThat(LogListener.level(notice(rule, Happening.RESOLVED, Combination.ALL, OptionalDouble.empty())))
                .isEqualTo(Level.INFO);
    }
}

package dev.gatehouse.alerts;

import static dev.gatehouse.alerts.Rules.rule;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.gatehouse.model.ActionGroup;
import dev.gatehouse.outbound.AddressRules;
import dev.gatehouse.outbound.LimitedClient;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** Notices to a real server. */
@Timeout(120)
class WebhooksTest {
    @TempDir
    Path temporary;

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final List<Webhooks> opened = new ArrayList<>();
    private Receiver receiver;

    @BeforeEach
    void start() throws Exception {
        receiver = new Receiver();
        log.list = new CopyOnWriteArrayList<>(); // filled by other threads
        log.start();
        ((Logger) LoggerFactory.getLogger("dev.gatehouse.alerts")).addAppender(log);
    }

    @AfterEach
    void stop() {
        ((Logger) LoggerFactory.getLogger("dev.gatehouse.alerts")).detachAppender(log);
        receiver.close();
        opened.forEach(Webhooks::close);
    }

    /** Without pauses; as many repetitions as in production. */
    private Webhooks webhooks(Duration timeout) {
        return opened(new Webhooks(
                new LimitedClient(AddressRules.withPrivateNetworks(true), timeout, 1 << 16),
                Collections.nCopies(Webhooks.PAUSES.size(), Duration.ZERO)));
    }

    private Webhooks opened(Webhooks webhooks) {
        opened.add(webhooks);
        return webhooks;
    }

    private Webhooks webhooks() {
        return webhooks(Duration.ofSeconds(30));
    }

    private AlertNotice notice(Rules rule) {
        var rig = new AlertRig(temporary).rules(rule).always(51).at("00:03");
        rig.alerts.close();
        temporary.resolve("alerts.json").toFile().delete();
        return rig.notices.getLast();
    }

    private String logged() {
        return log.list.stream()
                .map(ILoggingEvent::getFormattedMessage)
                .toList()
                .toString();
    }

    @Test
    void aWebhookHearsOfAnAlertAndOfItsEndAsJson() throws Exception {
        var webhooks = webhooks();
        var rig = new AlertRig(temporary, webhooks);
        rig.rules(rule("spike").telling(receiver.at("/hook?code=s3cret")).resolvingAfter(Duration.ofMinutes(1)))
                .always(51)
                .at("01:03")
                .always(0)
                .at("02:03");
        var fired = receiver.next();
        assertThat(fired.line()).isEqualTo("POST /hook?code=s3cret");
        assertThat(fired.contentType()).isEqualTo("application/json; charset=utf-8");
        assertThat(fired.body())
                .isEqualTo(new String(CommonSchema.write(rig.notices.getFirst()), StandardCharsets.UTF_8));
        var resolved = JsonMapper.shared().readTree(receiver.next().body()).at("/data/essentials");
        assertThat(resolved.path("monitorCondition").stringValue()).isEqualTo("Resolved");
        assertThat(resolved.path("alertId"))
                .isEqualTo(JsonMapper.shared().readTree(fired.body()).at("/data/essentials/alertId"));
        rig.alerts.close();
        webhooks.close();
        assertThat(webhooks.sent()).isEqualTo(2);
        assertThat(webhooks.waiting()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503, 504, -1})
    void whatMayPassIsTriedAgain(int status) throws Exception {
        receiver.answers(status, status, 204);
        var webhooks = webhooks();
        webhooks.changed(notice(rule("r").telling(receiver.at("/"))));
        for (int i = 0; i < 3; i++) {
            receiver.next();
        }
        webhooks.close();
        assertThat(webhooks.sent()).isEqualTo(1);
        assertThat(webhooks.failed()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 404, 301, 307})
    void whatWillNotPassIsNot(int status) throws Exception {
        receiver.answers(status);
        var webhooks = webhooks();
        webhooks.changed(notice(rule("r").telling(receiver.at("/s3cret?code=s3cret"))));
        receiver.next();
        webhooks.close();
        assertThat(webhooks.failed()).isEqualTo(1);
        assertThat(receiver.isEmpty()).as("redirects are not followed").isTrue();
        assertThat(logged())
                .contains("answered with status " + status, "'hook'", "'ops'", "127.0.0.1", "tried once")
                .doesNotContain("s3cret");
    }

    @Test
    void noneIsTriedForEver() throws Exception {
        receiver.answers(503, 503, 503, 503, 503, 503, 200);
        var webhooks = webhooks();
        webhooks.changed(notice(rule("r").telling(receiver.at("/s3cret"))));
        for (int i = 0; i < 6; i++) {
            receiver.next();
        }
        webhooks.close();
        assertThat(webhooks.failed()).isEqualTo(1);
        assertThat(logged()).contains("tried 6 times").doesNotContain("s3cret");
    }

    @Test
    void noticesToOneWebhookKeepTheirOrder() throws Exception {
        receiver.answers(503, 503, 200, 503, 200);
        var webhooks = webhooks();
        webhooks.changed(notice(rule("first").telling(receiver.at("/"))));
        webhooks.changed(notice(rule("second").telling(receiver.at("/"))));
        webhooks.changed(notice(rule("third").telling(receiver.at("/"))));
        assertThat(List.of(receiver.nextRule(), receiver.nextRule(), receiver.nextRule()))
                .containsOnly("first");
        assertThat(List.of(receiver.nextRule(), receiver.nextRule())).containsOnly("second");
        assertThat(receiver.nextRule()).isEqualTo("third");
    }

    @Test
    void oneThatHangsDelaysNeitherTheOthersNorEvaluations() throws Exception {
        receiver.hangOn("/hangs");
        var webhooks = webhooks();
        var rig = new AlertRig(temporary, webhooks);
        rig.rules(rule("r")
                        .telling(receiver.at("/hangs"), receiver.at("/answers"))
                        .keepingNoAlerts(Duration.ZERO))
                .always(51)
                .minutes(0, 2);
        assertThat(rig.told).hasSize(3);
        var lines = List.of(
                receiver.next().line(),
                receiver.next().line(),
                receiver.next().line(),
                receiver.next().line());
        assertThat(lines).containsExactlyInAnyOrder("POST /hangs", "POST /answers", "POST /answers", "POST /answers");
        receiver.release();
        webhooks.close();
        assertThat(webhooks.sent()).isEqualTo(6);
    }

    @Test
    void tooManyThatWaitAreDroppedAndCounted() throws Exception {
        receiver.hangOn("/hangs");
        var webhooks = webhooks();
        var notice = notice(rule("r").telling(receiver.at("/hangs")));
        for (int i = 0; i < Webhooks.MAX_WAITING + 7; i++) {
            webhooks.changed(notice);
        }
        assertThat(webhooks.dropped()).isEqualTo(7);
        assertThat(log.list).as("said once").hasSize(1);
        assertThat(webhooks.waiting()).isEqualTo(Webhooks.MAX_WAITING);
    }

    @Test
    void b26_oneThatNeverAnswersIsLeft() throws Exception {
        receiver.hangOn("/hangs");
        var webhooks = webhooks(Duration.ofMillis(50));
        webhooks.changed(notice(rule("r").telling(receiver.at("/hangs"))));
        for (int i = 0; i < 6; i++) {
            receiver.next();
        }
        webhooks.close();
        assertThat(logged()).contains("took longer than 50 ms");
    }

    @Test
    void i05_addressesOfThisMachineAndPlainHttpAreNotCalled() {
        for (var address : List.of(
                receiver.at("/s3cret"),
                URI.create("https://127.0.0.1:1/s3cret"),
                URI.create("https://169.254.169.254/latest/meta-data?s3cret"),
                URI.create("https://[::1]/s3cret"))) {
            var webhooks = opened(new Webhooks(false));
            webhooks.changed(notice(rule("r").telling(address)));
            webhooks.close();
            assertThat(webhooks.failed()).as("%s", address).isEqualTo(1);
        }
        assertThat(receiver.isEmpty()).isTrue();
        assertThat(logged()).contains("only https is allowed", "tried once").doesNotContain("s3cret");
    }

    @Test
    void aGroupThatIsNotEnabledTellsNobody() {
        var rule = rule("r").telling(receiver.at("/")).make();
        var group = rule.actionGroups().getFirst();
        var webhooks = webhooks();
        webhooks.changed(notice(rule("r").groups(new ActionGroup("off", "off", false, group.webhooks()))));
        webhooks.close();
        assertThat(webhooks.sent() + webhooks.failed() + webhooks.dropped()).isZero();
    }

    @Test
    void theEndGivesThemAMomentAndNotMore() throws Exception {
        receiver.hangOn("/hangs");
        var webhooks = webhooks(Duration.ofMinutes(5));
        webhooks.changed(notice(rule("r").telling(receiver.at("/hangs"), receiver.at("/answers"))));
        receiver.next();
        receiver.next();
        webhooks.close();
        assertThat(webhooks.sent()).isEqualTo(1);
        assertThat(logged()).contains("1 notices to webhooks are given up");
        webhooks.changed(notice(rule("r").telling(receiver.at("/answers"))));
        assertThat(webhooks.dropped()).isEqualTo(1);
    }
}

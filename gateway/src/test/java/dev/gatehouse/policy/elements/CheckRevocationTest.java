package dev.gatehouse.policy.elements;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.http.Body;
import dev.gatehouse.http.Headers;
import dev.gatehouse.policy.Exchange;
import dev.gatehouse.policy.Scope;
import dev.gatehouse.settings.Settings;
import dev.gatehouse.standing.TokenStanding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole documents with {@code check-revocation}, lists in real files and behind a real socket. */
class CheckRevocationTest {
    private static final Settings SETTINGS = Settings.DEFAULT.withInsecureLoopback(true);
    private static final String UNKNOWN = "401 TokenStateUnknown";

    private final Gateway gateway = new Gateway(new ScriptedExpressions());
    private final TokenStanding standing = new TokenStanding(SETTINGS, gateway::nanos);
    private final Endpoint server = new Endpoint();

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void settings() {
        file = folder.resolve("revoked");
        gateway.settings = SETTINGS;
        gateway.states = standing;
    }

    @AfterEach
    void stop() {
        server.close();
        standing.close();
    }

    private void policy(String attributes) {
        gateway.policy(
                Scope.API,
                BoundTokens.document(BoundTokens.validateJwt("Bearer")
                        + "<gh:check-revocation token-variable-name=\"jwt\" %s/>".formatted(attributes)));
        assertThat(gateway.diagnostics.hasErrors())
                .as(gateway.diagnostics.list().toString())
                .isFalse();
    }

    private void inFile(String list) throws IOException {
        Files.writeString(file, list);
        policy("list-file=\"%s\"".formatted(file));
    }

    private CompletableFuture<Exchange> start(String claims) {
        var headers = new Headers().add("Authorization", "Bearer " + BoundTokens.token(claims));
        return gateway.start("GET", "/orders", headers, Body.NONE);
    }

    private String call(String claims) throws Exception {
        return outcome(start(claims).get(10, TimeUnit.SECONDS));
    }

    private static String outcome(Exchange exchange) {
        var error = exchange.lastError();
        return error == null ? "passed" : exchange.response().status() + " " + error.reason();
    }

    private static String id(String id) {
        return ",\"jti\":\"%s\"".formatted(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[\"a\", \"b\"]", "a\nb\n", "\r\n# revoked in March\r\n  a  \r\n\r\nb", "b\na"})
    void whatIsListedIsRefusedAndNothingElse(String list) throws Exception {
        inFile(list);
        assertThat(call(id("a"))).isEqualTo("401 TokenRevoked");
        assertThat(call(id("b"))).isEqualTo("401 TokenRevoked");
        assertThat(call(id("c"))).isEqualTo("passed");
        assertThat(call(id("A"))).isEqualTo("passed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "# none"})
    void anEmptyListRevokesNothing(String list) throws Exception {
        inFile(list);
        assertThat(call(id("a"))).isEqualTo("passed");
    }

    @Test
    void anyClaimWillDoAndOneOfItsValuesIsEnough() throws Exception {
        Files.writeString(file, "[\"guests\"]");
        policy("claim=\"groups\" list-file=\"%s\"".formatted(file));
        assertThat(call(",\"groups\":[\"staff\",\"guests\"]")).isEqualTo("401 TokenRevoked");
        assertThat(call(",\"groups\":[\"staff\"]")).isEqualTo("passed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"jti\":null", ",\"jti\":[]"})
    void g16_aTokenWithoutTheClaimIsRefused(String claims) throws Exception {
        inFile("[]");
        assertThat(call(claims)).isEqualTo(UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[\"a\"",
                "[\"a\", 7]",
                "[\"a\"] [\"b\"]",
                "[[\"a\"]]",
                "{\"revoked\":[\"a\"]}",
                "<html>a</html>",
            })
    void g16_whatIsNoListLeavesTheStateUnknown(String list) throws Exception {
        inFile(list);
        assertThat(call(id("x"))).isEqualTo(UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uFEFFa\nb", "\uFEFF[\"a\"]"})
    void g16_aByteOrderMarkDoesNotHideTheFirstValue(String list) throws Exception {
        inFile(list);
        assertThat(call(id("a"))).isEqualTo("401 TokenRevoked");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"a\"", "7", "a\nb", ""})
    void g16_whatComesAsJsonAndIsNoArrayIsNoListOfLines(String answer) throws Exception {
        server.answer = answer;
        server.contentType = "application/json; charset=utf-8";
        policy("list-url=\"%s\"".formatted(server.address()));
        assertThat(call(id("x"))).isEqualTo(UNKNOWN);
        file = folder.resolve("revoked.JSON");
        inFile(answer);
        assertThat(call(id("x"))).isEqualTo(UNKNOWN);
    }

    @Test
    void g16_aListInAnotherEncodingLeavesTheStateUnknown() throws Exception {
        Files.write(file, "a\nb\n".getBytes(StandardCharsets.UTF_16LE));
        policy("list-file=\"%s\"".formatted(file));
        assertThat(call(id("x"))).isEqualTo(UNKNOWN);
    }

    @Test
    void g16_aPipeInPlaceOfAListDoesNotHoldUpRequests() throws Exception {
        assertThat(new ProcessBuilder("mkfifo", file.toString()).start().waitFor())
                .isZero();
        policy("list-file=\"%s\"".formatted(file));
        assertThat(call(id("x"))).isEqualTo(UNKNOWN);
    }

    @Test
    void g16_withoutTheListRequestsAreRefusedOrLetThroughAsThePolicySays() throws Exception {
        policy("list-file=\"%s\"".formatted(file));
        assertThat(call(id("a"))).isEqualTo(UNKNOWN);
        policy("list-file=\"%s\" on-unavailable=\"allow\"".formatted(file));
        var exchange = start(id("a")).get(10, TimeUnit.SECONDS);
        assertThat(outcome(exchange)).isEqualTo("passed");
        assertThat(exchange.traceRecords().toString()).contains("not checked");
        policy("list-file=\"%s\" on-unavailable=\"refuse\"".formatted(file));
        assertThat(call(id("a"))).isEqualTo(UNKNOWN);
    }

    @Test
    void aMissingListIsTriedAgainAfterAWhile() throws Exception {
        policy("list-file=\"%s\"".formatted(file));
        assertThat(call(id("a"))).isEqualTo(UNKNOWN);
        Files.writeString(file, "[]");
        assertThat(call(id("a"))).isEqualTo(UNKNOWN);
        gateway.pass(Duration.ofSeconds(5));
        assertThat(call(id("a"))).isEqualTo("passed");
    }

    @Test
    void g16_aListThatGrowsTooLargeIsNotTakenAndTheLastOneIsUsedUntilItIsTooOld() throws Exception {
        server.answer = "[\"a\"]";
        policy("list-url=\"%s\" refresh-seconds=\"60\" max-age-seconds=\"120\"".formatted(server.address()));
        assertThat(call(id("a"))).isEqualTo("401 TokenRevoked");
        assertThat(call(id("b"))).isEqualTo("passed");
        server.answer = "[\"%s\"]".formatted("x".repeat(2000));
        gateway.pass(Duration.ofSeconds(60));
        refresh(2);
        assertThat(call(id("a"))).isEqualTo("401 TokenRevoked");
        assertThat(call(id("b"))).isEqualTo("passed");
        gateway.pass(Duration.ofSeconds(61));
        assertThat(call(id("b"))).as("too old").isEqualTo(UNKNOWN);
    }

    @Test
    void aListIsReadAnewInTheBackground() throws Exception {
        server.answer = "[]";
        policy("list-url=\"%s\" refresh-seconds=\"60\"".formatted(server.address()));
        assertThat(call(id("a"))).isEqualTo("passed");
        server.answer = "[\"a\"]";
        gateway.pass(Duration.ofSeconds(59));
        refresh(1);
        assertThat(call(id("a"))).isEqualTo("passed");
        gateway.pass(Duration.ofSeconds(1));
        refresh(2);
        assertThat(call(id("a"))).isEqualTo("401 TokenRevoked");
    }

    /** Returns once what is due has been read. */
    private void refresh(int asked) throws InterruptedException {
        for (var thread : standing.refreshDue()) {
            thread.join();
        }
        assertThat(server.asked).hasSize(asked);
    }

    @Test
    void g16_whileAListIsReadAnewTheLastOneCounts() throws Exception {
        server.answer = "[\"a\"]";
        policy("list-url=\"%s\" refresh-seconds=\"60\"".formatted(server.address()));
        assertThat(call(id("a"))).isEqualTo("401 TokenRevoked");
        var gate = new CountDownLatch(1);
        server.gate = gate;
        server.answer = "[]";
        gateway.pass(Duration.ofSeconds(60));
        var reading = standing.refreshDue();
        assertThat(call(id("a"))).isEqualTo("401 TokenRevoked");
        gate.countDown();
        for (var thread : reading) {
            thread.join();
        }
        assertThat(call(id("a"))).isEqualTo("passed");
    }

    @Test
    void manyFirstCallersAreOneReading() throws Exception {
        server.answer = "[\"a\"]";
        var gate = new CountDownLatch(1);
        server.gate = gate;
        policy("list-url=\"%s\"".formatted(server.address()));
        var calls = new ArrayList<CompletableFuture<Exchange>>();
        for (int i = 0; i < 20; i++) {
            calls.add(start(id("a")));
        }
        gate.countDown();
        for (var call : calls) {
            assertThat(outcome(call.get(10, TimeUnit.SECONDS))).isEqualTo("401 TokenRevoked");
        }
        assertThat(server.asked).hasSize(1);
    }

    @Test
    void withoutAValidatedTokenNothingPasses() throws Exception {
        Files.writeString(file, "[]");
        gateway.policy(
                Scope.API,
                BoundTokens.document(
                        "<gh:check-revocation token-variable-name=\"jwt\" list-file=\"%s\"/>".formatted(file)));
        assertThat(call(id("a"))).isEqualTo("401 TokenNotPresent");
    }
}

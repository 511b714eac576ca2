package dev.gatehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

class JwtDecodeCommandTest {
    private static final Clock NOW = Clock.fixed(Instant.ofEpochSecond(1_800_000_000), ZoneOffset.UTC);

    @Test
    void showsHeaderClaimsAndThatNothingWasVerified() {
        var run = decode(token("{\"alg\":\"RS256\",\"kid\":\"k1\"}", "{\"sub\":\"ålice\",\"roles\":[\"A\",\"B\"]}"));
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("\"kid\" : \"k1\"", "\"sub\" : \"ålice\"", "NOT verified");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "exp | 1800003600    | in 1 h 0 min)",
                "exp | 1799999940    | 1 min 0 s ago: EXPIRED)",
                "nbf | 1800000030    | in 30 s: NOT YET VALID)",
                "nbf | 1799999999    | 1 s ago)",
                "iat | 1799740800    | 3 d 0 h ago)",
                "exp | 1800003600000 | (in ",
                "exp | 1e300         | outside of the calendar",
            })
    void timesAreShownAsPeopleReadThem(String claim, String value, String words) {
        var run = decode(token("{\"alg\":\"none\"}", "{\"%s\":%s}".formatted(claim, value)));
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).containsPattern("(?m)^  " + claim + " .*" + Pattern.quote(words));
    }

    @Test
    void theSchemeInFrontIsIgnored() {
        assertThat(decode("Bearer", token("{}", "{\"a\":1}")).out()).contains("\"a\" : 1");
        assertThat(decode("DPoP " + token("{}", "{\"a\":1}")).out()).contains("\"a\" : 1");
        assertThat(decode("Authorization:", "Bearer", token("{}", "{\"a\":1}")).out())
                .contains("\"a\" : 1");
    }

    @Test
    void controlCharactersOfAClaimDoNotReachTheTerminal() {
        assertThat(decode(token("{}", "{\"a\":\"\\u001b[31mred\"}")).out())
                .doesNotContain("\u001b")
                .contains("red");
    }

    @Test
    void formatJsonPrintsOneDocument() {
        var run = decode("--format", "json", token("{\"alg\":\"RS256\"}", "{\"sub\":\"a\"}"));
        var json = JsonMapper.shared().readTree(run.out());
        assertThat(json.get("header").get("alg").asString()).isEqualTo("RS256");
        assertThat(json.get("claims").get("sub").asString()).isEqualTo("a");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hello      | has 1 parts",
                "a.b        | has 2 parts",
                "!.!.!      | header is not base64url",
                "YQ.YQ.YQ   | header is not JSON",
                "e30.YQ.YQ  | payload is not JSON",
                "_w.e30.YQ  | header is not JSON",
                "e30.a.b.c.d| encrypted (JWE)",
            })
    void whatIsNoTokenEndsWithOneAndOneLine(String token, String reason) {
        var run = decode(token);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains(reason).hasLineCount(1);
    }

    private static CommandLineRun decode(String... arguments) {
        return CommandLineRun.of(new CommandLine(new JwtDecodeCommand(NOW)), arguments);
    }

    private static String token(String header, String claims) {
        var base64url = Base64.getUrlEncoder().withoutPadding();
        return base64url.encodeToString(header.getBytes(StandardCharsets.UTF_8)) + "."
                + base64url.encodeToString(claims.getBytes(StandardCharsets.UTF_8)) + ".c2lnbmF0dXJl";
    }
}

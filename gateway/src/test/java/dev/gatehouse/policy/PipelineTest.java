package dev.gatehouse.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Scopes, sections, jumps, the two gears, and what a failure does. */
class PipelineTest {
    private final Steps steps = new Steps();

    private static String inbound(String content) {
        return "<policies><inbound>" + content + "</inbound></policies>";
    }

    static Stream<Arguments> scopes() {
        return Stream.of(
                arguments("base in front", "<base/><mark name='a'/>", List.of("g", "a")),
                arguments("base behind", "<mark name='a'/><base/>", List.of("a", "g")),
                arguments("base between", "<mark name='a'/><base/><mark name='b'/>", List.of("a", "g", "b")),
                arguments("no base cuts off", "<mark name='a'/>", List.of("a")),
                arguments("an empty section cuts off", "", List.of()),
                arguments("base twice", "<base/><base/>", List.of("g", "g")),
                arguments(
                        "base under a condition",
                        "<if condition='@(yes)'><base/></if><mark name='a'/>",
                        List.of("g", "a")),
                arguments(
                        "base under a false one", "<if condition='@(no)'><base/></if><mark name='a'/>", List.of("a")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scopes")
    void baseStandsForTheSameSectionOfTheBroaderScope(String name, String content, List<String> expected)
            throws Exception {
        var global = steps.compile(Scope.GLOBAL, inbound("<if condition='@(yes)'><mark name='g'/></if>"));
        var api = steps.compile(Scope.API, inbound(content));
        steps.run(Map.of("yes", true, "no", false), global, api).get(5, TimeUnit.SECONDS);
        assertThat(steps.marks)
                .isEqualTo(expected.stream().map(mark -> "inbound:" + mark).toList());
    }

    @Test
    void aMissingSectionInheritsThroughEveryScope() throws Exception {
        var global = steps.compile(Scope.GLOBAL, "<policies><outbound><mark name='g'/></outbound></policies>");
        var product = steps.compile(Scope.PRODUCT, inbound("<base/><mark name='p'/>"));
        var operation = steps.compile(Scope.OPERATION, inbound("<base/><mark name='o'/>"));
        steps.run(Map.of(), global, product, operation).get(5, TimeUnit.SECONDS);
        assertThat(steps.marks).containsExactly("inbound:p", "inbound:o", "outbound:g");
    }

    @Test
    void sectionsRunInOrderAndOnErrorOnlyAfterAFailure() throws Exception {
        var document = steps.compile(Scope.API, """
                <policies>
                  <on-error><mark name="e"/></on-error>
                  <outbound><mark name="o"/></outbound>
                  <backend><mark name="b"/></backend>
                  <inbound><mark name="i"/></inbound>
                </policies>""");
        var exchange = steps.run(Map.of(), document).get(5, TimeUnit.SECONDS);
        assertThat(steps.marks).containsExactly("inbound:i", "backend:b", "outbound:o");
        assertThat(exchange.response().status()).isEqualTo(200);
    }

    @Test
    void aFailureSkipsTheRestAndOnErrorSeesIt() throws Exception {
        var document = steps.compile(Scope.API, """
                <policies>
                  <inbound>
                    <if condition="@(yes)"><mark name="i"/><fail id="here" reason="Nope"/></if>
                    <mark name="never"/>
                  </inbound>
                  <outbound><mark name="never"/></outbound>
                  <on-error><mark name="e"/></on-error>
                </policies>""");
        var exchange = steps.run(Map.of("yes", true), document).get(5, TimeUnit.SECONDS);
        assertThat(steps.marks).containsExactly("inbound:i", "on-error:e");
        assertThat(exchange.lastError())
                .isEqualTo(new LastError("fail", "Nope", "No.", "api", "inbound", "if[1]/fail[1]", "here", 403));
        assertThat(exchange.response().status()).isEqualTo(403);
        assertThat(((dev.gatehouse.http.Body.Bytes) exchange.response().body()).text())
                .isEqualTo("{ \"statusCode\": 403, \"message\": \"No.\" }");
    }

    @Test
    void aFailureInOnErrorEndsInTheNeutral500() throws Exception {
        var document = steps.compile(Scope.API, """
                <policies>
                  <inbound><fail reason="First"/></inbound>
                  <on-error><fail reason="Second"/><mark name="never"/></on-error>
                </policies>""");
        var exchange = steps.run(Map.of(), document).get(5, TimeUnit.SECONDS);
        assertThat(exchange.lastError().reason()).isEqualTo("Second");
        assertThat(exchange.lastError().section()).isEqualTo("on-error");
        assertThat(exchange.response().status()).isEqualTo(500);
        assertThat(steps.marks).isEmpty();
    }

    @Test
    void aBugOfOursIsA500WithAnActivityIdAndNothingElse() throws Exception {
        var exchange =
                steps.run(Map.of(), steps.compile(Scope.API, inbound("<bug/>"))).get(5, TimeUnit.SECONDS);
        assertThat(((dev.gatehouse.http.Body.Bytes) exchange.response().body()).text())
                .isEqualTo("{ \"statusCode\": 500, \"message\": \"Internal server error\", \"activityId\": \"%s\" }"
                        .formatted(exchange.requestId()));
    }

    @Test
    void aResponseEndsEverything() throws Exception {
        var document = steps.compile(Scope.API, """
                <policies>
                  <inbound><respond/><mark name="never"/></inbound>
                  <outbound><mark name="never"/></outbound>
                </policies>""");
        assertThat(steps.run(Map.of(), document)
                        .get(5, TimeUnit.SECONDS)
                        .response()
                        .status())
                .isEqualTo(204);
        assertThat(steps.marks).isEmpty();
    }

    @Test
    void aStepThatMustWaitRunsAgainOnAVirtualThreadAndTheRestFollowsThere() throws Exception {
        var document = steps.compile(Scope.API, inbound("<mark name='a'/><slow/><slow/><mark name='b'/>"));
        steps.run(Map.of(), document).get(5, TimeUnit.SECONDS);
        assertThat(steps.marks).containsExactly("inbound:a", "blocking on virtual", "blocking on virtual", "inbound:b");
    }

    @Test
    void aSuspendedExchangeGoesOnBehindTheStepThatSuspendedIt() throws Exception {
        var document = steps.compile(Scope.API, inbound("<mark name='a'/><later/><at-once/><mark name='b'/>"));
        var done = steps.run(Map.of(), document);
        assertThat(steps.marks).containsExactly("inbound:a");
        assertThat(done).isNotDone();
        steps.later.getFirst().run();
        done.get(5, TimeUnit.SECONDS);
        assertThat(steps.marks).containsExactly("inbound:a", "inbound:b");
    }

    @Test
    void aFailureAfterASuspensionNamesTheStepThatSuspended() throws Exception {
        var document = steps.compile(Scope.API, inbound("<mark name='a'/><later-fail/><mark name='never'/>"));
        var done = steps.run(Map.of(), document);
        steps.later.getFirst().run();
        var error = done.get(5, TimeUnit.SECONDS).lastError();
        assertThat(error.source()).isEqualTo("later-fail");
        assertThat(error.reason()).isEqualTo("Timeout");
        assertThat(steps.marks).containsExactly("inbound:a");
    }

    @Test
    void aFragmentIsInlinedWhereItIsIncluded() throws Exception {
        var document =
                steps.compile(Scope.API, inbound("<mark name='a'/><fragment-here id='two-marks'/><mark name='b'/>"));
        steps.run(Map.of(), document).get(5, TimeUnit.SECONDS);
        assertThat(steps.marks).containsExactly("inbound:a", "inbound:f1", "inbound:f2", "inbound:b");
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                arguments(
                        inbound("<nope/>"),
                        "policy.xml:1:21: error POL101: 'nope' is not a policy that Gatehouse knows"),
                arguments(
                        inbound("<mark name='a' colour='b'/>"),
                        "policy.xml:1:35: error POL102: 'mark' has no attribute 'colour'"),
                arguments(
                        inbound("<mark name='a'><x/></mark>"),
                        "policy.xml:1:36: error POL103: 'mark' cannot contain 'x'"),
                arguments(inbound("<mark name='a'>text</mark>"), "policy.xml:1:35: error POL104: 'mark' takes no text"),
                arguments(inbound("<mark/>"), "policy.xml:1:21: error POL106: 'mark' needs the attribute 'name'"),
                arguments(
                        inbound("<if condition='maybe'/>"),
                        "policy.xml:1:35: error POL107: 'condition' is 'maybe'; expected one of true, false"),
                arguments(
                        inbound("<fail reason='@(x)'/>"),
                        "policy.xml:1:34: error POL108: 'reason' takes no expression, only text"),
                arguments(
                        "<policies><inbund/></policies>",
                        "policy.xml:1:12: error POL113: 'inbund' is not a section; expected inbound, backend, outbound or on-error"),
                arguments(
                        "<policies><inbound/><inbound/></policies>",
                        "policy.xml:1:22: error POL114: 'inbound' stands here a second time"),
                arguments(
                        inbound("<fragment-here id='none'/>"),
                        "policy.xml:1:21: error POL116: there is no policy fragment 'none'"),
                arguments(
                        inbound("<fragment-here id='nested'/>"),
                        "nested.xml:1:12: error POL117: a fragment cannot include another one"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void j14_everyMistakeIsADiagnosticAtItsPlace(String text, String expected) {
        assertThat(steps.mistakes(text)).containsExactly(expected);
    }

    @Test
    void oneRunFindsManyMistakes() {
        assertThat(steps.mistakes(inbound("<nope/><mark/><mark name='a' b='c' d='e'/>")))
                .hasSize(4);
    }
}

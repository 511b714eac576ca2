package dev.gatehouse.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.policy.BackendCall;
import dev.gatehouse.policy.Exchange;
import dev.gatehouse.policy.Leg;
import dev.gatehouse.policy.Measures;
import dev.gatehouse.settings.Settings;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is known of exchanges over HTTP/1.1 that went well. */
@SuppressWarnings("StringConcatToTextBlock") // a text block has no CR LF
class MeasuresTest {
    private final Watch watch = new Watch(6);
    private RunningGateway gateway;
    private int port;

    @BeforeEach
    void start() throws IOException {
        gateway = new RunningGateway(Settings.DEFAULT.withInsecureLoopback(true), watch);
        port = gateway.start();
    }

    @AfterEach
    void stop() {
        gateway.close();
        watch.complete();
    }

    private static String wire(String text) {
        return text.replace("|", "\r\n");
    }

    /** What holds for every exchange that ran through, to a backend and back. */
    static BackendCall checkTimes(Exchange exchange) {
        var measures = exchange.measures();
        var call = measures.backend();
        assertThat(call).isNotNull();
        assertThat(measures.isWhole()).isTrue();
        assertThat(measures.failures()).isEmpty();
        assertThat(List.of(
                        measures.startNanos(),
                        call.beginNanos(),
                        call.headNanos(),
                        measures.answerNanos(),
                        measures.endNanos()))
                .isSorted();
        assertThat(call.endNanos()).isBetween(call.headNanos(), measures.endNanos());
        assertThat(measures.backendNanos()).isPositive().isLessThanOrEqualTo(measures.totalNanos());
        assertThat(measures.stalledNanos()).isLessThanOrEqualTo(measures.clientNanos());
        return call;
    }

    /**
     * Lines end at bars. What arrives at the backend is longer by what the gateway says of the caller.
     *
     * @param method with the request's body behind its head, as they are sent
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "GET;  '||';                                    '200 OK|Content-Length: 5||hello'; 200",
                "GET;  '||';                                    '200 OK|Transfer-Encoding: chunked||5|hello|0||'; 200",
                "GET;  '||';                                    '302 Found|Location: /x|Content-Length: 0||'; 302",
                "GET;  '||';                                    '204 No Content||'; 204",
                "GET;  '||';                                    '304 Not Modified|Content-Length: 5||'; 304",
                "HEAD; '||';                                    '200 OK|Content-Length: 5||'; 200",
                "POST; '|Content-Length: 4||body';              '201 Created|Content-Length: 5||hello'; 201",
                "POST; '|Transfer-Encoding: chunked||4|body|0||'; '200 OK|Content-Length: 5||hello'; 200",
                "PUT;  '|Content-Length: 10||0123456789';       '200 OK|Content-Length: 10||9876543210'; 200",
            })
    void sizesAndTimesOfWholeExchanges(String method, String rest, String answer, int status)
            throws IOException, InterruptedException {
        var request = method + " /api/x HTTP/1.1\r\nHost: g" + wire(rest);
        var answered = "HTTP/1.1 " + wire(answer);
        try (var backend = new RawBackend((connection, _, _) -> connection.write(answered));
                var client = new RawClient(port)) {
            gateway.serve(backend.url(), RunningGateway.PLAIN);
            client.send(request);
            byte[] came = client.in().readNBytes(answered.length());
            assertThat(came).asString().isEqualTo(answered);

            var exchange = watch.next();
            var measures = exchange.measures();
            var call = checkTimes(exchange);
            assertThat(watch.told(exchange)).containsExactly("begun", "forwarding", "answered", "ended");
            assertThat(measures.status()).isEqualTo(status);
            assertThat(measures.protocol()).isEqualTo("HTTP/1.1");
            assertThat(measures.received()).isEqualTo(request.length());
            assertThat(measures.sent()).isEqualTo(answered.length());
            boolean hasBody = method.startsWith("P");
            if (hasBody) {
                assertThat(measures.requestEndNanos()).isBetween(measures.startNanos(), measures.endNanos());
            } else {
                assertThat(measures.requestEndNanos()).isZero();
            }
            assertThat(call.method()).isEqualTo(method);
            assertThat(call.url()).isEqualTo(backend.url() + "/x");
            assertThat(call.status()).isEqualTo(status);
            assertThat(call.received()).isEqualTo(answered.length());
            int framing = rest.contains("chunked") ? "4||".length() + "0||".length() + 4 : 0;
            assertThat(call.sent())
                    .isEqualTo(backend.lastHead().length()
                            + backend.bodies.getLast().length()
                            + framing);

            assertThat(Watch.kept(exchange, Leg.REQUEST)).isEqualTo(excerpt(backend.bodies.getLast()));
            assertThat(Watch.kept(exchange, Leg.BACKEND_REQUEST)).isEqualTo(excerpt(backend.bodies.getLast()));
            var body = answer.contains("hello") ? "hello" : answer.contains("9876543210") ? "9876543210" : "";
            assertThat(Watch.kept(exchange, Leg.BACKEND_RESPONSE)).isEqualTo(excerpt(body));
            assertThat(Watch.kept(exchange, Leg.RESPONSE)).isEqualTo(excerpt(body));
        }
    }

    private static String excerpt(String body) {
        return body.length() > 6 ? body.substring(0, 6) + "…" : body;
    }

    @Test
    void exchangesOnOneConnectionAreMeasuredOneByOne() throws IOException, InterruptedException {
        try (var backend = RawBackend.answering("hello");
                var client = new RawClient(port)) {
            gateway.serve(backend.url(), RunningGateway.PLAIN);
            var first = "POST /api/1 HTTP/1.1\r\nHost: g\r\nContent-Length: 4\r\n\r\nbody";
            var second = "GET /api/second HTTP/1.1\r\nHost: g\r\n\r\n";
            var third = "GET /nothing HTTP/1.1\r\nHost: g\r\n\r\n";
            client.send(first + second + third);
            for (var request : List.of(first, second, third)) {
                var answer = client.response();
                var measures = watch.next().measures();
                assertThat(measures.received()).isEqualTo(request.length());
                assertThat(measures.sent()).isEqualTo(answer.length());
                assertThat(measures.isWhole()).isTrue();
            }
        }
    }

    @Test
    void aRequestThatIsForNothingHasNoCallAndItsFailure() throws IOException, InterruptedException {
        try (var client = new RawClient(port)) {
            client.send("GET /nothing HTTP/1.1\r\nHost: g\r\n\r\n").response();
            var exchange = watch.next();
            var measures = exchange.measures();
            assertThat(watch.told(exchange)).containsExactly("begun", "ended");
            assertThat(measures.status()).isEqualTo(404);
            assertThat(measures.backend()).isNull();
            assertThat(measures.backendNanos()).isZero();
            assertThat(measures.failures())
                    .singleElement()
                    .satisfies(failure -> assertThat(failure.error().reason()).isEqualTo("OperationNotFound"));
            assertThat(Watch.kept(exchange, Leg.RESPONSE)).isEqualTo("{ \"sta…");
        }
    }

    @Test
    void theOldProtocolIsNamed() throws IOException, InterruptedException {
        try (var backend = new RawBackend((connection, _, _) -> {
            connection.write("HTTP/1.0 200 OK\r\n\r\nuntil the end");
            connection.socket().close();
        })) {
            gateway.serve(backend.url(), RunningGateway.PLAIN);
            var request = "GET /api/x HTTP/1.0\r\nHost: g\r\n\r\n";
            var answer = RawClient.once(port, request);
            assertThat(answer).endsWith("\r\n\r\nuntil the end");
            var measures = watch.next().measures();
            assertThat(measures.protocol()).isEqualTo("HTTP/1.0");
            assertThat(measures.sent()).isEqualTo(answer.length());
            assertThat(measures.isWhole()).isTrue();
        }
    }

    @Test
    void whatPoliciesReplaceIsKeptAsItIsOnTheWire() throws IOException, InterruptedException {
        try (var backend = RawBackend.answering("theirs");
                var client = new RawClient(port)) {
            gateway.serve(
                    backend.url(),
                    "<policies><inbound><set-body>to the backend</set-body></inbound>"
                            + "<backend><forward-request/></backend>"
                            + "<outbound><set-body>ours</set-body></outbound></policies>");
            client.send("POST /api/x HTTP/1.1\r\nHost: g\r\nContent-Length: 4\r\n\r\nbody");
            assertThat(client.response()).endsWith("\r\n\r\nours");
            var exchange = watch.next();
            assertThat(Watch.kept(exchange, Leg.BACKEND_REQUEST)).isEqualTo("to the…");
            assertThat(Watch.kept(exchange, Leg.RESPONSE)).isEqualTo("ours");
        }
    }

    @Test
    void aBodyThatIsBufferedIsKeptToo() throws IOException, InterruptedException {
        try (var backend = RawBackend.answering("theirs");
                var client = new RawClient(port)) {
            gateway.serve(
                    backend.url(),
                    "<policies><backend><forward-request buffer-request-body=\"true\"/></backend></policies>");
            client.send("POST /api/x HTTP/1.1\r\nHost: g\r\nContent-Length: 8\r\n\r\nlong");
            client.send("body");
            client.response();
            var exchange = watch.next();
            assertThat(Watch.kept(exchange, Leg.REQUEST)).isEqualTo("longbo…");
            assertThat(Watch.kept(exchange, Leg.BACKEND_REQUEST)).isEqualTo("longbo…");
            checkTimes(exchange);
        }
    }

    @Test
    void policiesThatWaitAreNamedButNotTheCall() throws IOException, InterruptedException {
        try (var backend = RawBackend.answering("theirs");
                var client = new RawClient(port)) {
            gateway.serve(
                    backend.url(),
                    "<policies><inbound><block/><set-header name=\"X\"><value>x</value></set-header></inbound>"
                            + "<backend><forward-request/></backend><outbound><hold/></outbound></policies>");
            client.send("GET /api/x HTTP/1.1\r\nHost: g\r\n\r\n");
            gateway.blocked.acquire();
            gateway.gate.release();
            client.response();
            var measures = watch.next().measures();
            assertThat(measures.waits())
                    .extracting(wait -> wait.policy().policy())
                    .startsWith("block")
                    .doesNotContain("forward-request", "set-header")
                    .isSubsetOf("block", "hold"); // which may be resumed before it waits
            assertThat(measures.waits())
                    .allSatisfy(wait -> assertThat(List.of(
                                    measures.startNanos(), wait.beginNanos(), wait.endNanos(), measures.endNanos()))
                            .isSorted());
        }
    }

    @Test
    void aPolicyThatAsksTheCacheIsMeasured() throws IOException, InterruptedException {
        try (var client = new RawClient(port)) {
            gateway.serve(
                    "http://127.0.0.1:1",
                    "<policies><inbound><cache-lookup-value key=\"k\" variable-name=\"v\"/>"
                            + "<cache-store-value key=\"k\" value=\"1\" duration=\"60\"/>"
                            + "<return-response/></inbound><backend><forward-request/></backend></policies>");
            var request = "GET /api/x HTTP/1.1\r\nHost: g\r\n\r\n";
            client.send(request).response();
            var first = watch.next().measures();
            assertThat(first.cache()).isEqualTo(Measures.CacheUse.MISS);
            assertThat(first.cacheNanos()).isPositive().isLessThan(first.totalNanos());
            client.send(request).response();
            assertThat(watch.next().measures().cache()).isEqualTo(Measures.CacheUse.HIT);
        }
    }
}

package dev.gatehouse.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.policy.Exchange;
import dev.gatehouse.policy.Leg;
import dev.gatehouse.settings.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is known of exchanges in which something went wrong; each ends once all the same. */
@SuppressWarnings("StringConcatToTextBlock") // a text block has no CR LF
class BrokenExchangesTest {
    private static final String GET = "GET /api/x HTTP/1.1\r\nHost: g\r\n\r\n";

    private final Watch watch = new Watch(100);
    private final Semaphore asked = new Semaphore(0);
    private RunningGateway gateway;
    private int port;

    @BeforeEach
    void start() throws IOException {
        start(Duration.ofMillis(200));
    }

    private void start(Duration drain) throws IOException {
        var d = Settings.DEFAULT;
        var h = d.http();
        var http = new Settings.Http(
                h.maxHeaderBytes(),
                h.maxHeaders(),
                h.maxTargetBytes(),
                h.maxBodyBytes(),
                h.maxBufferedBytes(),
                h.connectTimeout(),
                h.backendTimeout(),
                Duration.ofMillis(700),
                drain);
        gateway = new RunningGateway(d.withHttp(http).withInsecureLoopback(true), watch);
        port = gateway.start();
    }

    @AfterEach
    void stop() {
        gateway.close();
        watch.complete();
    }

    /** A backend that is asked and says nothing. */
    private RawBackend silent() throws IOException {
        return new RawBackend((connection, _, _) -> {
            asked.release();
            var _ = connection.in().read();
        });
    }

    private static void await(Semaphore happened) throws InterruptedException {
        assertThat(happened.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
    }

    private static void check(Exchange exchange, int status, boolean whole, String source, String reason) {
        var measures = exchange.measures();
        assertThat(measures.status()).isEqualTo(status);
        assertThat(measures.isWhole()).isEqualTo(whole);
        assertThat(measures.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.error().source()).isEqualTo(source);
            assertThat(failure.error().reason()).isEqualTo(reason);
            assertThat(failure.elapsedNanos()).isPositive().isLessThanOrEqualTo(measures.totalNanos());
        });
        assertThat(measures.endNanos()).isGreaterThanOrEqualTo(measures.startNanos());
        assertThat(measures.backendNanos()).isNotNegative().isLessThanOrEqualTo(measures.totalNanos());
        assertThat(measures.answerNanos() == 0).isEqualTo(status == 0);
    }

    // ---- the backend

    @Test
    void aBackendThatRefuses() throws IOException, InterruptedException {
        int nobody;
        try (var taken = new ServerSocket(0)) {
            nobody = taken.getLocalPort();
        }
        gateway.serve("http://127.0.0.1:" + nobody, RunningGateway.PLAIN);
        var answer = RawClient.once(port, "GET /api/x HTTP/1.0\r\nHost: g\r\n\r\n");
        var exchange = watch.next();
        check(exchange, 500, true, "forward-request", "BackendConnectionFailure");
        assertThat(exchange.measures().sent()).isEqualTo(answer.length());
        assertThat(watch.told(exchange)).containsExactly("begun", "forwarding", "ended");
        var call = exchange.measures().backend();
        assertThat(call).isNotNull();
        assertThat(call.isSent()).isFalse();
        assertThat(call.url()).isEmpty();
        assertThat(call.sent() + call.received()).isZero();
        assertThat(call.endNanos())
                .isBetween(call.beginNanos(), exchange.measures().answerNanos());
    }

    @Test
    void noBackend() throws IOException, InterruptedException {
        gateway.serve("https://127.0.0.1:1", RunningGateway.PLAIN.replace("<forward", "<block/><forward"));
        gateway.gate.release();
        assertThat(RawClient.once(port, "GET /api/x HTTP/1.0\r\nHost: g\r\n\r\n"))
                .startsWith("HTTP/1.1 500 ");
        check(watch.next(), 500, true, "forward-request", "BackendConnectionFailure");
    }

    /** @param said of the answer before the connection ends */
    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 200", "HTTP/1.1 200 OK\r\nX: 1\r\n", "nonsense\r\n\r\n"})
    void aBackendThatBreaksBeforeItsAnswer(String said) throws IOException, InterruptedException {
        try (var backend = new RawBackend((connection, _, _) -> {
            connection.write(said);
            connection.socket().close();
        })) {
            gateway.serve(backend.url(), RunningGateway.PLAIN);
            RawClient.once(port, "POST /api/x HTTP/1.0\r\nHost: g\r\nContent-Length: 2\r\n\r\nhi");
            var exchange = watch.next();
            check(exchange, 500, true, "forward-request", "BackendConnectionFailure");
            var call = exchange.measures().backend();
            assertThat(call).isNotNull();
            assertThat(call.status()).isZero();
            assertThat(call.headNanos()).isZero();
            assertThat(call.method()).isEqualTo("POST");
            assertThat(call.sent()).isEqualTo(backend.lastHead().length() + 2);
            assertThat(call.received()).as("a head that is none is not read").isZero();
        }
    }

    @Test
    void aBackendThatDoesNotAnswerInTime() throws IOException, InterruptedException {
        try (var backend = silent();
                var client = new RawClient(port)) {
            gateway.serve(
                    backend.url(), "<policies><backend><forward-request timeout-ms=\"100\"/></backend></policies>");
            client.send(GET).response();
            var exchange = watch.next();
            check(exchange, 500, true, "forward-request", "Timeout");
            var call = exchange.measures().backend();
            assertThat(call).isNotNull();
            assertThat(call.sent()).isEqualTo(backend.lastHead().length());
            assertThat(call.endNanos())
                    .isBetween(call.beginNanos(), exchange.measures().answerNanos());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "'Content-Length: 10||half'; 'half'",
                "'Transfer-Encoding: chunked||4|half|'; 'half'",
                "'Transfer-Encoding: chunked||4|half|x|'; 'half'",
            })
    void aBackendThatBreaksWithinItsAnswer(String said, String body) throws IOException, InterruptedException {
        var wire = "HTTP/1.1 200 OK\r\n" + said.replace("|", "\r\n");
        try (var backend = new RawBackend((connection, _, _) -> {
            connection.write(wire);
            connection.socket().close();
        })) {
            gateway.serve(backend.url(), RunningGateway.PLAIN);
            var came = RawClient.once(port, GET);
            var exchange = watch.next();
            check(exchange, 200, false, "transfer-response", "BackendConnectionFailure");
            assertThat(exchange.measures().sent()).isEqualTo(came.length());
            assertThat(Watch.kept(exchange, Leg.BACKEND_RESPONSE)).isEqualTo(body);
            assertThat(Watch.kept(exchange, Leg.RESPONSE)).isEqualTo(body);
            var call = exchange.measures().backend();
            assertThat(call).isNotNull();
            assertThat(call.status()).isEqualTo(200);
            assertThat(call.endNanos())
                    .isBetween(call.headNanos(), exchange.measures().endNanos());
        }
    }

    @Test
    void aRedirectIsOneCallOfWhichTheLastTryCounts() throws IOException, InterruptedException {
        var end = "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nnew";
        try (var backend = new RawBackend((connection, head, _) -> connection.write(
                        head.contains("/old")
                                ? "HTTP/1.1 302 Found\r\nLocation: /new?x=1\r\nContent-Length: 3\r\n\r\nold"
                                : end));
                var client = new RawClient(port)) {
            gateway.serve(
                    backend.url(),
                    "<policies><backend><forward-request follow-redirects=\"true\"/></backend></policies>");
            client.send("POST /api/old HTTP/1.1\r\nHost: g\r\nContent-Length: 4\r\nX: 1\r\n\r\nbody");
            client.response();
            var exchange = watch.next();
            // a body that streams is not sent twice
            assertThat(exchange.measures().status()).isEqualTo(302);
            client.send("GET /api/old HTTP/1.1\r\nHost: g\r\n\r\n").response();
            exchange = watch.next();
            assertThat(watch.told(exchange)).containsExactly("begun", "forwarding", "answered", "ended");
            var call = MeasuresTest.checkTimes(exchange);
            assertThat(call.url()).isEqualTo(backend.url() + "/new?x=1");
            assertThat(call.status()).isEqualTo(200);
            assertThat(call.sent()).isEqualTo(backend.lastHead().length());
            assertThat(call.received()).isEqualTo(end.length());
            assertThat(Watch.kept(exchange, Leg.BACKEND_RESPONSE)).isEqualTo("new");
            assertThat(Watch.kept(exchange, Leg.RESPONSE)).isEqualTo("new");
        }
    }

    @Test
    void aRedirectToNobodyHasNoStatus() throws IOException, InterruptedException {
        int nobody;
        try (var taken = new ServerSocket(0)) {
            nobody = taken.getLocalPort();
        }
        try (var backend = new RawBackend(
                        (connection, _, _) -> connection.write("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:"
                                + nobody + "/\r\nContent-Length: 0\r\n\r\n"));
                var client = new RawClient(port)) {
            gateway.serve(
                    backend.url(),
                    "<policies><backend><forward-request follow-redirects=\"true\"/></backend></policies>");
            client.send(GET).response();
            var exchange = watch.next();
            check(exchange, 500, true, "forward-request", "BackendConnectionFailure");
            var call = exchange.measures().backend();
            assertThat(call).isNotNull();
            assertThat(call.status()).isZero();
            assertThat(call.isSent()).isFalse();
        }
    }

    @Test
    void anotherTryOnANewConnectionIsTheSameCall() throws IOException, InterruptedException {
        var seconds = new Semaphore(0);
        try (var backend = new RawBackend((connection, head, _) -> {
                    if (head.contains("/second") && !seconds.tryAcquire()) {
                        seconds.release();
                        connection.socket().close(); // as if its idle time had been over just then
                    } else {
                        connection.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
                    }
                });
                var client = new RawClient(port)) {
            gateway.serve(backend.url(), RunningGateway.PLAIN);
            client.send("GET /api/first HTTP/1.1\r\nHost: g\r\n\r\n").response();
            MeasuresTest.checkTimes(watch.next());
            client.send("GET /api/second HTTP/1.1\r\nHost: g\r\n\r\n").response();
            var exchange = watch.next();
            assertThat(watch.told(exchange)).containsExactly("begun", "forwarding", "answered", "ended");
            var call = MeasuresTest.checkTimes(exchange);
            assertThat(call.sent()).isEqualTo(backend.lastHead().length());
            assertThat(backend.heads).hasSize(3);
            assertThat(Watch.kept(exchange, Leg.BACKEND_RESPONSE)).isEqualTo("ok");
        }
    }

    // ---- the client

    @ParameterizedTest
    @ValueSource(strings = {"GET /api/x HTTP/1.1|Host: g||", "POST /api/x HTTP/1.1|Host: g|Content-Length: 4||body"})
    void aClientThatLeavesBeforeTheAnswer(String request) throws IOException, InterruptedException {
        try (var backend = silent();
                var client = new RawClient(port)) {
            gateway.serve(backend.url(), RunningGateway.PLAIN);
            var wire = request.replace("|", "\r\n");
            client.send(wire);
            await(asked);
            client.leave();
            var exchange = watch.next();
            check(exchange, 0, false, "forward-request", "ClientConnectionFailure");
            assertThat(exchange.measures().answer()).isNull();
            assertThat(exchange.measures().sent()).isZero();
            assertThat(exchange.measures().received()).isEqualTo(wire.length());
            var call = exchange.measures().backend();
            assertThat(call).isNotNull();
            assertThat(call.sent())
                    .isEqualTo(backend.lastHead().length()
                            + backend.bodies.getLast().length());
            assertThat(call.endNanos()).isPositive();
        }
    }

    @Test
    void aClientThatLeavesWithinTheAnswer() throws IOException, InterruptedException {
        var head = "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n";
        try (var backend = new RawBackend((connection, _, _) -> {
                    connection.write(head + "half");
                    var _ = connection.in().read();
                });
                var client = new RawClient(port)) {
            gateway.serve(backend.url(), RunningGateway.PLAIN);
            client.send(GET);
            assertThat(client.in().readNBytes(head.length() + 4)).hasSize(head.length() + 4);
            client.leave();
            var exchange = watch.next();
            check(exchange, 200, false, "transfer-response", "ClientConnectionFailure");
            assertThat(exchange.measures().sent()).isEqualTo(head.length() + 4);
            var call = exchange.measures().backend();
            assertThat(call).isNotNull();
            assertThat(call.received()).isEqualTo(head.length() + 4);
            assertThat(call.endNanos()).isPositive();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aClientThatLeavesWithinTheUpload(boolean buffered) throws IOException, InterruptedException {
        var head = "POST /api/x HTTP/1.1\r\nHost: g\r\nContent-Length: 10\r\n\r\n";
        try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                var client = new RawClient(port)) {
            gateway.serve(
                    "http://127.0.0.1:" + server.getLocalPort(),
                    "<policies><inbound><block/></inbound><backend><forward-request buffer-request-body=\"" + buffered
                            + "\"/></backend></policies>");
            client.send(head);
            await(gateway.blocked);
            gateway.gate.release();
            client.send("begun");
            if (buffered) {
                client.leave();
            } else {
                try (var backend = server.accept()) {
                    var came = new StringBuilder();
                    while (!came.toString().endsWith("\r\n\r\nbegun")) {
                        came.append((char) backend.getInputStream().read());
                    }
                    client.leave();
                    assertThat(backend.getInputStream().read()).isNegative();
                }
            }
            var exchange = watch.next();
            check(exchange, 0, false, "forward-request", "ClientConnectionFailure");
            var measures = exchange.measures();
            assertThat(measures.requestEndNanos()).isZero();
            assertThat(measures.received()).isEqualTo(head.length() + 5);
            assertThat(Watch.kept(exchange, Leg.REQUEST)).isEqualTo("begun");
            assertThat(Watch.kept(exchange, Leg.BACKEND_REQUEST)).isEqualTo(buffered ? "" : "begun");
        }
    }

    /** @param then what policies do once they go on */
    @ParameterizedTest
    @CsvSource({"<return-response/>,transfer-response", "'',forward-request"})
    void aClientThatLeavesWhilePoliciesRunElsewhere(String then, String source)
            throws IOException, InterruptedException {
        try (var backend = RawBackend.answering("never asked");
                var client = new RawClient(port)) {
            gateway.serve(
                    backend.url(),
                    "<policies><inbound><block/>" + then
                            + "</inbound><backend><forward-request/></backend></policies>");
            client.send(GET);
            await(gateway.blocked);
            client.leave();
            while (gateway.meter.connections() > 0) {
                Thread.onSpinWait(); // until the gateway knows
            }
            assertThat(watch.isOver()).as("policies still run").isFalse();
            gateway.gate.release();
            var exchange = watch.next();
            check(exchange, 0, false, source, "ClientConnectionFailure");
            assertThat(exchange.measures().backend()).isNull();
            assertThat(backend.heads).isEmpty();
        }
    }

    /** @param waiting what the exchange does when the malformed part comes */
    @ParameterizedTest
    @CsvSource({"forward-request,forward-request", "block,transfer-response"})
    void aMalformedBodyIsRefused(String waiting, String source) throws IOException, InterruptedException {
        var head = "POST /api/x HTTP/1.1\r\nHost: g\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n";
        try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                var client = new RawClient(port)) {
            boolean blocks = waiting.equals("block");
            gateway.serve(
                    "http://127.0.0.1:" + server.getLocalPort(),
                    "<policies><inbound>" + (blocks ? "<block/><return-response/>" : "")
                            + "</inbound><backend><forward-request/></backend></policies>");
            if (blocks) {
                client.send(head + "x\r\n"); // nobody would read what comes later
                await(gateway.blocked);
            } else {
                client.send(head);
                assertThat(server.accept().getInputStream().read()).isNotNegative();
                client.send("x\r\n");
            }
            var answer = client.rest();
            assertThat(answer).startsWith("HTTP/1.1 400 ");
            gateway.gate.release();
            var exchange = watch.next();
            check(exchange, 400, true, source, "ClientConnectionFailure");
            assertThat(exchange.measures().lastFailure())
                    .extracting(failure -> failure.error().message())
                    .asString()
                    .startsWith("The request is malformed: a chunk size");
            assertThat(exchange.measures().sent()).isEqualTo(answer.length());
            assertThat(Watch.kept(exchange, Leg.RESPONSE)).startsWith("{ \"statusCode\": 400");
        }
    }

    @Test
    void anUploadThatFallsSilent() throws IOException, InterruptedException {
        try (var backend = silent();
                var client = new RawClient(port)) {
            gateway.serve(backend.url(), RunningGateway.PLAIN);
            client.send("POST /api/x HTTP/1.1\r\nHost: g\r\nContent-Length: 10\r\n\r\nbegun");
            assertThat(client.rest()).isEmpty();
            var exchange = watch.next();
            check(exchange, 0, false, "forward-request", "ClientConnectionFailure");
            assertThat(exchange.measures().lastFailure())
                    .extracting(failure -> failure.error().message())
                    .isEqualTo(Cut.SLOW.message());
        }
    }

    @Test
    void anAnswerThatNobodyReads() throws IOException, InterruptedException {
        try (var client = RawClient.narrow(port)) {
            gateway.serve(
                    "http://127.0.0.1:1",
                    "<policies><inbound><return-response><set-body>" + "0123456789abcdef".repeat(1 << 19)
                            + "</set-body></return-response></inbound><backend><forward-request/></backend></policies>");
            client.send(GET);
            check(watch.next(), 200, false, "transfer-response", "ClientConnectionFailure");
        }
    }

    @Test
    void anAnswerThatCannotBeSent() throws IOException, InterruptedException {
        gateway.serve("http://127.0.0.1:1", returning("<spoil-header/>"));
        assertThat(RawClient.once(port, "GET /api/x HTTP/1.0\r\nHost: g\r\n\r\n"))
                .startsWith("HTTP/1.1 500 ");
        var measures = watch.next().measures();
        assertThat(measures.status()).isEqualTo(500);
        assertThat(measures.isWhole()).isTrue();
    }

    @Test
    void anAnswerThatABugKeepsFromBeingSent() throws IOException, InterruptedException {
        gateway.serve("http://127.0.0.1:1", returning("<spoil-body/>"));
        assertThat(RawClient.once(port, GET)).isEmpty();
        check(watch.next(), 0, false, "transfer-response", "InternalError");
    }

    private static String returning(String then) {
        return "<policies><inbound><return-response/></inbound><backend><forward-request/></backend></policies>"
                .replace("<return-response/>", then + "<return-response/>");
    }

    // ---- the gateway

    @Test
    void aGatewayThatStopsSaysSo() throws IOException, InterruptedException {
        try (var backend = silent();
                var client = new RawClient(port)) {
            gateway.serve(backend.url(), RunningGateway.PLAIN);
            client.send(GET);
            await(asked);
            var stopped = CompletableFuture.runAsync(gateway::stop);
            check(watch.next(), 0, false, "forward-request", "GatewayStopping");
            stopped.join();
        }
    }
}

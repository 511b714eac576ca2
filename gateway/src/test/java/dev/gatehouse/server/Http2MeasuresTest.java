package dev.gatehouse.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.policy.Exchange;
import dev.gatehouse.policy.Leg;
import dev.gatehouse.settings.Settings;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is known of exchanges over HTTP/2, whole ones and others. */
class Http2MeasuresTest {
    private final Watch watch = new Watch(6);
    private final Semaphore asked = new Semaphore(0);
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

    /** A frame of literal headers, names and values in turn; none longer than a byte can say. */
    private static int frame(String... fields) {
        int size = 9;
        for (int i = 0; i < fields.length; i += 2) {
            size += 3 + fields[i].length() + fields[i + 1].length();
        }
        return size;
    }

    private static int request(String method) {
        return frame(":method", method, ":path", "/api/x", ":scheme", "http", ":authority", "g");
    }

    private static void check(Exchange exchange, int status, String source, String reason) {
        var measures = exchange.measures();
        assertThat(measures.status()).isEqualTo(status);
        assertThat(measures.isWhole()).isFalse();
        assertThat(measures.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.error().source()).isEqualTo(source);
            assertThat(failure.error().reason()).isEqualTo(reason);
            assertThat(failure.elapsedNanos()).isLessThanOrEqualTo(measures.totalNanos());
        });
        assertThat(measures.backendNanos()).isNotNegative().isLessThanOrEqualTo(measures.totalNanos());
    }

    /** Lines of the backend's answer end at bars. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            nullValues = "-",
            value = {
                "GET; -; '200 OK|Content-Length: 5||hello'; hello; 5",
                "HEAD; -; '200 OK|Content-Length: 5||'; ''; 5",
                "GET; -; '204 No Content||'; ''; -",
                "GET; -; '304 Not Modified||'; ''; -",
                "POST; body; '201 Created|Content-Length: 5||hello'; hello; 5",
                "POST; body; '200 OK|Content-Length: 0||'; ''; 0",
            })
    void sizesAndTimesOfWholeExchanges(String method, String body, String answer, String answered, String length)
            throws IOException, InterruptedException {
        var wire = "HTTP/1.1 " + answer.replace("|", "\r\n");
        try (var backend = new RawBackend((connection, _, _) -> connection.write(wire));
                var client = new Http2Client(port)) {
            gateway.serve(backend.url(), RunningGateway.PLAIN);
            assertThat(client.send(method, "/api/x", body).answer()).endsWith("}" + answered);
            var exchange = watch.next();
            var measures = exchange.measures();
            var call = MeasuresTest.checkTimes(exchange);
            assertThat(watch.told(exchange)).containsExactly("begun", "forwarding", "answered", "ended");
            assertThat(measures.protocol()).isEqualTo("HTTP/2");
            assertThat(measures.received()).isEqualTo(request(method) + (body == null ? 0 : 9 + body.length()));
            assertThat(measures.requestEndNanos() != 0).isEqualTo(body != null);
            int head = length == null
                    ? frame(":status", wire.substring(9, 12))
                    : frame(":status", wire.substring(9, 12), "content-length", length);
            // A stream's end is a frame of its own.
            assertThat(measures.sent()).isEqualTo(head + (answered.isEmpty() ? 0 : 9 + answered.length() + 9));
            assertThat(call.received()).isEqualTo(wire.length());
            assertThat(Watch.kept(exchange, Leg.REQUEST)).isEqualTo(body == null ? "" : body);
            assertThat(Watch.kept(exchange, Leg.BACKEND_REQUEST)).isEqualTo(body == null ? "" : body);
            assertThat(Watch.kept(exchange, Leg.BACKEND_RESPONSE)).isEqualTo(answered);
            assertThat(Watch.kept(exchange, Leg.RESPONSE)).isEqualTo(answered);
        }
    }

    @Test
    void anAnswerLargerThanTheWindowEndsWhenItsLastByteHasLeft() throws IOException, InterruptedException {
        var large = "0123456789abcdef".repeat(50_000);
        try (var client = new Http2Client(port)) {
            gateway.serve(
                    "http://127.0.0.1:1",
                    "<policies><inbound><return-response><set-body>" + large
                            + "</set-body></return-response></inbound><backend><forward-request/></backend></policies>");
            var exchange = client.begin("POST", "/api/x");
            assertThat(exchange.answer()).endsWith("}" + large);
            var measures = watch.next().measures();
            assertThat(measures.isWhole()).isTrue();
            int frames = (large.length() + 65535) / 65536;
            assertThat(measures.sent())
                    .isEqualTo(frame(":status", "200", "content-length", "" + large.length())
                            + frames * 9L
                            + large.length());
            assertThat(measures.requestEndNanos()).as("it goes on").isZero();
        }
    }

    @Test
    void aLongFieldIsCountedWithItsLength() throws IOException, InterruptedException {
        try (var backend = RawBackend.answering("");
                var client = new Http2Client(port)) {
            gateway.serve(backend.url(), RunningGateway.PLAIN);
            client.send("GET", "/api/x", null, "x", "a".repeat(127 + 128)).answer();
            assertThat(watch.next().measures().received())
                    .as("three bytes for a length of more than 254 (RFC 7541 §5.1)")
                    .isEqualTo(request("GET") + 3 + 2 + 1 + 255);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aResetBeforeTheAnswer(boolean wholeConnection) throws IOException, InterruptedException {
        try (var backend = new RawBackend((connection, _, _) -> {
                    asked.release();
                    var _ = connection.in().read();
                });
                var client = new Http2Client(port)) {
            gateway.serve(backend.url(), RunningGateway.PLAIN);
            var exchange = client.send("GET", "/api/x", null);
            assertThat(asked.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
            if (wholeConnection) {
                client.leave();
            } else {
                exchange.reset();
            }
            var ended = watch.next();
            check(ended, 0, "forward-request", "ClientConnectionFailure");
            assertThat(ended.measures().sent()).isZero();
        }
    }

    @Test
    void aResetWithinTheAnswer() throws IOException, InterruptedException {
        var gone = new CountDownLatch(1);
        try (var backend = new RawBackend((connection, _, _) -> {
                    connection.write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf");
                    if (connection.in().read() < 0) {
                        gone.countDown();
                    }
                });
                var client = new Http2Client(port)) {
            gateway.serve(backend.url(), RunningGateway.PLAIN);
            var exchange = client.send("GET", "/api/x", null);
            exchange.awaitData();
            exchange.reset();
            var ended = watch.next();
            check(ended, 200, "transfer-response", "ClientConnectionFailure");
            assertThat(ended.measures().sent())
                    .isEqualTo(frame(":status", "200", "content-length", "10") + 9 + "half".length());
            assertThat(gone.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void aBackendThatBreaksWithinItsAnswer() throws IOException, InterruptedException {
        try (var backend = new RawBackend((connection, _, _) -> {
                    connection.write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf");
                    connection.socket().close();
                });
                var client = new Http2Client(port)) {
            gateway.serve(backend.url(), RunningGateway.PLAIN);
            assertThat(client.send("GET", "/api/x", null).answer()).endsWith("RESET 2");
            check(watch.next(), 200, "transfer-response", "BackendConnectionFailure");
        }
    }

    @Test
    void aResetWithinTheUpload() throws IOException, InterruptedException {
        try (var client = new Http2Client(port)) {
            gateway.serve(
                    "http://127.0.0.1:1",
                    "<policies><inbound><block/></inbound><backend>"
                            + "<forward-request buffer-request-body=\"true\"/></backend></policies>");
            var exchange = client.begin("POST", "/api/x");
            assertThat(gateway.blocked.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
            gateway.gate.release();
            exchange.more(5);
            exchange.reset();
            var ended = watch.next();
            check(ended, 0, "forward-request", "ClientConnectionFailure");
            assertThat(ended.measures().received()).isEqualTo(request("POST") + 9 + 5);
            assertThat(ended.measures().requestEndNanos()).isZero();
        }
    }

    @Test
    void aResetWhilePoliciesRunElsewhere() throws IOException, InterruptedException {
        try (var client = new Http2Client(port)) {
            gateway.serve(
                    "http://127.0.0.1:1",
                    "<policies><inbound><block/><return-response/></inbound><backend><forward-request/></backend>"
                            + "</policies>");
            var exchange = client.send("GET", "/api/x", null);
            assertThat(gateway.blocked.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
            exchange.reset();
            // Frames of a connection come in order: who is answered after the reset has told that it was heard.
            assertThat(client.send("GET", "/nothing", null).answer()).contains("404");
            assertThat(watch.next().measures().status()).isEqualTo(404);
            assertThat(watch.isOver()).as("policies still run").isFalse();
            gateway.gate.release();
            check(watch.next(), 0, "transfer-response", "ClientConnectionFailure");
        }
    }

    @Test
    void streamsOfOneConnectionAreMeasuredOneByOne() throws IOException, InterruptedException {
        try (var backend = RawBackend.answering("hello");
                var client = new Http2Client(port)) {
            gateway.serve(backend.url(), RunningGateway.PLAIN);
            var exchanges = List.of(
                    client.send("GET", "/api/x", null),
                    client.send("GET", "/api/x", null),
                    client.send("GET", "/api/x", null));
            for (var exchange : exchanges) {
                exchange.answer();
                var measures = watch.next().measures();
                assertThat(measures.received()).isEqualTo(request("GET"));
                assertThat(measures.sent())
                        .isEqualTo(frame(":status", "200", "content-length", "5") + 9 + "hello".length() + 9);
            }
        }
    }
}

package dev.gatehouse.policy.elements;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.expr.CSharpCompiler;
import dev.gatehouse.http.Body;
import dev.gatehouse.http.BodyTooLargeException;
import dev.gatehouse.http.Headers;
import dev.gatehouse.policy.Exchange;
import dev.gatehouse.policy.Response;
import dev.gatehouse.policy.Scope;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bodies that are still on their way when a policy wants them, and those that nobody wants. */
class BodiesTest {
    private static final CSharpCompiler COMPILER = CSharpCompiler.create();
    private final Gateway gateway = new Gateway(COMPILER);

    /** A body that arrives when the test says so. */
    private static final class Arriving implements Body.Stream {
        @Nullable
        BiConsumer<byte @Nullable [], @Nullable Throwable> waiting;

        int limit;
        boolean discarded;

        @Override
        public long length() {
            return -1;
        }

        @Override
        public void collect(int limit, BiConsumer<byte @Nullable [], @Nullable Throwable> handler) {
            this.limit = limit;
            waiting = handler;
        }

        @Override
        public void discard() {
            discarded = true;
        }
    }

    private CompletableFuture<Exchange> start(String document, Body body) {
        gateway.policy(Scope.API, document);
        assertThat(gateway.diagnostics.hasErrors())
                .as("%s", gateway.diagnostics.list())
                .isFalse();
        return gateway.start("POST", "/orders/1", new Headers(), body);
    }

    @Test
    void aPolicyThatReadsTheBodyWaitsForIt() throws Exception {
        var body = new Arriving();
        var done = start("""
                <policies>
                  <inbound>
                    <set-variable name="first" value="1" />
                    <choose>
                      <when condition="@(context.Request.Body.As<string>(true) == "late")">
                        <set-variable name="late" value="yes" />
                      </when>
                    </choose>
                  </inbound>
                  <backend><forward-request /></backend>
                </policies>""", body);
        assertThat(done).isNotDone();
        assertThat(body.limit).isEqualTo(gateway.settings.http().maxBufferedBytes());
        body.waiting.accept("late".getBytes(java.nio.charset.StandardCharsets.UTF_8), null);
        assertThat(done.get(5, TimeUnit.SECONDS).variables()).containsEntry("late", "yes");
        assertThat(gateway.received.getFirst()).endsWith("late");
    }

    @Test
    void aBodyThatNoPolicyReadsStreamsThrough() throws Exception {
        var request = new Arriving();
        var response = new Arriving();
        gateway.backend = _ -> new Response(200, "", new Headers(), response);
        var exchange = start("""
                        <policies>
                          <inbound><set-header name="A"><value>@(context.Request.Method)</value></set-header></inbound>
                          <backend><forward-request /></backend>
                        </policies>""", request).get(5, TimeUnit.SECONDS);
        assertThat(gateway.received.getFirst()).endsWith("(stream)");
        assertThat(exchange.response().body()).isSameAs(response);
        assertThat(request.waiting).isNull();
        assertThat(response.waiting).isNull();
    }

    @Test
    void theResponseIsWaitedForWhereItIsRead() throws Exception {
        var response = new Arriving();
        gateway.backend = _ -> new Response(200, "", new Headers(), response);
        var done = start("""
                <policies>
                  <backend><forward-request /></backend>
                  <outbound><set-body>@((string)context.Response.Body.As<JObject>()["a"])</set-body></outbound>
                </policies>""", Body.NONE);
        assertThat(done).isNotDone();
        response.waiting.accept("{\"a\": \"b\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8), null);
        assertThat(Gateway.text(done.get(5, TimeUnit.SECONDS).response().body()))
                .isEqualTo("b");
    }

    @Test
    void whatIsReplacedUnreadIsDiscarded() throws Exception {
        var request = new Arriving();
        var response = new Arriving();
        gateway.backend = _ -> new Response(200, "", new Headers(), response);
        start("""
                        <policies>
                          <inbound><set-body>new</set-body></inbound>
                          <backend><forward-request /></backend>
                          <outbound><return-response><set-status code="204" /></return-response></outbound>
                        </policies>""", request).get(5, TimeUnit.SECONDS);
        assertThat(request.discarded).isTrue();
        assertThat(response.discarded).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"true,413,RequestBodyTooLarge", "false,500,ClientConnectionFailure"})
    void aBodyThatCannotBeHadFailsTheRequest(boolean tooLarge, int status, String reason) throws Exception {
        var body = new Arriving();
        var done = start("""
                <policies>
                  <inbound><set-variable name="b" value="@(context.Request.Body.As<string>())" /></inbound>
                  <backend><forward-request /></backend>
                </policies>""", body);
        body.waiting.accept(null, tooLarge ? new BodyTooLargeException(body.limit) : new IOException("gone"));
        var exchange = done.get(5, TimeUnit.SECONDS);
        assertThat(exchange.response().status()).isEqualTo(status);
        assertThat(exchange.lastError().reason()).isEqualTo(reason);
        assertThat(gateway.received).isEmpty();
    }
}

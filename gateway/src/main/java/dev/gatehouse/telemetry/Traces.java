package dev.gatehouse.telemetry;

import dev.gatehouse.http.Headers;
import dev.gatehouse.policy.BackendCall;
import dev.gatehouse.policy.Exchange;
import dev.gatehouse.policy.ExchangeObserver;
import dev.gatehouse.policy.Measures;
import dev.gatehouse.policy.Observation;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Makes spans of exchanges: one for the exchange, which continues the caller's trace, and below it one for each call to
 * a backend, which the backend is told of, and for each policy that waited.
 *
 * @see <a href="https://www.w3.org/TR/trace-context/">W3C Trace Context</a>
 * @see <a href="https://opentelemetry.io/docs/specs/semconv/http/http-spans/">Semantic conventions for HTTP spans</a>
 */
final class Traces implements ExchangeObserver, AutoCloseable {
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH", "QUERY");

    private static final AttributeKey<String> METHOD = AttributeKey.stringKey("http.request.method");
    private static final AttributeKey<String> ORIGINAL_METHOD = AttributeKey.stringKey("http.request.method_original");
    private static final AttributeKey<Long> STATUS = AttributeKey.longKey("http.response.status_code");
    private static final AttributeKey<String> ROUTE = AttributeKey.stringKey("http.route");
    private static final AttributeKey<String> SCHEME = AttributeKey.stringKey("url.scheme");
    private static final AttributeKey<String> PATH = AttributeKey.stringKey("url.path");
    private static final AttributeKey<String> FULL_URL = AttributeKey.stringKey("url.full");
    private static final AttributeKey<String> SERVER = AttributeKey.stringKey("server.address");
    private static final AttributeKey<Long> PORT = AttributeKey.longKey("server.port");
    private static final AttributeKey<String> PROTOCOL = AttributeKey.stringKey("network.protocol.version");
    private static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");
    private static final AttributeKey<String> API = AttributeKey.stringKey("gatehouse.api.id");
    private static final AttributeKey<String> OPERATION = AttributeKey.stringKey("gatehouse.operation.id");
    private static final AttributeKey<String> PRODUCT = AttributeKey.stringKey("gatehouse.product.id");
    private static final AttributeKey<String> BACKEND = AttributeKey.stringKey("gatehouse.backend.id");
    private static final AttributeKey<String> POLICY = AttributeKey.stringKey("gatehouse.policy.name");
    private static final AttributeKey<String> SECTION = AttributeKey.stringKey("gatehouse.policy.section");
    private static final AttributeKey<String> SCOPE = AttributeKey.stringKey("gatehouse.policy.scope");
    private static final AttributeKey<String> REQUEST = AttributeKey.stringKey("gatehouse.request.id");

    private static final W3CTraceContextPropagator W3C = W3CTraceContextPropagator.getInstance();

    private final SpanQueue queue;
    private final SdkTracerProvider provider;
    private final Tracer tracer;

    /** @param percentage of the exchanges whose caller has not decided that are traced */
    Traces(SpanQueue queue, Resource resource, int percentage) {
        this.queue = queue;
        provider = SdkTracerProvider.builder()
                .setResource(resource)
                .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(Math.clamp(percentage, 0, 100) / 100.0)))
                .addSpanProcessor(queue)
                .build();
        tracer = provider.get("gatehouse");
    }

    void read(Readings readings) {
        queue.read(readings);
    }

    @Override
    public void close() {
        provider.shutdown();
        queue.close();
    }

    @Override
    public Observation begun(Exchange exchange) {
        var request = exchange.request();
        var method = METHODS.contains(request.method()) ? request.method() : "HTTP";
        long start = epochNanos(exchange.timestamp());
        var parent = W3C.extract(Context.root(), request.headers(), CallersHeaders.ONE_PARENT);
        var span = tracer.spanBuilder(method)
                .setSpanKind(SpanKind.SERVER)
                .setParent(parent)
                .setStartTimestamp(start, TimeUnit.NANOSECONDS)
                .startSpan();
        if (span.isRecording()) {
            describe(span, exchange, method);
        }
        return new Trace(span, parent.with(span), start - exchange.startNanos());
    }

    private static long epochNanos(Instant time) {
        return TimeUnit.SECONDS.toNanos(time.getEpochSecond()) + time.getNano();
    }

    private static void describe(Span span, Exchange exchange, String method) {
        var url = exchange.request().originalUrl();
        setMethod(span, exchange.request().method());
        span.setAttribute(SCHEME, url.scheme())
                .setAttribute(PATH, url.path())
                .setAttribute(SERVER, url.host())
                .setAttribute(PORT, (long) url.port())
                .setAttribute(REQUEST, exchange.requestId().toString());
        var api = exchange.api();
        if (api != null) {
            span.setAttribute(API, api.id());
            var operation = exchange.operation();
            if (operation != null) {
                var template = operation.urlTemplate();
                int query = template.indexOf('?');
                var route = (api.path().isEmpty() ? "" : "/" + api.path())
                        + (query < 0 ? template : template.substring(0, query));
                span.setAttribute(OPERATION, operation.id()).setAttribute(ROUTE, route);
                span.updateName(method + " " + route);
            }
        }
        var product = exchange.product();
        if (product != null) {
            span.setAttribute(PRODUCT, product.id());
        }
    }

    private static void setMethod(Span span, String method) {
        if (METHODS.contains(method)) {
            span.setAttribute(METHOD, method);
        } else {
            span.setAttribute(METHOD, "_OTHER").setAttribute(ORIGINAL_METHOD, method);
        }
    }

    /** The spans of one exchange. Confined to its loop. */
    private final class Trace implements Observation {
        private final Span span;
        private final Context context;
        /** Wall clock at the monotonic clock's zero. */
        private final long zero;

        private @Nullable Span client;
        private @Nullable BackendCall call;

        Trace(Span span, Context context, long zero) {
            this.span = span;
            this.context = context;
            this.zero = zero;
        }

        @Override
        public void forwarding(Exchange exchange) {
            endCall();
            var request = exchange.request();
            call = exchange.measures().backend();
            var builder = tracer.spanBuilder(METHODS.contains(request.method()) ? request.method() : "HTTP")
                    .setSpanKind(SpanKind.CLIENT)
                    .setParent(context);
            if (call != null) {
                builder.setStartTimestamp(zero + call.beginNanos(), TimeUnit.NANOSECONDS);
            }
            var begun = builder.startSpan();
            client = begun;
            request.headers().remove("traceparent").remove("tracestate");
            W3C.inject(context.with(begun), request.headers(), BackendsHeaders::set);
        }

        @Override
        public void ended(Exchange exchange) {
            endCall();
            var measures = exchange.measures();
            if (span.isRecording()) {
                measures.waits().forEach(this::show);
            }
            long end = zero + measures.endNanos();
            if (span.isRecording()) {
                span.setAttribute(PROTOCOL, version(measures.protocol()));
                int status = measures.status();
                if (status > 0) {
                    span.setAttribute(STATUS, (long) status);
                }
                var failure = measures.lastFailure();
                if (failure != null) {
                    span.setAttribute(ERROR, failure.error().reason());
                } else if (status >= 500) {
                    span.setAttribute(ERROR, Integer.toString(status));
                }
                // Of a request that was wrong the gateway is not to blame.
                if (status >= 500 || status == 0) {
                    span.setStatus(StatusCode.ERROR);
                }
            }
            span.end(end, TimeUnit.NANOSECONDS);
        }

        private void show(Measures.Wait wait) {
            var policy = wait.policy();
            var waiting = tracer.spanBuilder(policy.policy())
                    .setParent(context)
                    .setStartTimestamp(zero + wait.beginNanos(), TimeUnit.NANOSECONDS)
                    .setAttribute(POLICY, policy.policy())
                    .setAttribute(SECTION, policy.section().element())
                    .setAttribute(SCOPE, policy.scope().text())
                    .startSpan();
            waiting.end(zero + wait.endNanos(), TimeUnit.NANOSECONDS);
        }

        private void endCall() {
            var ending = client;
            var made = call;
            client = null;
            call = null;
            if (ending == null) {
                return;
            }
            if (made == null) {
                ending.end();
                return;
            }
            if (ending.isRecording()) {
                describeCall(ending, made);
            }
            if (made.endNanos() == 0) {
                ending.end();
            } else {
                ending.end(zero + made.endNanos(), TimeUnit.NANOSECONDS);
            }
        }

        private static void describeCall(Span span, BackendCall call) {
            if (call.isSent()) {
                setMethod(span, call.method());
            }
            var target = call.target();
            if (target != null) {
                span.setAttribute(SERVER, target.host())
                        .setAttribute(PORT, (long) target.port())
                        .setAttribute(FULL_URL, Addresses.withoutSecrets(call.url()));
            }
            if (!call.backendId().isEmpty()) {
                span.setAttribute(BACKEND, call.backendId());
            }
            if (call.status() > 0) {
                span.setAttribute(STATUS, (long) call.status());
            }
            if (call.status() >= 400 || call.status() == 0) {
                span.setAttribute(
                        ERROR, call.status() == 0 ? "BackendConnectionFailure" : Integer.toString(call.status()));
                span.setStatus(StatusCode.ERROR);
            }
        }
    }

    private static String version(String protocol) {
        int slash = protocol.indexOf('/');
        return protocol.substring(slash + 1);
    }

    /** Reads what a caller sent; two parents are none. */
    private enum CallersHeaders implements TextMapGetter<Headers> {
        ONE_PARENT;

        @Override
        public @Nullable String get(@Nullable Headers headers, String key) {
            if (headers == null) {
                return null;
            }
            if (key.equals("traceparent")) {
                return headers.count(key) == 1 ? headers.first(key) : null;
            }
            return headers.joined(key);
        }
    }

    /** Writes what a backend is told. */
    private static final class BackendsHeaders {
        private BackendsHeaders() {}

        static void set(@Nullable Headers headers, String key, String value) {
            if (headers != null) {
                headers.set(key, value);
            }
        }
    }
}

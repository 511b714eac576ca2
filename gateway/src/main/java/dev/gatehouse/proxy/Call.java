package dev.gatehouse.proxy;

import dev.gatehouse.http.Body;
import dev.gatehouse.http.BodyTooLargeException;
import dev.gatehouse.http.Excerpt;
import dev.gatehouse.http.Headers;
import dev.gatehouse.policy.BackendCall;
import dev.gatehouse.policy.Exchange;
import dev.gatehouse.policy.ForwardOptions;
import dev.gatehouse.policy.Leg;
import dev.gatehouse.policy.PolicyException;
import dev.gatehouse.policy.Request;
import dev.gatehouse.policy.Response;
import dev.gatehouse.policy.Target;
import dev.gatehouse.policy.Upstream;
import dev.gatehouse.wire.Head;
import dev.gatehouse.wire.HeadWriter;
import dev.gatehouse.wire.MessageException;
import dev.gatehouse.wire.StreamedBody;
import dev.gatehouse.wire.Wheel;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One exchange's way to its backend, and back. {@link #forward} may be called from any thread and, one
 * after the other, several times; the rest on the loop.
 */
public final class Call extends Wheel.Timer implements Upstream {
    private static final Logger LOG = LoggerFactory.getLogger(Call.class);
    private static final int MAX_REDIRECTS = 5;
    /** Asking twice is asking once (RFC 9110 §9.2.2). */
    private static final Set<String> IDEMPOTENT = Set.of("GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE");

    private final Backends backends;
    private boolean pending;
    private @Nullable PolicyException cancelled;
    private boolean reused;
    private boolean retried;
    private int redirects;
    private @Nullable BackendConnection connection;
    private @Nullable Exchange exchange;
    private @Nullable ForwardOptions options;
    private @Nullable Target target;
    private String method = "";
    private Body body = Body.NONE;
    private @Nullable Redirect redirect;
    private @Nullable BackendCall record;

    Call(Backends backends) {
        this.backends = backends;
    }

    @Override
    public void forward(Exchange exchange, ForwardOptions options) {
        if (backends.loop().executor().inEventLoop()) {
            begin(exchange, options);
        } else {
            backends.loop().executor().execute(() -> begin(exchange, options));
        }
    }

    private void begin(Exchange exchange, ForwardOptions options) {
        this.exchange = exchange;
        this.options = options;
        pending = true;
        retried = false;
        redirects = 0;
        redirect = null;
        var request = exchange.request();
        method = request.method();
        body = request.body();
        target = exchange.target();
        var gone = cancelled;
        if (gone != null) {
            fail(gone);
            return;
        }
        record = exchange.measures().calling(target, System.nanoTime());
        backends.loop().wheel().set(this, Wheel.ticks(options.timeout()));
        if (options.bufferRequestBody() && body instanceof Body.Stream stream) {
            buffer(request, stream);
        } else {
            exchange.forwarding();
            start(false);
        }
    }

    private void buffer(Request request, Body.Stream stream) {
        stream.collect(backends.settings().http().maxBufferedBytes(), (bytes, failure) -> {
            if (bytes == null) {
                clientFailed(failure);
            } else if (pending) {
                body = Body.of(bytes);
                request.setBody(body);
                exchange().forwarding();
                start(false);
            }
        });
    }

    private void start(boolean fresh) {
        var to = target;
        if (to == null) {
            fail(PolicyException.failed(
                    "BackendConnectionFailure", "Neither the API nor a policy names a backend.", null));
            return;
        }
        try {
            var pool = backends.pool(to);
            if (fresh) {
                pool.acquireNew(this);
            } else {
                pool.acquire(this);
            }
        } catch (PolicyException e) {
            fail(e);
        }
    }

    // ---- for the connection

    /** Whether it still wants an answer. */
    boolean isPending() {
        return pending;
    }

    boolean isHead() {
        return method.equals("HEAD");
    }

    Body body() {
        return body;
    }

    /** The request's head, with the body where that is in memory. */
    ByteBuf head(String authority, ByteBufAllocator allocator) {
        var request = exchange().request();
        var to = target();
        var headers = request.headers();
        var backend = to.backend();
        if (redirect != null) {
            headers = redirect.headers(headers);
        } else if (backend != null && !backend.headers().isEmpty()) {
            headers = headers.copy();
            backend.headers().forEach(headers::set);
        }
        var writer = backends.writer();
        var requestTarget = redirect != null ? redirect.requestTarget() : RequestTarget.of(request.url(), to);
        writer.request(method, requestTarget);
        var host = headers.first("Host");
        // A policy that sets Host means it; what the client sent is not the backend's name.
        writer.field(
                "Host",
                host == null
                                || redirect != null
                                || host.equals(request.originalUrl().authority())
                        ? authority
                        : host);
        writer.fields(headers);
        var head = head(writer, allocator);
        record().requested(to, method, requestTarget);
        return head;
    }

    private ByteBuf head(HeadWriter writer, ByteBufAllocator allocator) {
        var excerpt = excerpt(Leg.BACKEND_REQUEST);
        if (excerpt != null) {
            excerpt.restart();
            if (body instanceof Body.Bytes(var bytes)) {
                excerpt.add(bytes);
            }
        }
        return switch (body) {
            case Body.Bytes(var bytes) -> writer.length(bytes.length).finish(allocator, bytes);
            case Body.Stream stream ->
                (stream.length() < 0 ? writer.chunked() : writer.length(stream.length())).finish(allocator);
            case Body.None() -> {
                if (method.equals("POST") || method.equals("PUT") || method.equals("PATCH")) {
                    writer.length(0);
                }
                yield writer.finish(allocator);
            }
        };
    }

    /** What is to be kept of a body; null for nothing. */
    @Nullable
    Excerpt excerpt(Leg leg) {
        return exchange().measures().excerpt(leg);
    }

    /** What is known of it, to be written by the connection that it is on. */
    BackendCall record() {
        return known(record);
    }

    void sending(BackendConnection on, boolean reused) {
        connection = on;
        this.reused = reused;
    }

    void unsendable(MessageException why) {
        fail(PolicyException.failed("InvalidRequest", "The request cannot be sent: " + why.getMessage(), why));
    }

    void unreachable(@Nullable Throwable why) {
        LOG.warn("{}: no connection: {}", target(), text(why));
        fail(PolicyException.failed("BackendConnectionFailure", text(why), why));
    }

    void answered(Head.Response head, Body answer) {
        connection = null;
        var asked = options();
        if (asked.followRedirects() && follow(head, answer)) {
            return;
        }
        backends.loop().wheel().clear(this);
        pending = false;
        exchange().setResponse(new Response(head.status(), head.reason(), head.headers(), answer));
        exchange().answered();
        exchange().resume();
    }

    /** @param heard whether any of the answer had come */
    void lost(Throwable why, boolean heard) {
        connection = null;
        if (!pending) {
            return;
        }
        if (reused && !heard && !retried && IDEMPOTENT.contains(method) && !(body instanceof StreamedBody)) {
            // The backend had given up an idle connection just as we took it: that is nobody's fault.
            retried = true;
            record().again();
            start(true);
            return;
        }
        LOG.warn("{}: connection lost: {}", target(), text(why));
        fail(PolicyException.failed("BackendConnectionFailure", text(why), why));
    }

    /** The client's body will not come. */
    void clientFailed(@Nullable Throwable why) {
        fail(
                why instanceof BodyTooLargeException
                        ? PolicyException.refused("RequestBodyTooLarge", "Request body is too large.", 413)
                        : PolicyException.failed("ClientConnectionFailure", "The client closed the connection.", why));
    }

    // ---- for the server

    /**
     * Nobody waits for the answer any more.
     *
     * @param why what the exchange fails with, now or as soon as it calls
     */
    public void cancel(PolicyException why) {
        cancelled = why;
        if (pending) {
            giveUp();
            fail(why);
        }
    }

    @Override
    protected void expired() {
        if (pending) {
            giveUp();
            fail(PolicyException.failed(
                    "Timeout",
                    "The backend did not answer within %s seconds."
                            .formatted(options().timeout().toMillis() / 1000.0),
                    null));
        }
    }

    private void giveUp() {
        var on = connection;
        connection = null;
        if (on != null) {
            on.forget();
        }
    }

    private void fail(PolicyException failure) {
        if (pending) {
            pending = false;
            backends.loop().wheel().clear(this);
            var ended = record;
            if (ended != null) {
                ended.ended(System.nanoTime(), 0, 0); // its connection knows better, where it had one
            }
            exchange().resume(failure);
        }
    }

    private boolean follow(Head.Response head, Body answer) {
        var location = head.headers().first("Location");
        if (location == null || redirects == MAX_REDIRECTS || body instanceof StreamedBody) {
            return false;
        }
        var next = Redirect.follow(head.status(), location, method, current(), redirect);
        if (next == null) {
            return false;
        }
        redirects++;
        redirect = next;
        target = next.target();
        if (!next.method().equals(method)) {
            method = next.method();
            body = Body.NONE;
        }
        if (answer instanceof Body.Stream stream) {
            stream.discard();
        }
        record().again();
        start(false);
        return true;
    }

    /** The URL that was asked for last. */
    private URI current() {
        var to = target();
        var path = redirect != null
                ? redirect.requestTarget()
                : RequestTarget.of(exchange().request().url(), to);
        return URI.create(to.scheme() + "://" + to.host() + ":" + to.port() + path);
    }

    private Exchange exchange() {
        return known(exchange);
    }

    private Target target() {
        return known(target);
    }

    private ForwardOptions options() {
        return known(options);
    }

    private static <T> T known(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("nothing is being forwarded");
        }
        return value;
    }

    private static String text(@Nullable Throwable why) {
        var message = why == null ? null : why.getMessage();
        return message != null
                ? message
                : why == null ? "no connection" : why.getClass().getSimpleName();
    }

    /** Where a backend wants the request repeated. */
    private record Redirect(Target target, String requestTarget, String method, boolean elsewhere) {
        static @Nullable Redirect follow(
                int status, String location, String method, URI from, @Nullable Redirect before) {
            boolean asGet = status == 303 || ((status == 301 || status == 302) && method.equals("POST"));
            if (status != 301 && status != 302 && status != 303 && status != 307 && status != 308) {
                return null;
            }
            try {
                var to = from.resolve(location);
                var target = Target.of(to.getScheme() + "://" + to.getRawAuthority(), null);
                if (from.getScheme().equals("https") && !target.isSecure()) {
                    return null;
                }
                var path = to.getRawPath().isEmpty() ? "/" : to.getRawPath();
                boolean elsewhere = !target.host().equalsIgnoreCase(from.getHost())
                        || target.port() != from.getPort()
                        || (before != null && before.elsewhere);
                return new Redirect(
                        target,
                        to.getRawQuery() == null ? path : path + '?' + to.getRawQuery(),
                        asGet && !method.equals("HEAD") ? "GET" : method,
                        elsewhere);
            } catch (IllegalArgumentException e) {
                return null; // no place to go: the caller gets the answer as it is
            }
        }

        /** What is secret stays with the one it is for. */
        Headers headers(Headers headers) {
            return elsewhere
                    ? headers.copy().remove("Authorization").remove("Cookie").remove("Ocp-Apim-Subscription-Key")
                    : headers;
        }
    }
}

package dev.gatehouse.standing;

import dev.gatehouse.jose.IntrospectionReply;
import dev.gatehouse.jose.Introspector;
import dev.gatehouse.jose.MalformedException;
import dev.gatehouse.jose.Reason;
import dev.gatehouse.jose.Requirements;
import dev.gatehouse.jose.Verdict;
import dev.gatehouse.outbound.LimitedClient;
import dev.gatehouse.standing.Replies.Answered;
import dev.gatehouse.standing.Replies.Outcome;
import dev.gatehouse.standing.Replies.Unanswered;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks one endpoint, as one client. One question at a time for one token, and not more than {@value #MAX_CALLS} for all;
 * none for a while where it has not answered several times in a row. Tokens go in bodies only, never into addresses or
 * logs.
 *
 * <p><b>Threading:</b> any thread.
 */
final class CachedIntrospector implements Introspector {
    static final int MAX_CALLS = 64;

    private static final Logger LOG = LoggerFactory.getLogger(CachedIntrospector.class);

    private final Endpoint endpoint;
    private final LimitedClient client;
    private final Replies replies;
    private final LongSupplier nanos;
    private final Breaker breaker;
    private final AtomicLong nextWarning;
    private final Semaphore calls = new Semaphore(MAX_CALLS);
    private final ConcurrentMap<String, CompletableFuture<Outcome>> underWay = new ConcurrentHashMap<>();

    CachedIntrospector(Endpoint endpoint, LimitedClient client, Replies replies, LongSupplier nanos) {
        this.endpoint = endpoint;
        this.client = client;
        this.replies = replies;
        this.nanos = nanos;
        this.breaker = new Breaker(nanos);
        this.nextWarning = new AtomicLong(nanos.getAsLong());
    }

    @Override
    public Verdict introspect(String token, Requirements rules, long nowMillis, boolean mayBlock) {
        String key = Replies.key(endpoint, token);
        var known = replies.find(key, endpoint.keep(), nowMillis);
        if (known == null && !mayBlock) {
            return Verdict.Wait.WAIT;
        }
        return switch (known == null ? askOrJoin(key, token, nowMillis) : known) {
            case Answered answered -> answered.reply().verdict(rules, nowMillis);
            case Unanswered unanswered ->
                Verdict.Refused.of(Reason.TOKEN_STATE_UNKNOWN, "introspection: " + unanswered.why());
        };
    }

    private Outcome askOrJoin(String key, String token, long nowMillis) {
        var own = new CompletableFuture<Outcome>();
        var others = underWay.putIfAbsent(key, own);
        if (others != null) {
            return others.join();
        }
        Outcome outcome = new Unanswered("the question failed");
        try {
            // Whoever was faster may have come back between our look and our turn.
            var known = replies.find(key, endpoint.keep(), nowMillis);
            outcome = known == null ? ask(key, token, nowMillis) : known;
        } finally {
            underWay.remove(key);
            own.complete(outcome);
        }
        return outcome;
    }

    private Outcome ask(String key, String token, long nowMillis) {
        if (!calls.tryAcquire()) {
            return new Unanswered(MAX_CALLS + " questions are under way already");
        }
        try {
            if (!breaker.letsThrough()) {
                return new Unanswered("the server has not answered of late");
            }
            var outcome = call(token);
            if (outcome instanceof Unanswered unanswered) {
                warn(unanswered.why());
            }
            replies.store(key, outcome, endpoint.keep(), nowMillis);
            return outcome;
        } finally {
            calls.release();
        }
    }

    /** Not for every call: callers can bring failures about as fast as they like. */
    private void warn(String why) {
        long due = nextWarning.get();
        long now = nanos.getAsLong();
        if (now - due >= 0 && nextWarning.compareAndSet(due, now + Breaker.PAUSE.toNanos())) {
            LOG.warn(
                    "introspection at {} failed: {}",
                    FreshList.withoutQuery(endpoint.address().toString()),
                    why);
        }
    }

    private Outcome call(String token) {
        try {
            var response = client.send(endpoint.address(), endpoint.timeout(), request -> question(request, token));
            int status = response.statusCode();
            // Only what no caller can bring about by a token of its choice counts against the server.
            if (status >= 500) {
                breaker.failed();
            } else {
                breaker.succeeded();
            }
            return status == 200
                    ? new Answered(IntrospectionReply.read(response.body()), response.body().length)
                    : new Unanswered("the server answered with status " + status);
        } catch (IOException e) {
            breaker.failed();
            return new Unanswered(String.valueOf(e.getMessage()));
        } catch (MalformedException e) {
            return new Unanswered(String.valueOf(e.getMessage()));
        }
    }

    /** RFC 7662 §2.1; the client says who it is as RFC 6749 §2.3.1 has it. */
    private HttpRequest.Builder question(HttpRequest.Builder request, String token) {
        String id = encoded(endpoint.clientId());
        String secret = encoded(endpoint.clientSecret());
        String body = "token=" + encoded(token) + "&token_type_hint=access_token";
        if (endpoint.inBody()) {
            body += "&client_id=" + id + "&client_secret=" + secret;
        } else {
            var credentials = (id + ':' + secret).getBytes(StandardCharsets.UTF_8);
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials));
        }
        return request.header("Accept", "application/json")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

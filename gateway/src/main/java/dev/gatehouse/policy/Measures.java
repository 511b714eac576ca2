package dev.gatehouse.policy;

import dev.gatehouse.http.Excerpt;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What happened in an exchange, as far as log, metrics and traces want to know it: times, sizes, the
 * backend call, the cache, the failures. Times are {@link System#nanoTime()}, sizes bytes.
 *
 * <p>Mutable; confined to its exchange. The transport writes it on the loop, policies write it wherever
 * they run. It is complete when {@link Observation#ended} is called.
 */
public final class Measures {
    /** Whether a policy asked the cache. */
    public enum CacheUse {
        NONE,
        MISS,
        /** It had the answer at least once. */
        HIT
    }

    /**
     * A failure of the exchange.
     *
     * @param elapsedNanos since the request was received
     */
    public record Failure(LastError error, long elapsedNanos) {}

    /**
     * A policy waited: for keys, for a counter or a cache elsewhere, for a body.
     *
     * @param beginNanos when it found that it had to, or began to
     */
    public record Wait(Place policy, long beginNanos, long endNanos) {}

    private final long startNanos;
    private String protocol = "HTTP/1.1";
    private String tls = "";
    private long received;
    private long sent;
    private long requestEndNanos;
    private long answerNanos;
    private long stalledNanos;
    private long endNanos;
    private boolean whole;
    private @Nullable Response answer;
    private @Nullable BackendCall backend;
    private long earlierBackendNanos;
    private CacheUse cache = CacheUse.NONE;
    private long cacheNanos;
    private @Nullable List<Failure> failures;
    private @Nullable List<Wait> waits;
    private @Nullable Map<Leg, Excerpt> excerpts;

    Measures(long startNanos) {
        this.startNanos = startNanos;
    }

    // ---- the client's side

    /** @param tls version of TLS; empty for none */
    public void connected(String protocol, String tls) {
        this.protocol = protocol;
        this.tls = tls;
    }

    /** The request's body is complete. */
    public void requestEnded(long nanos) {
        requestEndNanos = nanos;
    }

    /** The answer begins to leave. It need not be the exchange's own: what is malformed within its body is refused. */
    public void answering(Response answer, long nanos) {
        this.answer = answer;
        this.answerNanos = nanos;
    }

    /** For so long the answer waited for the client to read. */
    public void stalled(long nanos) {
        stalledNanos += nanos;
    }

    /**
     * It is over: policies and the wire are through with it.
     *
     * @param whole whether all of the answer has left
     */
    public void ended(long nanos, boolean whole) {
        this.endNanos = nanos;
        this.whole = whole;
    }

    /** Bytes that have come from and gone to the client so far, heads and framing with them. */
    public void transferred(long received, long sent) {
        this.received = received;
        this.sent = sent;
    }

    /** When the request was received. */
    public long startNanos() {
        return startNanos;
    }

    /** {@code HTTP/1.1}, {@code HTTP/2}, … */
    public String protocol() {
        return protocol;
    }

    /** The version of TLS; empty for none. */
    public String tls() {
        return tls;
    }

    /** Bytes that came from the client, heads and framing with them; over HTTP/2 as if nothing were compressed. */
    public long received() {
        return received;
    }

    /** Bytes that went to the client, counted likewise. */
    public long sent() {
        return sent;
    }

    /** When the last byte of the request's body came; 0 where it has none or is not complete. */
    public long requestEndNanos() {
        return requestEndNanos;
    }

    /** What the client was answered, which may be cut short; null where it left before. */
    public @Nullable Response answer() {
        return answer;
    }

    /** The status that the client was sent; 0 where it left before. */
    public int status() {
        return answer == null ? 0 : answer.status();
    }

    /** How long the answer waited for the client to read while it was on its way. */
    public long stalledNanos() {
        return stalledNanos;
    }

    /** When the answer began to leave; 0 where it did not. */
    public long answerNanos() {
        return answerNanos;
    }

    /** When the last byte had left or the exchange was given up, and no policy ran any more. */
    public long endNanos() {
        return endNanos;
    }

    /** Whether all of the answer has left. */
    public boolean isWhole() {
        return whole;
    }

    /** From the request to the end. */
    public long totalNanos() {
        return endNanos - startNanos;
    }

    /**
     * Time that the client took: to send a body, to read an answer. A body that streams through is on its way to the
     * backend meanwhile, so this and {@link #backendNanos()} may overlap there.
     */
    public long clientNanos() {
        long upload = requestEndNanos == 0 ? 0 : requestEndNanos - startNanos;
        if (answerNanos == 0) {
            return upload;
        }
        var call = backend;
        long tail = call == null || call.endNanos() == 0 ? answerNanos : Math.max(answerNanos, call.endNanos());
        return upload + stalledNanos + Math.max(0, endNanos - tail);
    }

    // ---- the backend's side

    /** A call begins. */
    public BackendCall calling(@Nullable Target target, long nanos) {
        var before = backend;
        if (before != null) {
            earlierBackendNanos += before.nanos(nanos);
        }
        var call = new BackendCall(target, nanos);
        backend = call;
        return call;
    }

    /** The last call; null where there was none. */
    public @Nullable BackendCall backend() {
        return backend;
    }

    /** Time that backends took: connecting, sending, waiting, receiving; without waiting for the client to read. */
    public long backendNanos() {
        var call = backend;
        if (call == null) {
            return 0;
        }
        return Math.max(0, earlierBackendNanos + call.nanos(endNanos) - stalledNanos);
    }

    // ---- policies

    /** The cache was looked up. */
    public void lookedUp(boolean hit, long nanos) {
        if (hit) {
            cache = CacheUse.HIT;
        } else if (cache == CacheUse.NONE) {
            cache = CacheUse.MISS;
        }
        cacheNanos += nanos;
    }

    /** The cache was written to. */
    public void stored(long nanos) {
        cacheNanos += nanos;
    }

    public CacheUse cache() {
        return cache;
    }

    public long cacheNanos() {
        return cacheNanos;
    }

    /** A policy has waited. */
    void waited(Place policy, long beginNanos, long endNanos) {
        if (waits == null) {
            waits = new ArrayList<>(2);
        }
        waits.add(new Wait(policy, beginNanos, endNanos));
    }

    /** Policies that waited, in order; without those that waited for a backend, of which {@link #backend()} tells. */
    public List<Wait> waits() {
        return waits == null ? List.of() : waits;
    }

    // ---- bodies

    /**
     * Has the beginning of a body kept as it passes by. To be said before anything runs.
     *
     * @param bytes at most
     */
    public void keep(Leg leg, int bytes) {
        if (bytes > 0) {
            if (excerpts == null) {
                excerpts = new EnumMap<>(Leg.class);
            }
            excerpts.put(leg, new Excerpt(bytes));
        }
    }

    /** What is kept of a body, to be filled by the transport; null where nobody wants any of it. */
    public @Nullable Excerpt excerpt(Leg leg) {
        return excerpts == null ? null : excerpts.get(leg);
    }

    /** All that is kept of bodies. */
    public Map<Leg, Excerpt> excerpts() {
        return excerpts == null ? Map.of() : excerpts;
    }

    // ---- failures

    /** Something went wrong now. */
    public void failed(LastError error) {
        failed(error, System.nanoTime());
    }

    /** Something went wrong at {@code nanos}. */
    public void failed(LastError error, long nanos) {
        if (failures == null) {
            failures = new ArrayList<>(2);
        }
        failures.add(new Failure(error, nanos - startNanos));
    }

    /** All of them, in order: those that {@code on-error} saw and those of sending the answer. */
    public List<Failure> failures() {
        return failures == null ? List.of() : failures;
    }

    /** Whether anything has gone wrong for this reason. */
    public boolean hasFailed(String reason) {
        if (failures != null) {
            for (var failure : failures) {
                if (failure.error.reason().equals(reason)) {
                    return true;
                }
            }
        }
        return false;
    }

    public @Nullable Failure lastFailure() {
        return failures == null ? null : failures.getLast();
    }
}

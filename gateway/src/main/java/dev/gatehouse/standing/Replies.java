package dev.gatehouse.standing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.gatehouse.jose.IntrospectionReply;
import dev.gatehouse.jose.Introspector;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what authorization servers said, under SHA-256 of endpoint, client and the whole token. Good answers count
 * as long as the policy says, but never up to the token's expiry or beyond; others for moments, in a room of their own,
 * so that made-up tokens do not displace good ones. Nothing here says whether a token meets any policy's rules.
 *
 * <p><b>Threading:</b> any thread.
 */
final class Replies {
    private static final Duration INACTIVE = Duration.ofSeconds(10);
    private static final Duration FAILURE = Duration.ofSeconds(1);
    /** Bytes that an answer of usual size takes. */
    private static final int USUAL = 3 * 1024;

    private final LongSupplier nanos;
    private final Cache<String, Kept> active;
    private final Cache<String, Kept> others;

    /** An answer, or why there was none. */
    sealed interface Outcome {}

    /** @param bytes of its text */
    record Answered(IntrospectionReply reply, int bytes) implements Outcome {}

    /** @param why for traces and logs */
    record Unanswered(String why) implements Outcome {}

    private record Kept(Outcome outcome, long untilNanos, long expiryMillis) {}

    Replies(int maxReplies, LongSupplier nanos) {
        this.nanos = nanos;
        this.active = Caffeine.newBuilder()
                .maximumWeight((long) maxReplies * USUAL)
                .weigher((String _, Kept kept) ->
                        kept.outcome instanceof Answered answered ? 1024 + 2 * answered.bytes : 1024)
                .executor(Runnable::run)
                .build();
        this.others = Caffeine.newBuilder()
                .maximumSize(maxReplies)
                .executor(Runnable::run)
                .build();
    }

    static String key(Introspector.Endpoint endpoint, String token) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (String part :
                    new String[] {endpoint.address().toString(), endpoint.clientId(), endpoint.clientSecret(), token}) {
                digest.update((part.length() + ":" + part).getBytes(StandardCharsets.UTF_8));
            }
            return Base64.getEncoder().encodeToString(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java runtime lacks SHA-256", e);
        }
    }

    @Nullable
    Outcome find(String key, long nowMillis) {
        var kept = active.getIfPresent(key);
        if (kept == null) {
            kept = others.getIfPresent(key);
        }
        return kept != null && nanos.getAsLong() - kept.untilNanos < 0 && nowMillis < kept.expiryMillis
                ? kept.outcome
                : null;
    }

    /** @param keep how long an answer about an active token may be kept */
    void store(String key, Outcome outcome, Duration keep, long nowMillis) {
        switch (outcome) {
            case Unanswered _ -> others.put(key, kept(outcome, FAILURE, Long.MAX_VALUE));
            case Answered answered -> {
                var token = answered.reply.token();
                var lifetime = answered.reply.lifetime();
                if (token == null) {
                    active.invalidate(key);
                    others.put(key, kept(outcome, INACTIVE, Long.MAX_VALUE));
                    return;
                }
                var expiry = token.expirationTime();
                var bounded = lifetime != null && lifetime.compareTo(keep) < 0 ? lifetime : keep;
                boolean isExpired = expiry != null && expiry.toEpochMilli() <= nowMillis;
                if (bounded.isPositive() && !isExpired) {
                    active.put(key, kept(outcome, bounded, expiry == null ? Long.MAX_VALUE : expiry.toEpochMilli()));
                }
                others.invalidate(key);
            }
        }
    }

    private Kept kept(Outcome outcome, Duration keep, long expiryMillis) {
        return new Kept(outcome, nanos.getAsLong() + keep.toNanos(), expiryMillis);
    }

    /** How many are kept, roughly: answers about active tokens, and others. */
    long[] sizes() {
        return new long[] {active.estimatedSize(), others.estimatedSize()};
    }
}

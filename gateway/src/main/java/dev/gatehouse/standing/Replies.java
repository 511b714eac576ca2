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
 * as long as the policy that asks says, whichever policy caused them, but never up to the token's expiry or beyond; others
 * for moments, in a room of their own, so that made-up tokens do not displace good ones. Nothing here says whether a token
 * meets any policy's rules.
 *
 * <p><b>Threading:</b> any thread.
 */
final class Replies {
    private static final Duration INACTIVE = Duration.ofSeconds(10);
    private static final Duration FAILURE = Duration.ofSeconds(1);
    /** More than any policy may say. */
    private static final Duration LONGEST = Duration.ofDays(1);

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

    /**
     * @param sinceNanos when it came
     * @param lifetimeNanos how long it counts, whatever a policy says
     */
    private record Kept(Outcome outcome, long sinceNanos, long lifetimeNanos, long expiryMillis) {
        boolean counts(Duration keep, long nanos, long nowMillis) {
            long age = nanos - sinceNanos;
            return age < lifetimeNanos && age < keep.toNanos() && nowMillis < expiryMillis;
        }
    }

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

    /** @param keep how old an answer about an active token may be */
    @Nullable
    Outcome find(String key, Duration keep, long nowMillis) {
        long time = nanos.getAsLong();
        var good = active.getIfPresent(key);
        if (good != null && good.counts(keep, time, nowMillis)) {
            return good.outcome;
        }
        var other = others.getIfPresent(key);
        return other != null && other.counts(LONGEST, time, nowMillis) ? other.outcome : null;
    }

    /** @param keep how long an answer about an active token is of use; not at all where that is zero */
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
                var bounded = lifetime != null && lifetime.compareTo(LONGEST) < 0 ? lifetime : LONGEST;
                boolean isExpired = expiry != null && expiry.toEpochMilli() <= nowMillis;
                if (keep.isPositive() && bounded.isPositive() && !isExpired) {
                    active.put(key, kept(outcome, bounded, expiry == null ? Long.MAX_VALUE : expiry.toEpochMilli()));
                }
                others.invalidate(key);
            }
        }
    }

    private Kept kept(Outcome outcome, Duration lifetime, long expiryMillis) {
        return new Kept(outcome, nanos.getAsLong(), lifetime.toNanos(), expiryMillis);
    }

    /** How many are kept, roughly: answers about active tokens, and others. */
    long[] sizes() {
        return new long[] {active.estimatedSize(), others.estimatedSize()};
    }
}

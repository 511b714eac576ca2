package dev.gatehouse.jose;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;

/**
 * Remembers which tokens carried a good signature, so that a token that comes again costs a look-up and
 * its claim checks. Keyed by the complete text of the token, never by an id within it: with the text
 * itself nothing can collide, and hashing it anew with SHA-256 would cost more than the look-up.
 *
 * <p>An entry says which {@link KeySet} verified the token and counts only while that set is in use:
 * with a withdrawn key its tokens are gone. It says nothing about times, audiences or claims.
 *
 * <p><b>Threading:</b> shared by all policies and threads.
 */
public final class VerifiedTokens {
    /** Bytes that an entry takes beside the token's text and its claims'. */
    private static final int OVERHEAD = 1024;

    /** What we call a usual token, in characters. */
    private static final int USUAL_LENGTH = 1024;

    private final Cache<String, Entry> entries;

    /** @param opened what an encrypted token was decrypted with, which then must be in use too */
    record Entry(Jwt jwt, KeySet keys, @Nullable DecryptionKeys opened) {}

    /** @param maxTokens how many of usual size (1 KB) are kept; longer ones count as several. Least used ones go first */
    public VerifiedTokens(int maxTokens) {
        this.entries = Caffeine.newBuilder()
                .maximumWeight(maxTokens * (OVERHEAD + 2L * USUAL_LENGTH))
                .weigher((String token, Entry entry) -> OVERHEAD + 2 * token.length())
                // Upkeep on the caller's thread: it is short, and a pool would cost two thread switches.
                .executor(Runnable::run)
                .build();
    }

    @Nullable
    Entry find(String token) {
        return entries.getIfPresent(token);
    }

    void store(String token, Entry entry) {
        entries.put(token, entry);
    }

    /** How many tokens are remembered, roughly. */
    public long size() {
        return entries.estimatedSize();
    }
}

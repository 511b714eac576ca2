package dev.gatehouse.jose;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One version of the keys of one source. Immutable, and compared by identity: a source hands out the
 * same object as long as its keys stay the same, and another one from the moment they change.
 */
public final class KeySet {
    private final @Nullable IssuerName issuer;
    private final List<VerificationKey> keys;
    private final Map<String, List<VerificationKey>> byId = new HashMap<>();
    private final long version;

    /**
     * @param issuer who the keys belong to; null for keys written into a policy
     * @param version counts up within a source, for logs
     */
    public KeySet(@Nullable IssuerName issuer, List<VerificationKey> keys, long version) {
        this.issuer = issuer;
        this.keys = List.copyOf(keys);
        this.version = version;
        for (VerificationKey key : this.keys) {
            if (key.id() != null) {
                byId.computeIfAbsent(key.id(), id -> new ArrayList<>()).add(key);
            }
        }
    }

    public @Nullable IssuerName issuer() {
        return issuer;
    }

    public List<VerificationKey> keys() {
        return keys;
    }

    public long version() {
        return version;
    }

    /** Whether there is a key of that id; with null, whether there is any. */
    public boolean has(@Nullable String id) {
        return id == null ? !keys.isEmpty() : byId.containsKey(id);
    }

    /** The keys of that id, several if the source published several; all keys for a token that names none. */
    List<VerificationKey> named(@Nullable String id) {
        return id == null ? keys : byId.getOrDefault(id, List.of());
    }
}

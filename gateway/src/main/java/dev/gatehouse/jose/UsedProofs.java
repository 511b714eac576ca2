package dev.gatehouse.jose;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Remembers which DPoP proofs were used, until they are too old to be used again (RFC 9449 §11.1). Full is full: nothing
 * is forgotten before its time, whatever else comes; a proof that cannot be remembered is not good. One key may take a
 * quarter of the room, so that one caller does not shut out the others.
 *
 * <p>In memory: other gateways do not know. <b>Threading:</b> shared by all policies and threads; held for moments only.
 */
public final class UsedProofs {
    private final int maxProofs;
    private final ReentrantLock lock = new ReentrantLock();
    private final Set<String> used = new HashSet<>();
    private final PriorityQueue<Proof> byExpiry = new PriorityQueue<>();
    private final Map<String, Integer> perKey = new HashMap<>();

    /** What came of using a proof. */
    public enum Outcome {
        FIRST,
        AGAIN,
        /** It could not be remembered. */
        FULL
    }

    /** @param id stands for place, key and {@code jti} together */
    private record Proof(long untilMillis, String id, String key) implements Comparable<Proof> {
        @Override
        public int compareTo(Proof other) {
            return Long.compare(untilMillis, other.untilMillis);
        }
    }

    /** @param maxProofs how many are remembered; one takes some 300 bytes */
    public UsedProofs(int maxProofs) {
        this.maxProofs = maxProofs;
    }

    /**
     * Uses a proof whose signature is good.
     *
     * @param place where it is used; several places in the way of one request each see its proof for the first time
     * @param untilMillis from when on it would be too old anyway
     */
    public Outcome use(String place, DpopProof proof, long untilMillis, long nowMillis) {
        String id = VerificationKey.Binding.thumbprint(
                "SHA-256", (place + '\n' + proof.thumbprint() + '\n' + proof.id()).getBytes(StandardCharsets.UTF_8));
        String key = place + '\n' + proof.thumbprint();
        lock.lock();
        try {
            forget(nowMillis);
            if (used.contains(id)) {
                return Outcome.AGAIN;
            }
            int ofKey = perKey.getOrDefault(key, 0);
            if (used.size() >= maxProofs || ofKey >= Math.max(1, maxProofs / 4)) {
                return Outcome.FULL;
            }
            used.add(id);
            byExpiry.add(new Proof(untilMillis, id, key));
            perKey.put(key, ofKey + 1);
            return Outcome.FIRST;
        } finally {
            lock.unlock();
        }
    }

    private void forget(long nowMillis) {
        for (var oldest = byExpiry.peek();
                oldest != null && oldest.untilMillis <= nowMillis;
                oldest = byExpiry.peek()) {
            byExpiry.remove();
            used.remove(oldest.id);
            perKey.computeIfPresent(oldest.key, (_, count) -> count == 1 ? null : count - 1);
        }
    }
}

package dev.gatehouse.policy.elements;

import dev.gatehouse.expr.Expression;
import dev.gatehouse.jose.MalformedException;
import dev.gatehouse.policy.Exchange;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keys written into a policy, some of which it takes an exchange to know.
 *
 * <p><b>Threading:</b> shared by all exchanges.
 *
 * @param <K> one key
 * @param <S> all of them
 */
final class ListedKeys<K, S> {
    private static final Logger LOG = LoggerFactory.getLogger(ListedKeys.class);

    private final String element;
    private final List<Listed<K>> keys;
    private final Maker<K> maker;
    private final Function<List<K>, S> together;
    /** The keys of the last exchange: what their expressions give changes rarely, if ever. */
    private volatile Evaluated<S> last;

    private record Evaluated<S>(List<String> secrets, S keys) {}

    /** Makes a key of a secret. */
    @FunctionalInterface
    interface Maker<K> {
        K make(@Nullable String id, byte[] secret) throws MalformedException;
    }

    /**
     * One {@code key}.
     *
     * @param ready null if it takes an exchange to know it
     * @param secret gives the Base64 text of such a key
     */
    record Listed<K>(@Nullable String id, @Nullable K ready, Expression<String> secret) {
        static <K> Listed<K> ready(K key) {
            return new Listed<>(null, key, Expression.constant(""));
        }
    }

    /** @param element what messages call the list */
    ListedKeys(String element, List<Listed<K>> keys, Maker<K> maker, Function<List<K>, S> together) {
        this.element = element;
        this.keys = List.copyOf(keys);
        this.maker = maker;
        this.together = together;
        var ready = new ArrayList<K>(keys.size());
        for (var key : keys) {
            if (key.ready != null) {
                ready.add(key.ready);
            }
        }
        this.last = new Evaluated<>(List.of(), together.apply(ready));
    }

    /** Whether every exchange gets the same. */
    boolean areConstant() {
        return keys.stream().allMatch(key -> key.ready != null);
    }

    /** The keys that are known without an exchange. */
    S constant() {
        return last.keys;
    }

    /** The keys for one exchange; the same object as long as they are the same. */
    S of(Exchange exchange) {
        if (areConstant()) {
            return last.keys;
        }
        var secrets = new ArrayList<String>(keys.size());
        for (var key : keys) {
            if (key.ready == null) {
                secrets.add(String.valueOf(key.secret.evaluate(exchange)));
            }
        }
        var known = last;
        if (!known.secrets.equals(secrets)) {
            known = new Evaluated<>(List.copyOf(secrets), together.apply(made(secrets)));
            last = known;
        }
        return known.keys;
    }

    private List<K> made(List<String> secrets) {
        var made = new ArrayList<K>(keys.size());
        int next = 0;
        for (var key : keys) {
            if (key.ready != null) {
                made.add(key.ready);
                continue;
            }
            try {
                made.add(maker.make(key.id, bytes(secrets.get(next))));
            } catch (IllegalArgumentException | MalformedException e) {
                LOG.warn("an expression in '{}' gave no key: {}", element, e.getMessage());
            }
            next++;
        }
        return made;
    }

    /**
     * The bytes of Base64 text, in which there may be white space.
     *
     * @throws IllegalArgumentException if it is not that
     */
    static byte[] bytes(String base64) {
        return Base64.getDecoder().decode(base64.replaceAll("\\s", ""));
    }
}

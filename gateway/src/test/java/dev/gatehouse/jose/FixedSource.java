package dev.gatehouse.jose;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** A source whose states follow each other as a test says: one load or refresh takes the next. */
final class FixedSource implements KeySource {
    private final String name;
    private final Deque<State> states = new ArrayDeque<>();
    int loads;
    int refreshes;

    FixedSource(String name, State... states) {
        this.name = name;
        this.states.addAll(java.util.List.of(states));
    }

    /** A source that has its keys. */
    static FixedSource of(String issuer, String document) {
        return new FixedSource(issuer, ready(issuer, document));
    }

    static Ready ready(String issuer, String document) {
        try {
            var keys = JwkSet.read(document.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                    .keys();
            return new Ready(new KeySet(new IssuerName(issuer), keys, 1));
        } catch (MalformedException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public State state() {
        return states.element();
    }

    @Override
    public State load() {
        loads++;
        next();
        return state();
    }

    @Override
    public boolean worthRefreshing(@Nullable String keyId) {
        return states.size() > 1;
    }

    @Override
    public State refresh(@Nullable String keyId) {
        refreshes++;
        next();
        return state();
    }

    private void next() {
        if (states.size() > 1) {
            states.remove();
        }
    }
}

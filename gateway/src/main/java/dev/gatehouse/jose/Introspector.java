package dev.gatehouse.jose;

import java.net.URI;
import java.time.Duration;

/** Asks an authorization server about tokens (RFC 7662). A port. Safe for use by several threads. */
public interface Introspector {
    /**
     * Whether the server says that {@code token} is active, and the rest of what it says meets {@code rules}. Without an
     * answer of the server it is refused.
     *
     * @param nowMillis the time, in milliseconds since 1970
     * @param mayBlock whether the server may be asked on this thread; otherwise the answer can be {@link Verdict.Wait}
     */
    Verdict introspect(String token, Requirements rules, long nowMillis, boolean mayBlock);

    /**
     * The server, and who asks it.
     *
     * @param inBody whether the client's id and secret are sent in the body rather than by HTTP's Basic scheme
     * @param keep how long an answer about an active token is believed, at most
     * @param timeout how long an answer may take
     */
    record Endpoint(
            URI address, String clientId, String clientSecret, boolean inBody, Duration keep, Duration timeout) {
        /** Never the secret. */
        @Override
        public String toString() {
            return "Endpoint[%s, %s]".formatted(address, clientId);
        }
    }
}

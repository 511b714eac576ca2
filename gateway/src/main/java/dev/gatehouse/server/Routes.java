package dev.gatehouse.server;

import dev.gatehouse.policy.Exchange;
import dev.gatehouse.policy.Pipeline;
import dev.gatehouse.policy.PolicyException;
import org.jspecify.annotations.Nullable;

/** What runs for which request: one snapshot of the configuration. Immutable, safe for many threads. */
@FunctionalInterface
public interface Routes {
    /**
     * Finds what {@code exchange} is for and notes it there: API and operation, access, the request's
     * path below the API, template parameters, target.
     */
    Route find(Exchange exchange);

    /**
     * @param pipeline what runs; with a refusal, its {@code on-error} alone
     * @param refusal why no policy runs: no operation, no key
     */
    record Route(Pipeline pipeline, @Nullable PolicyException refusal) {}
}

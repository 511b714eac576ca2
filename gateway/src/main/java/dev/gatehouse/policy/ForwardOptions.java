package dev.gatehouse.policy;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How {@code forward-request} forwards.
 *
 * @param timeout until the backend's response headers
 * @param continueTimeout how long to wait for {@code 100 Continue} before the body is sent; null not at all
 * @param bufferRequestBody keep the request's body for another try
 * @param bufferResponse false passes each chunk on at once
 */
public record ForwardOptions(
        Duration timeout,
        @Nullable Duration continueTimeout,
        boolean followRedirects,
        boolean bufferRequestBody,
        boolean bufferResponse,
        HttpVersion version) {

    /** The protocol towards the backend. */
    public enum HttpVersion {
        HTTP_1,
        HTTP_2,
        HTTP_2_OR_1
    }
}

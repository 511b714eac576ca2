package dev.gatehouse.policy;

import java.time.Duration;

/**
 * How {@code forward-request} forwards.
 *
 * @param timeout until the backend's response headers
 * @param bufferRequestBody keep the request's body for another try
 * @param bufferResponse false passes each chunk on at once
 * @param failOnErrorStatus a status of 400 to 599 leads to {@code on-error}
 */
public record ForwardOptions(
        Duration timeout,
        boolean followRedirects,
        boolean bufferRequestBody,
        boolean bufferResponse,
        boolean failOnErrorStatus,
        HttpVersion version) {

    /** The protocol towards the backend. */
    public enum HttpVersion {
        HTTP_1,
        HTTP_2,
        HTTP_2_OR_1
    }
}

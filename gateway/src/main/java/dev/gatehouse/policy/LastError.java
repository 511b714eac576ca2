package dev.gatehouse.policy;

import org.jspecify.annotations.Nullable;

/**
 * {@code context.LastError}.
 *
 * @param source policy element or built-in step
 * @param scope null for built-in steps
 * @param httpStatus the status that the failure stands for
 * @see <a href="https://learn.microsoft.com/azure/api-management/api-management-error-handling-policies">Error handling in API Management policies</a>
 */
public record LastError(
        String source,
        String reason,
        String message,
        @Nullable String scope,
        @Nullable String section,
        @Nullable String path,
        @Nullable String policyId,
        int httpStatus) {}

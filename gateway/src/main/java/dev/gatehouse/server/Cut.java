package dev.gatehouse.server;

import dev.gatehouse.policy.LastError;
import dev.gatehouse.policy.PolicyException;
import dev.gatehouse.policy.Section;
import dev.gatehouse.wire.MessageException;
import org.jspecify.annotations.Nullable;

/**
 * Why an exchange is cut short.
 *
 * @param reason as {@code context.LastError.Reason} has it
 * @see <a href="https://learn.microsoft.com/azure/api-management/api-management-error-handling-policies">Error handling in API Management policies</a>
 */
record Cut(String reason, String message) {
    /** The step that sends answers, by the name it has in API Management's traces. */
    private static final String SOURCE = "transfer-response";

    private static final String CLIENT = "ClientConnectionFailure";

    static final Cut LEFT = new Cut(CLIENT, "The client closed the connection.");
    static final Cut SLOW = new Cut(CLIENT, "The client neither sent nor read anything for too long.");
    static final Cut STOPPED =
            new Cut("GatewayStopping", "The gateway stops and cannot wait for the exchange any more.");
    static final Cut BUG = new Cut("InternalError", "The answer could not be sent.");

    static Cut malformed(MessageException why) {
        return new Cut(CLIENT, "The request is malformed: " + why.getMessage() + '.');
    }

    static Cut broken(@Nullable Throwable why) {
        var message = why == null ? null : why.getMessage();
        return new Cut(
                "BackendConnectionFailure", "The answer broke off" + (message == null ? "." : ": " + message + '.'));
    }

    /** What a step fails with that waits for something that will not come now. */
    PolicyException failure() {
        return PolicyException.failed(reason, message, null);
    }

    /** The same where no step waits any more. */
    LastError error() {
        return new LastError(SOURCE, reason, message, null, Section.OUTBOUND.element(), null, null, 500);
    }
}

package dev.gatehouse.policy.elements;

import dev.gatehouse.expr.Expression;
import dev.gatehouse.jose.Verdict.Refused;
import dev.gatehouse.policy.ElementReader;
import dev.gatehouse.policy.Exchange;
import dev.gatehouse.policy.PolicyException;
import dev.gatehouse.policy.TraceRecord;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a refused token is told: {@code failed-validation-httpcode} and {@code failed-validation-error-message}.
 *
 * @param policy the name of the policy
 * @param message null for the one that the reason has
 */
record TokenFailure(
        String policy, Expression<Integer> status, @Nullable Expression<String> message) {
    private static final Logger LOG = LoggerFactory.getLogger(TokenFailure.class);

    static TokenFailure read(ElementReader element) {
        var status = element.optionalOr("failed-validation-httpcode", Integer.class, 401);
        if (status.isConstant() && !isStatus(status.evaluate(""))) {
            element.error("failed-validation-httpcode", "POL321", "this is not an HTTP status from 200 to 599");
        }
        return new TokenFailure(
                element.name(),
                status,
                element.optional("failed-validation-error-message").orElse(null));
    }

    private static boolean isStatus(@Nullable Integer status) {
        return status != null && status >= 200 && status <= 599;
    }

    PolicyException of(Exchange exchange, Refused refused) {
        return of(exchange, refused, "");
    }

    /** @param checks what is known of all checks, for the trace; empty where nobody asked */
    PolicyException of(Exchange exchange, Refused refused, String checks) {
        // The detail tells how to make a better token: it is for those who run the gateway only.
        String code = refused.reason().code();
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("reason", code);
        if (!checks.isEmpty()) {
            metadata.put("checks", checks);
        }
        exchange.trace(new TraceRecord(policy, "error", refused.detail(), metadata));
        LOG.debug("{}: token refused, {}: {}", policy, code, refused.detail());
        Integer chosen = status.evaluate(exchange);
        var failure =
                PolicyException.refused(code, refused.message(), chosen != null && isStatus(chosen) ? chosen : 401);
        String own = message == null ? null : message.evaluate(exchange);
        return own == null || own.isEmpty() ? failure : failure.answering(own);
    }
}

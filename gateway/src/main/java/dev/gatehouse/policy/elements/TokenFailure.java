package dev.gatehouse.policy.elements;

import dev.gatehouse.expr.Expression;
import dev.gatehouse.jose.Explanation;
import dev.gatehouse.jose.Explanation.Check;
import dev.gatehouse.jose.Jwt;
import dev.gatehouse.jose.Verdict;
import dev.gatehouse.jose.Verdict.Refused;
import dev.gatehouse.policy.ElementReader;
import dev.gatehouse.policy.Exchange;
import dev.gatehouse.policy.PolicyException;
import dev.gatehouse.policy.Scope;
import dev.gatehouse.policy.TraceRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a verdict on a token is told: a refusal to the caller, by {@code failed-validation-httpcode} and {@code
 * failed-validation-error-message}, and how it came about to whoever has asked.
 *
 * @param policy the name of the policy
 * @param scope of the policy's document
 * @param location of the policy: file, line and column
 * @param message null for the one that the reason has
 */
record TokenFailure(
        String policy,
        Scope scope,
        String location,
        Expression<Integer> status,
        @Nullable Expression<String> message) {
    private static final Logger LOG = LoggerFactory.getLogger(TokenFailure.class);

    static TokenFailure read(ElementReader element) {
        var status = element.optionalOr("failed-validation-httpcode", Integer.class, 401);
        if (status.isConstant() && !isStatus(status.evaluate(""))) {
            element.error("failed-validation-httpcode", "POL321", "this is not an HTTP status from 200 to 599");
        }
        return new TokenFailure(
                element.name(),
                element.scope(),
                element.location(),
                status,
                element.optional("failed-validation-error-message").orElse(null));
    }

    private static boolean isStatus(@Nullable Integer status) {
        return status != null && status >= 200 && status <= 599;
    }

    /** Where a policy has looked at a token for one thing only. */
    PolicyException of(Exchange exchange, Refused refused) {
        explain(exchange, Explanation.of(refused));
        return of(exchange, refused, "");
    }

    /** Tells whoever has asked that a token has passed the one check of a policy, or that the check could not be made. */
    void passed(Exchange exchange, Jwt jwt, String check, Check.Outcome outcome, String finding) {
        if (exchange.inquiry() != null) {
            var made = new Check(check, outcome, "", finding, "", List.of());
            explain(exchange, new Explanation(new Verdict.Accepted(jwt), List.of(made)));
        }
    }

    /** Tells whoever has asked. */
    void explain(Exchange exchange, Explanation explanation) {
        var inquiry = exchange.inquiry();
        if (inquiry != null) {
            inquiry.explained(policy, scope, location, explanation);
        }
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

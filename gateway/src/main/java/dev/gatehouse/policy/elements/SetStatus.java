package dev.gatehouse.policy.elements;

import com.google.auto.service.AutoService;
import dev.gatehouse.policy.ElementReader;
import dev.gatehouse.policy.Flow;
import dev.gatehouse.policy.Policy;
import dev.gatehouse.policy.PolicyException;
import dev.gatehouse.policy.ProgramBuilder;
import dev.gatehouse.policy.Response;
import org.jspecify.annotations.Nullable;

/**
 * {@code set-status}: the status of the response.
 *
 * @see <a href="https://learn.microsoft.com/azure/api-management/set-status-policy">set-status</a>
 */
@AutoService(Policy.class)
public final class SetStatus implements Policy {
    private static final int MIN = 200;
    private static final int MAX = 599;

    @Override
    public String name() {
        return "set-status";
    }

    @Override
    public void compile(ElementReader element, ProgramBuilder program) {
        var edit = edit(element);
        program.step(exchange -> {
            edit.apply(exchange, exchange.responseOrNew());
            return Flow.NEXT;
        });
    }

    static Edit<Response> edit(ElementReader element) {
        var code = element.required("code", Integer.class, MIN);
        var reason = element.optionalOr("reason", String.class, "");
        if (code.isConstant() && !isStatus(code.evaluate(""))) {
            element.error("code", "POL201", "'code' is %s; expected %d to %d".formatted(code.evaluate(""), MIN, MAX));
        }
        return (exchange, response) -> {
            var status = code.evaluate(exchange);
            var phrase = reason.evaluate(exchange);
            if (status == null || !isStatus(status)) {
                throw PolicyException.failed(
                        "StatusCodeInvalid", "'%s' is not a status of a response.".formatted(status), null);
            }
            response.setStatus(status, phrase == null ? "" : SetHeader.sendable("reason", phrase));
        };
    }

    private static boolean isStatus(@Nullable Integer code) {
        return code != null && code >= MIN && code <= MAX;
    }
}

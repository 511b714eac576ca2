package dev.gatehouse.policy.elements;

import com.google.auto.service.AutoService;
import dev.gatehouse.http.HeaderText;
import dev.gatehouse.policy.ElementReader;
import dev.gatehouse.policy.Flow;
import dev.gatehouse.policy.Policy;
import dev.gatehouse.policy.PolicyException;
import dev.gatehouse.policy.ProgramBuilder;

/**
 * {@code set-method}: the method of the request to the backend.
 *
 * @see <a href="https://learn.microsoft.com/azure/api-management/set-method-policy">set-method</a>
 */
@AutoService(Policy.class)
public final class SetMethod implements Policy {
    @Override
    public String name() {
        return "set-method";
    }

    @Override
    public void compile(ElementReader element, ProgramBuilder program) {
        var method = element.text();
        var literal = method.isConstant() ? method.evaluate("") : null;
        if (literal != null && !HeaderText.isToken(literal)) {
            element.error("POL213", "'%s' is not a method".formatted(literal));
        }
        program.step(exchange -> {
            var chosen = method.evaluate(exchange);
            if (chosen == null || !HeaderText.isToken(chosen)) {
                throw PolicyException.failed("MethodInvalid", "'%s' is not a method.".formatted(chosen), null);
            }
            exchange.request().setMethod(chosen);
            return Flow.NEXT;
        });
    }
}

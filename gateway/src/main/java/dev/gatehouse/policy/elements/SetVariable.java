package dev.gatehouse.policy.elements;

import com.google.auto.service.AutoService;
import dev.gatehouse.policy.ElementReader;
import dev.gatehouse.policy.Flow;
import dev.gatehouse.policy.Policy;
import dev.gatehouse.policy.ProgramBuilder;

/**
 * {@code set-variable}: keeps a value for the rest of the exchange. A literal is a string; the value of
 * an expression keeps its .NET type.
 *
 * @see <a href="https://learn.microsoft.com/azure/api-management/set-variable-policy">set-variable</a>
 */
@AutoService(Policy.class)
public final class SetVariable implements Policy {
    @Override
    public String name() {
        return "set-variable";
    }

    @Override
    public void compile(ElementReader element, ProgramBuilder program) {
        var name = element.requiredText("name");
        var value = element.required("value", Object.class, "");
        program.step(exchange -> {
            exchange.variables().put(name, value.evaluate(exchange));
            return Flow.NEXT;
        });
    }
}

package dev.gatehouse.policy.elements;

import com.google.auto.service.AutoService;
import dev.gatehouse.policy.ElementReader;
import dev.gatehouse.policy.Flow;
import dev.gatehouse.policy.Policy;
import dev.gatehouse.policy.ProgramBuilder;

/**
 * {@code cache-lookup-value}: puts a value from the cache into a variable. On a miss the variable gets
 * the default value where there is one, else it is left alone.
 *
 * @see <a href="https://learn.microsoft.com/azure/api-management/cache-lookup-value-policy">cache-lookup-value</a>
 */
@AutoService(Policy.class)
public final class CacheLookupValue implements Policy {
    @Override
    public String name() {
        return "cache-lookup-value";
    }

    @Override
    public void compile(ElementReader element, ProgramBuilder program) {
        var key = CacheKey.of(element);
        var variable = element.requiredText("variable-name");
        var otherwise = element.optional("default-value", Object.class, "").orElse(null);
        var cache = element.ports().cache();
        program.step(exchange -> {
            if (!cache.isImmediate() && !exchange.mayBlock()) {
                return Flow.WAIT;
            }
            var name = key.evaluate(exchange);
            long before = System.nanoTime();
            var found = cache.find(name);
            exchange.measures().lookedUp(found != null, System.nanoTime() - before);
            if (found != null) {
                exchange.variables().put(variable, CacheKey.copy(found));
            } else if (otherwise != null) {
                exchange.variables().put(variable, otherwise.evaluate(exchange));
            }
            return Flow.NEXT;
        });
    }
}

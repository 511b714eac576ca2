package dev.gatehouse.policy.elements;

import com.google.auto.service.AutoService;
import dev.gatehouse.policy.ElementReader;
import dev.gatehouse.policy.Flow;
import dev.gatehouse.policy.Policy;
import dev.gatehouse.policy.ProgramBuilder;

/**
 * {@code cache-remove-value}: forgets a value.
 *
 * @see <a href="https://learn.microsoft.com/azure/api-management/cache-remove-value-policy">cache-remove-value</a>
 */
@AutoService(Policy.class)
public final class CacheRemoveValue implements Policy {
    @Override
    public String name() {
        return "cache-remove-value";
    }

    @Override
    public void compile(ElementReader element, ProgramBuilder program) {
        var key = CacheKey.of(element);
        var cache = element.ports().cache();
        program.step(exchange -> {
            if (!cache.isImmediate() && !exchange.mayBlock()) {
                return Flow.WAIT;
            }
            var name = key.evaluate(exchange);
            long before = System.nanoTime();
            cache.remove(name);
            exchange.measures().stored(System.nanoTime() - before);
            return Flow.NEXT;
        });
    }
}

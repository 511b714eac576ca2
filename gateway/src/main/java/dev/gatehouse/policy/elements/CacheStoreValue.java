package dev.gatehouse.policy.elements;

import com.google.auto.service.AutoService;
import dev.gatehouse.policy.ElementReader;
import dev.gatehouse.policy.Flow;
import dev.gatehouse.policy.Policy;
import dev.gatehouse.policy.ProgramBuilder;
import java.time.Duration;

/**
 * {@code cache-store-value}: keeps a value, as its .NET type, for a number of seconds. Null is not
 * kept; nor is anything for no time at all.
 *
 * @see <a href="https://learn.microsoft.com/azure/api-management/cache-store-value-policy">cache-store-value</a>
 */
@AutoService(Policy.class)
public final class CacheStoreValue implements Policy {
    @Override
    public String name() {
        return "cache-store-value";
    }

    @Override
    public void compile(ElementReader element, ProgramBuilder program) {
        var key = CacheKey.of(element);
        var value = element.required("value", Object.class, "");
        var duration = element.required("duration", Integer.class, 0);
        var cache = element.ports().cache();
        program.step(exchange -> {
            if (!cache.isImmediate() && !exchange.mayBlock()) {
                return Flow.WAIT;
            }
            var kept = value.evaluate(exchange);
            var seconds = duration.evaluate(exchange);
            if (kept != null && seconds != null) {
                var name = key.evaluate(exchange);
                var copy = CacheKey.copy(kept);
                long before = System.nanoTime();
                cache.store(name, copy, Duration.ofSeconds(Math.max(0, seconds)));
                exchange.measures().stored(System.nanoTime() - before);
            }
            return Flow.NEXT;
        });
    }
}

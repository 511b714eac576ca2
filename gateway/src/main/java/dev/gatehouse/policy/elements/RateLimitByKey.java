package dev.gatehouse.policy.elements;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.Expression;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.policy.Counters;
import dev.gatehouse.policy.ElementReader;
import dev.gatehouse.policy.Exchange;
import dev.gatehouse.policy.Flow;
import dev.gatehouse.policy.Policy;
import dev.gatehouse.policy.PolicyException;
import dev.gatehouse.policy.ProgramBuilder;
import dev.gatehouse.policy.Section;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code rate-limit-by-key}: so many calls for one value of a key in a sliding window. One counter for
 * a value, wherever the policy stands. With {@code increment-condition}, or a count that is computed,
 * counting happens once the response is settled; until then parallel calls may pass beyond the limit.
 *
 * <p>A key that is empty stands for nobody: the call is refused with 400, rather than all such callers
 * sharing one counter.
 *
 * @see <a href="https://learn.microsoft.com/azure/api-management/rate-limit-by-key-policy">rate-limit-by-key</a>
 */
@AutoService(Policy.class)
public final class RateLimitByKey implements Policy {
    private static final int MAX_PERIOD = 300;

    /** What is the same for all calls. */
    private record Rule(
            Expression<Long> calls,
            Expression<Integer> period,
            Expression<String> key,
            @Nullable Expression<Boolean> condition,
            Expression<Integer> amount,
            boolean afterResponse,
            Counters counters,
            LimitReport report) {}

    @Override
    public String name() {
        return "rate-limit-by-key";
    }

    @Override
    public Set<Section> sections() {
        return Set.of(Section.INBOUND);
    }

    @Override
    public void compile(ElementReader element, ProgramBuilder program) {
        var report = LimitReport.of(element);
        var condition =
                element.optional("increment-condition", Boolean.class, true).orElse(null);
        var amount = element.optionalOr("increment-count", Integer.class, 1);
        var rule = new Rule(
                element.required("calls", Long.class, 1L),
                element.required("renewal-period", Integer.class, 1),
                element.required("counter-key"),
                condition,
                amount,
                element.flag("increment-after-response", false) || condition != null || !amount.isConstant(),
                element.ports().counters(),
                report);
        check(element, rule);
        program.step(exchange -> {
            if (!rule.counters.isImmediate() && !exchange.mayBlock()) {
                return Flow.WAIT;
            }
            count(exchange, rule);
            return Flow.NEXT;
        });
    }

    private static void check(ElementReader element, Rule rule) {
        range(element, "renewal-period", rule.period, 1, MAX_PERIOD);
        range(element, "calls", rule.calls, 0, Long.MAX_VALUE);
        range(element, "increment-count", rule.amount, 0, Integer.MAX_VALUE);
        if (element.mentions("counter-key", "AsJwt")) {
            element.warning(
                    "POL221",
                    "the key comes from a token that AsJwt() reads without verifying: whoever forges one has a counter of"
                            + " their own, or uses up another's; validate the token first and use its variable");
        }
    }

    private static void range(
            ElementReader element, String attribute, Expression<? extends Number> value, long min, long max) {
        if (value.isConstant() && element.has(attribute)) {
            var number = value.evaluate("");
            if (number == null || number.longValue() < min || number.longValue() > max) {
                element.error(
                        attribute, "POL222", "'%s' is %s; expected %d to %d".formatted(attribute, number, min, max));
            }
        }
    }

    private static void count(Exchange exchange, Rule rule) throws PolicyException {
        var name = rule.key.evaluate(exchange);
        if (name == null || name.isBlank()) {
            throw PolicyException.refused("CounterKeyMissing", "The caller cannot be told from others.", 400);
        }
        long calls = positive(rule.calls.evaluate(exchange), "calls", Long.MAX_VALUE);
        var window = Duration.ofSeconds(positive(rule.period.evaluate(exchange), "renewal-period", MAX_PERIOD));
        var key = Keys.bounded("rate-limit-by-key ", name);
        if (!rule.afterResponse) {
            long amount = amount(rule.amount.evaluate(exchange));
            rule.report.tell(exchange, rule.counters.take(key, amount, calls, window), calls);
            return;
        }
        var verdict = rule.counters.peek(key, calls, window);
        if (verdict.allowed()) {
            exchange.afterResponse(settled -> countLater(settled, rule, key, window));
        }
        rule.report.tell(exchange, verdict, calls);
    }

    private static void countLater(Exchange exchange, Rule rule, String key, Duration window) {
        long amount;
        try {
            boolean counts = rule.condition == null || Boolean.TRUE.equals(rule.condition.evaluate(exchange));
            amount = counts ? amount(rule.amount.evaluate(exchange)) : 0;
        } catch (DotNetException _) {
            // The response is settled: nobody is left to tell. A call whose weight is unknown is one call.
            amount = 1;
        }
        rule.counters.add(key, amount, window);
    }

    private static long amount(@Nullable Integer amount) {
        return amount == null ? 1 : Math.max(0, amount);
    }

    private static long positive(@Nullable Number value, String attribute, long max) throws PolicyException {
        if (value == null
                || value.longValue() < 0
                || value.longValue() > max
                || (max == MAX_PERIOD && value.longValue() == 0)) {
            throw PolicyException.failed(
                    "RateLimitInvalid", "'%s' is %s, which is no limit.".formatted(attribute, value), null);
        }
        return value.longValue();
    }
}

package dev.gatehouse.policy.elements;

import com.google.auto.service.AutoService;
import dev.gatehouse.model.Api;
import dev.gatehouse.model.Operation;
import dev.gatehouse.policy.Counters;
import dev.gatehouse.policy.Counters.Verdict;
import dev.gatehouse.policy.ElementReader;
import dev.gatehouse.policy.Exchange;
import dev.gatehouse.policy.Flow;
import dev.gatehouse.policy.Policy;
import dev.gatehouse.policy.PolicyException;
import dev.gatehouse.policy.ProgramBuilder;
import dev.gatehouse.policy.Section;
import dev.gatehouse.policy.Step;
import dev.gatehouse.settings.Settings.Limits.WithoutSubscription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code rate-limit}: so many calls of one subscription in a sliding window, overall and for single
 * APIs and operations; each limit counts for itself, and a call counts only where none is exceeded.
 *
 * <p>Azure does not limit calls without a subscription. Here they are counted per caller address,
 * unless the settings say otherwise.
 *
 * @see <a href="https://learn.microsoft.com/azure/api-management/rate-limit-policy">rate-limit</a>
 */
@AutoService(Policy.class)
public final class RateLimit implements Policy {
    private static final int MAX_PERIOD = 300;

    /**
     * @param key what distinguishes it from other limits
     * @param api name or id that the call's API must have; null where any will do
     * @param operation the same for the operation
     */
    private record Limit(
            String key, @Nullable Selector api, @Nullable Selector operation, long calls, Duration window) {
        boolean appliesTo(Exchange exchange) {
            return (api == null || api.selects(exchange.api()))
                    && (operation == null || operation.selects(exchange.operation()));
        }
    }

    /** The id decides where there is one. */
    private record Selector(String id, String name) {
        static Selector of(ElementReader element) {
            var id = element.optionalText("id").orElse("");
            var name = element.optionalText("name").orElse("");
            if (id.isEmpty() && name.isEmpty()) {
                element.error("POL219", "'%s' needs 'name' or 'id'".formatted(element.name()));
            }
            return new Selector(id, name);
        }

        boolean selects(@Nullable Api api) {
            return api != null && selects(api.id(), api.name());
        }

        boolean selects(@Nullable Operation operation) {
            return operation != null && selects(operation.id(), operation.name());
        }

        private boolean selects(String foundId, String foundName) {
            return id.isEmpty() ? name.equals(foundName) : id.equals(foundId);
        }
    }

    @Override
    public String name() {
        return "rate-limit";
    }

    @Override
    public Set<Section> sections() {
        return Set.of(Section.INBOUND);
    }

    @Override
    public void compile(ElementReader element, ProgramBuilder program) {
        var report = LimitReport.of(element);
        int calls = element.requiredNumber("calls", 0, Integer.MAX_VALUE);
        int period = element.requiredNumber("renewal-period", 1, MAX_PERIOD);
        List<Limit> limits = new ArrayList<>();
        var identity = program.identity();
        limits.add(new Limit(identity, null, null, calls, Duration.ofSeconds(period)));
        int index = 0;
        for (var api : element.children("api")) {
            limits.addAll(ofApi(api, identity + "/api[" + ++index + "]", period));
        }
        boolean byAddress = element.ports().settings().limits().withoutSubscription() == WithoutSubscription.BY_ADDRESS;
        element.info(
                "POL220",
                byAddress
                        ? "calls without a subscription are limited per caller address; Azure does not limit them"
                        : "calls without a subscription are not limited");
        program.step(step(element.ports().counters(), List.copyOf(limits), report, byAddress));
    }

    private static List<Limit> ofApi(ElementReader element, String key, int inherited) {
        List<Limit> limits = new ArrayList<>();
        var api = Selector.of(element);
        int period = element.number("renewal-period", inherited, 1, MAX_PERIOD);
        int calls = element.requiredNumber("calls", 0, Integer.MAX_VALUE);
        limits.add(new Limit(key, api, null, calls, Duration.ofSeconds(period)));
        int index = 0;
        for (var operation : element.children("operation")) {
            limits.add(new Limit(
                    key + "/operation[" + ++index + "]",
                    api,
                    Selector.of(operation),
                    operation.requiredNumber("calls", 0, Integer.MAX_VALUE),
                    Duration.ofSeconds(operation.number("renewal-period", period, 1, MAX_PERIOD))));
        }
        return limits;
    }

    private static Step step(Counters counters, List<Limit> limits, LimitReport report, boolean byAddress) {
        return exchange -> {
            var subscription = exchange.subscription();
            if (subscription == null && !byAddress) {
                return Flow.NEXT;
            }
            if (!counters.isImmediate() && !exchange.mayBlock()) {
                return Flow.WAIT;
            }
            var caller = subscription == null
                    ? "address " + exchange.request().ipAddress()
                    : "subscription " + subscription.id();
            count(exchange, counters, limits, caller, report);
            return Flow.NEXT;
        };
    }

    private static void count(
            Exchange exchange, Counters counters, List<Limit> limits, String caller, LimitReport report)
            throws PolicyException {
        // A call that one limit refuses must not use up another: look at all before counting any.
        for (var limit : limits) {
            if (limits.size() > 1 && limit.appliesTo(exchange)) {
                var verdict = counters.peek(key(limit, caller), limit.calls, limit.window);
                if (!verdict.allowed()) {
                    report.tell(exchange, verdict, limits.getFirst().calls);
                }
            }
        }
        Verdict tightest = null;
        for (var limit : limits) {
            if (limit.appliesTo(exchange)) {
                var verdict = counters.take(key(limit, caller), 1, limit.calls, limit.window);
                if (tightest == null || !verdict.allowed() || verdict.remaining() < tightest.remaining()) {
                    tightest = verdict;
                }
                if (!verdict.allowed()) {
                    break;
                }
            }
        }
        if (tightest != null) {
            report.tell(exchange, tightest, limits.getFirst().calls);
        }
    }

    private static String key(Limit limit, String caller) {
        return "rate-limit " + limit.key + " " + caller;
    }
}

package dev.gatehouse.policy.elements;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.Expression;
import dev.gatehouse.policy.ElementReader;
import dev.gatehouse.policy.Exchange;
import dev.gatehouse.policy.Flow;
import dev.gatehouse.policy.Policy;
import dev.gatehouse.policy.ProgramBuilder;
import dev.gatehouse.policy.TraceRecord;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * {@code emit-metric}: adds to a metric of the author's own, with up to ten dimensions. A value that is
 * no number is not counted and leaves a trace; the request goes on.
 *
 * @see <a href="https://learn.microsoft.com/azure/api-management/emit-metric-policy">emit-metric</a>
 */
@AutoService(Policy.class)
public final class EmitMetric implements Policy {
    private static final int MAX_DIMENSIONS = 10;
    private static final String NAMESPACE = "API Management";

    /** Dimensions that need no value. */
    private static final Map<String, Function<Exchange, @Nullable String>> DEFAULTS = Map.of(
            "API ID", it -> it.api() == null ? null : it.api().id(),
            "Operation ID", it -> it.operation() == null ? null : it.operation().id(),
            "Product ID", it -> it.product() == null ? null : it.product().id(),
            "User ID", EmitMetric::user,
            "Subscription ID",
                    it -> it.subscription() == null ? null : it.subscription().id(),
            "Location", it -> it.deployment().region(),
            "Gateway ID", it -> it.deployment().gateway().id());

    private record Dimension(Expression<String> name, Function<Exchange, @Nullable String> value) {}

    @Override
    public String name() {
        return "emit-metric";
    }

    @Override
    public void compile(ElementReader element, ProgramBuilder program) {
        var name = element.requiredText("name").strip();
        if (element.has("name") && name.isEmpty()) {
            element.error("name", "POL401", "a metric needs a name");
        }
        var namespace = element.optionalText("namespace").orElse(NAMESPACE).strip();
        var value = value(element);
        var dimensions = dimensions(element);
        var meters = element.ports().meters();
        boolean known = dimensions.stream().allMatch(each -> each.name.isConstant());
        var constant = known ? meters.custom(namespace, name, names(dimensions, "")) : null;
        program.step(exchange -> {
            double number = value.of(exchange);
            if (Double.isFinite(number)) {
                var metric = constant != null ? constant : meters.custom(namespace, name, names(dimensions, exchange));
                metric.add(number, values(dimensions, exchange));
            } else {
                exchange.trace(new TraceRecord(
                        "emit-metric", "error", "the value of metric '" + name + "' is no number", Map.of()));
            }
            return Flow.NEXT;
        });
    }

    // ---- the value

    @FunctionalInterface
    private interface Amount {
        /** NaN where it is no number. */
        double of(Exchange exchange);
    }

    private static Amount value(ElementReader element) {
        var given = element.optional("value", Object.class, "").orElse(null);
        if (given == null) {
            return _ -> 1;
        }
        if (given.isConstant()) {
            double number = number(given.evaluate(""));
            if (!Double.isFinite(number)) {
                element.error("value", "POL402", "the value of a metric is a number");
            }
            return _ -> number;
        }
        return exchange -> number(given.evaluate(exchange));
    }

    private static double number(@Nullable Object value) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        try {
            return value == null ? Double.NaN : Double.parseDouble(value.toString());
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    // ---- the dimensions

    private static List<Dimension> dimensions(ElementReader element) {
        List<Dimension> dimensions = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (var child : element.requiredChildren("dimension")) {
            dimensions.add(dimension(child, seen));
        }
        if (dimensions.size() > MAX_DIMENSIONS) {
            element.error(
                    "POL403",
                    "a metric has at most %d dimensions, not %d".formatted(MAX_DIMENSIONS, dimensions.size()));
        }
        return List.copyOf(dimensions);
    }

    private static Dimension dimension(ElementReader element, Set<String> seen) {
        var name = element.required("name");
        var text = name.isConstant() ? text(name.evaluate("")) : "";
        if (!text.isEmpty() && !seen.add(text)) {
            element.error("name", "POL404", "the metric has a dimension '%s' already".formatted(text));
        }
        var value = element.optional("value").orElse(null);
        if (value != null) {
            return new Dimension(name, value::evaluate);
        }
        var standard = DEFAULTS.get(text);
        if (standard == null && element.has("name")) {
            element.error(
                    "name",
                    "POL405",
                    "the dimension '%s' needs a value; without one there are %s"
                            .formatted(
                                    text,
                                    String.join(
                                            ", ",
                                            DEFAULTS.keySet().stream().sorted().toList())));
        }
        return new Dimension(name, standard == null ? _ -> null : standard);
    }

    private static @Nullable String user(Exchange exchange) {
        var subscription = exchange.subscription();
        var user = subscription == null ? null : subscription.user();
        return user == null ? null : user.id();
    }

    private static List<String> names(List<Dimension> dimensions, Object context) {
        return dimensions.stream()
                .map(each -> text(each.name.evaluate(context)))
                .toList();
    }

    private static List<String> values(List<Dimension> dimensions, Exchange exchange) {
        List<String> values = new ArrayList<>(dimensions.size());
        dimensions.forEach(each -> values.add(text(each.value.apply(exchange))));
        return values;
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}

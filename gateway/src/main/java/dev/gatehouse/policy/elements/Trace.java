package dev.gatehouse.policy.elements;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.Expression;
import dev.gatehouse.policy.ElementReader;
import dev.gatehouse.policy.Flow;
import dev.gatehouse.policy.Policy;
import dev.gatehouse.policy.ProgramBuilder;
import dev.gatehouse.policy.TraceRecord;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code trace}: leaves a message in the exchange's trace and log. Changes nothing.
 *
 * @see <a href="https://learn.microsoft.com/azure/api-management/trace-policy">trace</a>
 */
@AutoService(Policy.class)
public final class Trace implements Policy {
    enum Severity {
        VERBOSE,
        INFORMATION,
        ERROR
    }

    @Override
    public String name() {
        return "trace";
    }

    @Override
    public void compile(ElementReader element, ProgramBuilder program) {
        var source = element.requiredText("source");
        var severity = element.choice("severity", Severity.VERBOSE).name().toLowerCase(Locale.ROOT);
        var child = element.child("message");
        // Older documents hold the message as bare text.
        var message = child.isPresent() ? child.get().text() : element.text();
        Map<String, Expression<String>> metadata = new LinkedHashMap<>();
        element.children("metadata").forEach(item -> metadata.put(item.requiredText("name"), item.required("value")));
        program.step(exchange -> {
            Map<String, String> values = new LinkedHashMap<>();
            metadata.forEach((key, value) -> values.put(key, text(value.evaluate(exchange))));
            exchange.trace(new TraceRecord(source, severity, text(message.evaluate(exchange)), values));
            return Flow.NEXT;
        });
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}

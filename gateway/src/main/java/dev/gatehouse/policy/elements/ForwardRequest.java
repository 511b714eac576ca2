package dev.gatehouse.policy.elements;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.Expression;
import dev.gatehouse.policy.ElementReader;
import dev.gatehouse.policy.Exchange;
import dev.gatehouse.policy.Flow;
import dev.gatehouse.policy.ForwardOptions;
import dev.gatehouse.policy.ForwardOptions.HttpVersion;
import dev.gatehouse.policy.Policy;
import dev.gatehouse.policy.PolicyException;
import dev.gatehouse.policy.ProgramBuilder;
import dev.gatehouse.policy.Section;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code forward-request}: sends the request to the backend; the exchange goes on when the response's
 * headers are there.
 *
 * @see <a href="https://learn.microsoft.com/azure/api-management/forward-request-policy">forward-request</a>
 */
@AutoService(Policy.class)
public final class ForwardRequest implements Policy {
    @Override
    public String name() {
        return "forward-request";
    }

    @Override
    public Set<Section> sections() {
        return Set.of(Section.BACKEND);
    }

    @Override
    public void compile(ElementReader element, ProgramBuilder program) {
        var timeout = timeout(element);
        var continueTimeout =
                element.optional("continue-timeout", Integer.class, 0).orElse(null);
        var version = version(element);
        var follow = element.optionalOr("follow-redirects", Boolean.class, false);
        boolean bufferRequest = element.flag("buffer-request-body", false);
        boolean bufferResponse = element.flag("buffer-response", true);
        boolean failOnError = element.flag("fail-on-error-status-code", false);
        Expression<ForwardOptions> options = exchange -> new ForwardOptions(
                value(timeout, exchange, Duration.ZERO),
                continueTimeout == null ? null : Duration.ofSeconds(value(continueTimeout, exchange, 0)),
                value(follow, exchange, false),
                bufferRequest,
                bufferResponse,
                version);
        boolean constant = timeout.isConstant()
                && (continueTimeout == null || continueTimeout.isConstant())
                && follow.isConstant();
        var known = constant ? Expression.constant(options.evaluate("")) : options;
        program.step(exchange -> forward(exchange, known));
        if (failOnError) {
            program.step(ForwardRequest::checkStatus);
        }
    }

    private static Flow forward(Exchange exchange, Expression<ForwardOptions> options) throws PolicyException {
        var chosen = options.evaluate(exchange);
        if (chosen == null || chosen.timeout().isNegative()) {
            throw PolicyException.failed("TimeoutInvalid", "The timeout of forward-request is negative.", null);
        }
        exchange.upstream().forward(exchange, chosen);
        return Flow.SUSPENDED;
    }

    private static Flow checkStatus(Exchange exchange) throws PolicyException {
        var response = exchange.response();
        if (response != null && response.status() >= 400) {
            throw PolicyException.failed(
                            "BackendErrorStatusCode",
                            "Backend responded with status code %d.".formatted(response.status()),
                            response.status(),
                            null)
                    .keepingResponse();
        }
        return Flow.NEXT;
    }

    private static Expression<Duration> timeout(ElementReader element) {
        var seconds = element.optional("timeout", Integer.class, 0).orElse(null);
        var millis = element.optional("timeout-ms", Integer.class, 0).orElse(null);
        if (seconds != null && millis != null) {
            element.error("timeout-ms", "POL210", "'timeout' and 'timeout-ms' cannot stand together");
        }
        if (seconds != null) {
            return duration(element, "timeout", seconds, 1000);
        }
        if (millis != null) {
            return duration(element, "timeout-ms", millis, 1);
        }
        return Expression.constant(element.ports().settings().http().backendTimeout());
    }

    private static Expression<Duration> duration(
            ElementReader element, String attribute, Expression<Integer> amount, long unitMillis) {
        if (!amount.isConstant()) {
            return exchange -> Duration.ofMillis(value(amount, exchange, 0) * unitMillis);
        }
        int literal = value(amount, "", 0);
        if (literal < 0) {
            element.error(attribute, "POL211", "'%s' is %d; expected 0 or more".formatted(attribute, literal));
        }
        return Expression.constant(Duration.ofMillis(literal * unitMillis));
    }

    private static HttpVersion version(ElementReader element) {
        var text = element.optionalText("http-version").orElse("1").strip();
        if (text.startsWith("2")) {
            element.warning(
                    "POL225", "backends are called with HTTP/1.1, also where 'http-version' is '%s'".formatted(text));
        }
        return switch (text) {
            case "1" -> HttpVersion.HTTP_1;
            case "2" -> HttpVersion.HTTP_2;
            case "2or1" -> HttpVersion.HTTP_2_OR_1;
            default -> {
                element.error(
                        "http-version", "POL212", "'http-version' is '%s'; expected one of 1, 2, 2or1".formatted(text));
                yield HttpVersion.HTTP_1;
            }
        };
    }

    private static <T> T value(Expression<T> expression, Object context, T otherwise) {
        @Nullable T value = expression.evaluate(context);
        return value == null ? otherwise : value;
    }
}

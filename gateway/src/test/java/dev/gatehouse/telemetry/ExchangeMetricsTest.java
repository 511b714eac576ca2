package dev.gatehouse.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gatehouse.model.Operation;
import dev.gatehouse.policy.Exchange;
import dev.gatehouse.policy.LastError;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ExchangeMetricsTest {
    private final Metrics metrics = new Metrics(0);

    private void count(Exchange exchange) {
        var observation = metrics.exchanges().begun(exchange);
        assertThat(observation).isNotNull();
        observation.ended(exchange);
    }

    private PrometheusText page() {
        return PrometheusText.parse(metrics.text());
    }

    private static LastError error(String source, String reason) {
        return new LastError(source, reason, "", null, null, null, null, 429);
    }

    @Test
    void anExchangeIsCountedByWhatItWasForAndHowItEnded() {
        var api = Exchanges.api("shop");
        for (int i = 0; i < 3; i++) {
            var exchange = Exchanges.of(api, Exchanges.GET_ITEM);
            Exchanges.call(exchange, "stock", 201);
            Exchanges.end(exchange, 200);
            count(exchange);
        }
        String[] labels = {"api", "shop", "operation", "get-item", "class", "2xx", "backend", "stock", "reason", "none"
        };
        var page = page();
        assertThat(page.lint()).isEmpty();
        assertThat(page.sum("gatehouse_requests_total", labels)).isEqualTo(3);
        assertThat(page.sum("gatehouse_request_duration_seconds_count", labels)).isEqualTo(3);
        assertThat(page.sum("gatehouse_request_duration_seconds_sum", labels)).isCloseTo(0.150, within(1e-9));
        String[] call = {"api", "shop", "backend", "stock", "class", "2xx"};
        assertThat(page.sum("gatehouse_backend_duration_seconds_count", call)).isEqualTo(3);
        assertThat(page.sum("gatehouse_backend_duration_seconds_sum", call)).isCloseTo(0.090, within(1e-9));
        double client = page.sum("gatehouse_client_duration_seconds_sum", "api", "shop");
        assertThat(client).isPositive();
        assertThat(page.sum("gatehouse_gateway_duration_seconds_sum", "api", "shop"))
                .as("all that is left")
                .isCloseTo(0.150 - 0.090 - client, within(1e-9));
    }

    @Test
    void whateverIsMissingIsNone() {
        var nowhere = Exchanges.of(null, null);
        nowhere.measures().failed(error("configuration", "OperationNotFound"));
        Exchanges.end(nowhere, 404);
        count(nowhere);
        var gone = Exchanges.of(Exchanges.api("shop"), null);
        Exchanges.call(gone, "", 0);
        Exchanges.end(gone, 0);
        count(gone);
        var page = page();
        assertThat(page.sum(
                        "gatehouse_requests_total",
                        "api",
                        "none",
                        "operation",
                        "none",
                        "class",
                        "4xx",
                        "backend",
                        "none",
                        "reason",
                        "OperationNotFound"))
                .isOne();
        assertThat(page.sum(
                        "gatehouse_requests_total",
                        "api",
                        "shop",
                        "operation",
                        "none",
                        "class",
                        "none",
                        "backend",
                        "url",
                        "reason",
                        "none"))
                .isOne();
        assertThat(page.sum("gatehouse_backend_duration_seconds_count", "class", "none"))
                .isOne();
    }

    @Test
    void limitsAndTheCacheAreCounted() {
        var api = Exchanges.api("shop");
        var limited = Exchanges.of(api, Exchanges.GET_ITEM);
        limited.measures().failed(error("rate-limit-by-key", "RateLimitExceeded"));
        limited.measures().lookedUp(false, 1);
        limited.measures().lookedUp(true, 1);
        Exchanges.end(limited, 429);
        count(limited);
        var missed = Exchanges.of(api, Exchanges.GET_ITEM);
        missed.measures().lookedUp(false, 1);
        missed.measures().failed(error("quota", "QuotaExceeded"));
        missed.measures().failed(error("set-body", "ExpressionValueEvaluationFailure"));
        Exchanges.end(missed, 500);
        count(missed);
        var page = page();
        assertThat(page.sum("gatehouse_limits_hit_total", "api", "shop", "policy", "rate-limit-by-key"))
                .isOne();
        assertThat(page.sum("gatehouse_limits_hit_total", "policy", "quota")).isOne();
        assertThat(page.sum("gatehouse_limits_hit_total")).isEqualTo(2);
        assertThat(page.sum("gatehouse_cache_lookups_total", "api", "shop", "result", "hit"))
                .isOne();
        assertThat(page.sum("gatehouse_cache_lookups_total", "api", "shop", "result", "miss"))
                .isOne();
        assertThat(page.sum("gatehouse_requests_total", "reason", "ExpressionValueEvaluationFailure"))
                .as("the last error counts")
                .isOne();
    }

    @Test
    void oneOperationUnderTwoApisIsTwoSeries() {
        for (var id : new String[] {"one", "two", "one"}) {
            var exchange = Exchanges.of(Exchanges.api(id), Exchanges.GET_ITEM);
            Exchanges.end(exchange, 200);
            count(exchange);
        }
        assertThat(page().sum("gatehouse_requests_total", "api", "one")).isEqualTo(2);
        assertThat(page().sum("gatehouse_requests_total", "api", "two")).isOne();
    }

    @Test
    void l11_seriesAreBoundedWhateverComes() {
        for (int i = 0; i < 10_000; i++) {
            var random = UUID.randomUUID().toString();
            var exchange = Exchanges.of(
                    Exchanges.api("api" + i % 10),
                    new Operation(random, random, random, "/" + random),
                    random,
                    new dev.gatehouse.http.Headers());
            exchange.measures().failed(error("policy", i % 2 == 0 ? random : "Timeout"));
            Exchanges.call(exchange, i % 3 == 0 ? random : "", 100 + i % 500);
            Exchanges.end(exchange, i % 600);
            count(exchange);
        }
        var page = page();
        page.families().keySet().stream()
                .filter(name -> name.startsWith("gatehouse_"))
                .forEach(name -> assertThat(page.series(name)).as(name).isLessThanOrEqualTo(Metrics.MAX_SERIES + 1L));
        assertThat(page.sum("gatehouse_requests_total")).as("none is lost").isEqualTo(10_000);
        assertThat(page.sum("gatehouse_requests_total", "operation", Bounded.OVERFLOW))
                .isEqualTo(10_000 - Metrics.MAX_SERIES);
        assertThat(page.lint()).isEmpty();
    }
}

package dev.gatehouse.app;

import dev.gatehouse.alerts.AlertStatistics;
import dev.gatehouse.alerts.Alerts;
import dev.gatehouse.jose.VerifiedTokens;
import dev.gatehouse.keys.OpenIdKeys;
import dev.gatehouse.keys.OpenIdProviders;
import dev.gatehouse.server.Meter;
import dev.gatehouse.telemetry.Addresses;
import dev.gatehouse.telemetry.Metrics;
import dev.gatehouse.telemetry.Readings;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The figures that the gateway's parts keep anyway, as metrics: read at every scrape, counted nowhere twice. */
final class Figures {
    private final Metrics metrics;

    Figures(Metrics metrics) {
        this.metrics = metrics;
    }

    Figures wire(Meter meter) {
        metrics.counter(
                "gatehouse_responses_total",
                "Responses sent to clients, also those that are no exchange's, by the first digit of their status",
                List.of("class"),
                readings -> {
                    for (int digit = 1; digit <= 5; digit++) {
                        readings.put(meter.responses(digit), digit + "xx");
                    }
                });
        metrics.counter(
                "gatehouse_refused_requests_total",
                "Requests that were malformed or too large: no policy ran, by the status they were answered",
                List.of("status"),
                readings -> meter.refused().forEach((status, count) -> readings.put(count, status.toString())));
        metrics.gauge(
                "gatehouse_client_connections",
                "Open connections of clients",
                List.of(),
                readings -> readings.put(meter.connections()));
        return this;
    }

    Figures tokens(VerifiedTokens verified) {
        metrics.gauge(
                "gatehouse_verified_tokens",
                "Tokens whose signature is known to be good",
                List.of(),
                readings -> readings.put(verified.size()));
        return this;
    }

    Figures loads(LongAdder good, LongAdder bad) {
        metrics.counter(
                "gatehouse_configuration_loads_total",
                "Loads of the artifacts folder; a bad one changes nothing",
                List.of("result"),
                readings -> {
                    readings.put(good.sum(), "good");
                    readings.put(bad.sum(), "bad");
                });
        return this;
    }

    Figures keys(OpenIdProviders keys) {
        metrics.counter(
                "gatehouse_key_fetches_total",
                "Fetches of a provider's keys; a bad one brought nothing usable",
                List.of("source", "result"),
                readings -> keys.statistics().forEach(each -> {
                    var source = source(each);
                    readings.put(each.fetches() - each.failures(), source, "good");
                    readings.put(each.failures(), source, "bad");
                }));
        metrics.counter(
                "gatehouse_key_refetches_total",
                "Fetches of a provider's keys because a token named one that was not known",
                List.of("source"),
                readings -> keys.statistics().forEach(each -> readings.put(each.refetches(), source(each))));
        perSource(
                keys,
                "gatehouse_key_set_age_seconds",
                "How long ago the keys in use were fetched",
                each -> each.age().toMillis() / 1000.0);
        perSource(
                keys, "gatehouse_key_set_keys", "How many keys of a provider are in use", OpenIdKeys.Statistics::keys);
        metrics.gauge(
                "gatehouse_key_source_failing",
                "Whether the last fetch of a provider's keys brought nothing usable, so that older ones are used, or none:"
                        + " 1 or 0",
                List.of("source"),
                readings -> worst(keys.statistics().stream(), each -> each.failing() ? 1 : 0, readings));
        return this;
    }

    Figures logging(Logging logging) {
        metrics.counter(
                "gatehouse_log_rows_total",
                "Rows of the gateway log by where they were to go and what became of them: kept, dropped (the queue was"
                        + " full), lost (they were not taken there)",
                List.of("sink", "result"),
                readings -> logging.pipeline().statistics().forEach(each -> {
                    readings.put(each.written(), each.sink(), "kept");
                    readings.put(each.dropped(), each.sink(), "dropped");
                    readings.put(each.failed(), each.sink(), "lost");
                }));
        metrics.gauge(
                "gatehouse_log_queue_rows",
                "Rows that wait to be written",
                List.of("sink"),
                readings -> logging.pipeline().statistics().forEach(each -> readings.put(each.waiting(), each.sink())));
        metrics.gauge(
                "gatehouse_store_bytes",
                "What the store's files take on disk",
                List.of(),
                readings -> logging.store()
                        .ifPresent(store -> readings.put(store.statistics().bytes())));
        metrics.gauge(
                "gatehouse_store_segments",
                "Pieces of logs, of an hour at most, that the store keeps",
                List.of(),
                readings -> logging.store()
                        .ifPresent(store -> readings.put(store.statistics().segments())));
        metrics.gauge(
                "gatehouse_store_healthy",
                "Whether the store is open and takes rows: 1 or 0; without a store there is no such figure",
                List.of(),
                readings -> logging.isHealthy().ifPresent(healthy -> readings.put(healthy ? 1 : 0)));
        return this;
    }

    /** @param alerts null until they are evaluated */
    Figures alerts(Supplier<@Nullable Alerts> alerts) {
        metrics.gauge(
                "gatehouse_alert_rules",
                "Scheduled query rules that are evaluated",
                List.of(),
                ofAlerts(alerts, (readings, now) -> readings.put(now.rules())));
        metrics.gauge(
                "gatehouse_alerts_raised",
                "Alerts that have fired and are not resolved",
                List.of(),
                ofAlerts(alerts, (readings, now) -> readings.put(now.raised())));
        metrics.counter(
                "gatehouse_alert_evaluations_total",
                "Evaluations of scheduled query rules: good, bad (there was no answer), missed (passed over)",
                List.of("result"),
                ofAlerts(alerts, (readings, now) -> {
                    readings.put(now.evaluations() - now.failedEvaluations(), "good");
                    readings.put(now.failedEvaluations(), "bad");
                    readings.put(now.missedEvaluations(), "missed");
                }));
        metrics.counter(
                "gatehouse_alerts_total",
                "Alerts by what became of them: fired, resolved, suppressed (there were too many)",
                List.of("state"),
                ofAlerts(alerts, (readings, now) -> {
                    readings.put(now.fired(), "fired");
                    readings.put(now.resolved(), "resolved");
                    readings.put(now.notFired(), "suppressed");
                }));
        metrics.counter(
                "gatehouse_alert_webhooks_total",
                "Notices to webhooks: sent, failed, dropped (not even tried)",
                List.of("result"),
                ofAlerts(alerts, (readings, now) -> {
                    readings.put(now.webhooksSent(), "sent");
                    readings.put(now.webhooksFailed(), "failed");
                    readings.put(now.webhooksDropped(), "dropped");
                }));
        return this;
    }

    private static Consumer<Readings> ofAlerts(
            Supplier<@Nullable Alerts> alerts, BiConsumer<Readings, AlertStatistics> read) {
        return readings -> {
            var evaluated = alerts.get();
            if (evaluated != null) {
                read.accept(readings, evaluated.statistics());
            }
        };
    }

    /** Of sources that have keys. */
    private void perSource(
            OpenIdProviders keys, String name, String help, ToDoubleFunction<OpenIdKeys.Statistics> figure) {
        metrics.gauge(
                name,
                help,
                List.of("source"),
                readings -> worst(
                        keys.statistics().stream().filter(each -> !each.age().isNegative()), figure, readings));
    }

    /** Sources whose addresses differ in their queries only are one series: that of the greatest figure. */
    private static void worst(
            Stream<OpenIdKeys.Statistics> sources, ToDoubleFunction<OpenIdKeys.Statistics> figure, Readings readings) {
        sources.collect(Collectors.toMap(Figures::source, figure::applyAsDouble, Math::max))
                .forEach((source, greatest) -> readings.put(greatest, source));
    }

    private static String source(OpenIdKeys.Statistics each) {
        return Addresses.withoutSecrets(each.address());
    }
}

package dev.gatehouse.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.jose.Signing;
import dev.gatehouse.keys.OpenIdProviders;
import dev.gatehouse.keys.Provider;
import dev.gatehouse.settings.Settings;
import dev.gatehouse.telemetry.Metrics;
import dev.gatehouse.telemetry.PrometheusText;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What metrics say of keys. */
class KeyFiguresTest {
    private final AtomicLong nanos = new AtomicLong();

    @Test
    void b05_sourcesThatDifferInTheirQueriesAreOneSeriesOfTheGreatestFigure() {
        var metrics = new Metrics(0);
        try (var provider = new Provider(Signing.keySet(Signing.RSA, Signing.P256));
                var providers = new OpenIdProviders(Settings.DEFAULT.withInsecureLoopback(true), nanos::get)) {
            new Figures(metrics).keys(providers);
            var one = providers.at(provider.address() + "?p=B2C_1_signin");
            one.load();
            nanos.addAndGet(Duration.ofSeconds(90).toNanos());
            var other = providers.at(provider.address() + "?p=B2C_1_profile");
            other.load();
            provider.fail(500);
            nanos.addAndGet(Duration.ofSeconds(10).toNanos());
            assertThat(one.refresh("unknown")).isEqualTo(one.state());

            var page = PrometheusText.parse(metrics.text());
            var source = new String[] {"source", provider.address()};
            assertThat(page.lint()).isEmpty();
            assertThat(page.sum("gatehouse_key_set_age_seconds", source)).isEqualTo(100);
            assertThat(page.sum("gatehouse_key_set_keys", source)).isEqualTo(2);
            assertThat(page.sum("gatehouse_key_source_failing", source)).isEqualTo(1);
            assertThat(page.sum("gatehouse_key_fetches_total", source)).isEqualTo(3);
            assertThat(page.sum("gatehouse_key_fetches_total", "source", provider.address(), "result", "bad"))
                    .isEqualTo(1);
            assertThat(page.sum("gatehouse_key_refetches_total", source)).isEqualTo(1);
            assertThat(other.statistics().failing()).isFalse();
        }
    }
}

package dev.gatehouse.app;

import dev.gatehouse.jose.VerifiedTokens;
import dev.gatehouse.keys.OpenIdKeys;
import dev.gatehouse.keys.OpenIdProviders;
import dev.gatehouse.server.Meter;
import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.LongAdder;

/**
 * The gateway's figures in Prometheus' text format. Labels come from the configuration alone: callers
 * cannot make series.
 *
 * @see <a href="https://prometheus.io/docs/instrumenting/exposition_formats/">Exposition formats</a>
 */
record Metrics(Meter meter, OpenIdProviders keys, VerifiedTokens verified, LongAdder loads, LongAdder failedLoads) {
    String text() {
        var text = new StringBuilder(1024);
        head(
                text,
                "gatehouse_responses_total",
                "counter",
                "Responses sent to clients, by the first digit of their status");
        for (int digit = 1; digit <= 5; digit++) {
            line(text, "gatehouse_responses_total{class=\"" + digit + "xx\"}", meter.responses(digit));
        }
        head(text, "gatehouse_client_connections", "gauge", "Open connections of clients");
        line(text, "gatehouse_client_connections", meter.connections());
        head(text, "gatehouse_verified_tokens", "gauge", "Tokens whose signature is known to be good");
        line(text, "gatehouse_verified_tokens", verified.size());
        head(text, "gatehouse_configuration_loads_total", "counter", "Loads of the artifacts folder");
        line(text, "gatehouse_configuration_loads_total{result=\"good\"}", loads.sum());
        line(text, "gatehouse_configuration_loads_total{result=\"bad\"}", failedLoads.sum());
        head(text, "gatehouse_key_fetches_total", "counter", "Fetches of a provider's keys");
        for (var source : keys.statistics()) {
            fetches(text, source);
        }
        var heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        head(text, "gatehouse_heap_used_bytes", "gauge", "Memory in use");
        line(text, "gatehouse_heap_used_bytes", heap.getUsed());
        return text.toString();
    }

    private static void fetches(StringBuilder text, OpenIdKeys.Statistics source) {
        var label = source.address().replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
        line(
                text,
                "gatehouse_key_fetches_total{source=\"" + label + "\",result=\"good\"}",
                source.fetches() - source.failures());
        line(text, "gatehouse_key_fetches_total{source=\"" + label + "\",result=\"bad\"}", source.failures());
    }

    private static void head(StringBuilder text, String name, String type, String help) {
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    }

    private static void line(StringBuilder text, String series, long value) {
        text.append(series).append(' ').append(value).append('\n');
    }
}

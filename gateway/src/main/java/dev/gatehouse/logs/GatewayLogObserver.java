package dev.gatehouse.logs;

import dev.gatehouse.http.Headers;
import dev.gatehouse.model.Diagnostic;
import dev.gatehouse.model.Diagnostic.Verbosity;
import dev.gatehouse.policy.Exchange;
import dev.gatehouse.policy.ExchangeObserver;
import dev.gatehouse.policy.Leg;
import dev.gatehouse.policy.Observation;
import dev.gatehouse.policy.TraceRecord;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;

/**
 * Makes a row of every exchange that its diagnostic setting wants to have logged. On the event loop it takes references,
 * and copies no more than the setting asks for.
 */
public final class GatewayLogObserver implements ExchangeObserver, Observation {
    private final Consumer<GatewayLog> log;
    private final DoubleSupplier random;

    /**
     * @param log takes a row without waiting
     * @param random from 0 to less than 1, decides what is in a sample
     */
    public GatewayLogObserver(Consumer<GatewayLog> log, DoubleSupplier random) {
        this.log = log;
        this.random = random;
    }

    @Override
    public Observation begun(Exchange exchange) {
        var diagnostic = exchange.diagnostic();
        boolean headers = false;
        for (var leg : GatewayLog.LEGS) {
            var part = GatewayLog.part(diagnostic, leg);
            exchange.measures().keep(leg, part.bodyBytes());
            headers |= !part.headers().isEmpty();
        }
        return headers ? new WithHeaders(exchange) : this;
    }

    /** The end of an exchange whose headers nobody wants. */
    @Override
    public void ended(Exchange exchange) {
        record(exchange, HeaderValues.NONE);
    }

    private void record(Exchange exchange, HeaderValues headers) {
        var diagnostic = exchange.diagnostic();
        if (isWanted(diagnostic, exchange.measures().status())) {
            log.accept(new GatewayLog(exchange, headers, traces(diagnostic, exchange.traceRecords())));
        }
    }

    private boolean isWanted(Diagnostic diagnostic, int status) {
        boolean failed = !GatewayLog.isSuccess(status);
        if (diagnostic.verbosity() == Verbosity.ERROR && !failed) {
            return false;
        }
        return diagnostic.sampling() >= 100
                || (failed && diagnostic.alwaysLogsErrors())
                || random.getAsDouble() * 100 < diagnostic.sampling();
    }

    /** Those that are at least as severe as the setting says. */
    private static List<TraceRecord> traces(Diagnostic diagnostic, List<TraceRecord> said) {
        return said.isEmpty() || diagnostic.verbosity() == Verbosity.VERBOSE
                ? said
                : said.stream()
                        .filter(each -> severity(each).compareTo(diagnostic.verbosity()) <= 0)
                        .toList();
    }

    private static Verbosity severity(TraceRecord said) {
        return switch (said.severity().toLowerCase(Locale.ROOT)) {
            case "error" -> Verbosity.ERROR;
            case "information" -> Verbosity.INFORMATION;
            default -> Verbosity.VERBOSE;
        };
    }

    /** An exchange some of whose headers are logged. */
    private final class WithHeaders implements Observation {
        private final HeaderValues headers = new HeaderValues();

        WithHeaders(Exchange exchange) {
            take(exchange, Leg.REQUEST, exchange.request().headers());
        }

        private void take(Exchange exchange, Leg leg, Headers seen) {
            headers.take(leg, GatewayLog.part(exchange.diagnostic(), leg), seen);
        }

        @Override
        public void forwarding(Exchange exchange) {
            take(exchange, Leg.BACKEND_REQUEST, exchange.request().headers());
        }

        @Override
        public void answered(Exchange exchange) {
            var response = exchange.response();
            if (response != null) {
                take(exchange, Leg.BACKEND_RESPONSE, response.headers());
            }
        }

        @Override
        public void ended(Exchange exchange) {
            // What a policy has made of a header stands for what the caller claimed.
            headers.takeLater(
                    Leg.REQUEST,
                    exchange.diagnostic().request(),
                    exchange.request().headers());
            var answer = exchange.measures().answer();
            if (answer != null) {
                take(exchange, Leg.RESPONSE, answer.headers());
            }
            record(exchange, headers);
        }
    }
}

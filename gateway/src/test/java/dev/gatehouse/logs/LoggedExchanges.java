package dev.gatehouse.logs;

import dev.gatehouse.http.Body;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.Url;
import dev.gatehouse.model.Api;
import dev.gatehouse.model.Diagnostic;
import dev.gatehouse.model.Diagnostic.Masking;
import dev.gatehouse.model.Diagnostic.Part;
import dev.gatehouse.model.Diagnostic.Verbosity;
import dev.gatehouse.model.Operation;
import dev.gatehouse.policy.Exchange;
import dev.gatehouse.policy.ExchangeObserver;
import dev.gatehouse.policy.LastError;
import dev.gatehouse.policy.Leg;
import dev.gatehouse.policy.Request;
import dev.gatehouse.policy.Response;
import dev.gatehouse.policy.Target;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Exchanges as the transport leaves them, and what becomes of them in the log. */
final class LoggedExchanges {
    static final Instant TIME = Instant.parse("2026-03-01T10:00:00.123456Z");
    static final long MILLI = 1_000_000;
    static final long START = 5_000 * MILLI;
    static final Api ORDERS = new Api(
            "orders",
            "Orders",
            "orders",
            "2",
            true,
            "",
            null,
            null,
            List.of(),
            false,
            new Api.KeyNames("X-Shop-Key", "shop-key"));

    private LoggedExchanges() {}

    static Part part(List<String> headers, int bodyBytes) {
        return new Part(headers, bodyBytes, Map.of(), Map.of());
    }

    static Part masked(List<String> headers, Map<String, Masking> maskedHeaders, Map<String, Masking> parameters) {
        return new Part(headers, 0, maskedHeaders, parameters);
    }

    /** Logs these parts of the request and the response, and nothing of the backend's. */
    static Diagnostic logging(Part request, Part response) {
        return new Diagnostic(
                "azuremonitor", Verbosity.INFORMATION, true, 100, true, request, response, Part.NONE, Part.NONE);
    }

    /** A request that has just been matched. */
    static Exchange begun(Diagnostic diagnostic, ExchangeObserver observer, String query, Headers headers) {
        var url = new Url("https", "gateway.example", 443, "/orders/7", query);
        var request = new Request("GET", url, headers, Body.NONE, "192.0.2.1");
        var exchange = new Exchange(request, (_, _) -> {}, TIME, START, _ -> {});
        exchange.setMatch(ORDERS, new Operation("get-order", "Get an order", "GET", "/{id}"));
        exchange.setDiagnostic(diagnostic);
        exchange.observedBy(observer);
        return exchange;
    }

    /** From the 10th to the 40th millisecond. */
    static void callBackend(Exchange exchange, Response answer, String requestTarget) {
        var target = Target.of("https://backend.example/base", null);
        var call = exchange.measures().calling(target, START + 10 * MILLI);
        exchange.forwarding();
        call.requested(target, exchange.request().method(), requestTarget);
        call.answered(answer.status(), START + 30 * MILLI);
        exchange.setResponse(answer);
        exchange.answered();
        call.ended(START + 40 * MILLI, 100, 200);
    }

    static void passBody(Exchange exchange, Leg leg, byte[] body) {
        var excerpt = exchange.measures().excerpt(leg);
        if (excerpt != null) {
            excerpt.add(body);
        }
    }

    static void passBody(Exchange exchange, Leg leg, String body) {
        passBody(exchange, leg, body.getBytes(StandardCharsets.UTF_8));
    }

    static LastError error(String message) {
        return new LastError("validate-jwt", "TokenExpired", message, "api", "inbound", null, null, 401);
    }

    /** Over after 50 milliseconds. */
    static void end(Exchange exchange, @Nullable Response answer) {
        if (answer != null) {
            exchange.measures().answering(answer, START + 41 * MILLI);
        }
        exchange.measures().transferred(321, 654);
        exchange.measures().ended(START + 50 * MILLI, answer != null);
        exchange.ended();
    }

    /** A row by column, as sinks see it. */
    static Map<String, @Nullable Object> columns(GatewayLog row) {
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        for (var column : GatewayLog.TABLE.columns()) {
            columns.put(column.column().name(), column.value().apply(row));
        }
        return columns;
    }
}

package dev.gatehouse.telemetry;

import dev.gatehouse.http.Body;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.Url;
import dev.gatehouse.model.Api;
import dev.gatehouse.model.Backend;
import dev.gatehouse.model.Operation;
import dev.gatehouse.policy.Exchange;
import dev.gatehouse.policy.Request;
import dev.gatehouse.policy.Response;
import dev.gatehouse.policy.Target;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Exchanges as the transport leaves them, with times of round milliseconds. */
final class Exchanges {
    static final Instant TIME = Instant.parse("2026-03-01T10:00:00Z");
    static final long MILLI = 1_000_000;
    static final Operation GET_ITEM = new Operation("get-item", "Get item", "GET", "/items/{id}?view={view}");
    private static final long START = 5_000 * MILLI;

    private Exchanges() {}

    static Api api(String id) {
        return new Api(id, id, "shop/v1", "1", true, "", null, null, List.of(), false, Api.KeyNames.DEFAULT);
    }

    static Exchange of(@Nullable Api api, @Nullable Operation operation, String method, Headers headers) {
        var url = new Url("https", "gateway.example", 443, "/shop/v1/items/7", "code=secret");
        var exchange = new Exchange(
                new Request(method, url, headers, Body.NONE, "192.0.2.1"), (_, _) -> {}, TIME, START, _ -> {});
        exchange.setMatch(api, operation);
        return exchange;
    }

    static Exchange of(@Nullable Api api, @Nullable Operation operation) {
        return of(api, operation, "GET", new Headers());
    }

    /** A call to a backend from the 10th to the 40th millisecond. */
    static void call(Exchange exchange, String backendId, int status) {
        var target = backendId.isEmpty()
                ? Target.of("https://backend.example/base", null)
                : Target.of("https://backend.example/base", Backend.of(backendId, "https://backend.example/base"));
        exchange.setTarget(target);
        var call = exchange.measures().calling(target, START + 10 * MILLI);
        if (status > 0) {
            call.requested(target, exchange.request().method(), "/base/items/7?code=secret");
            call.answered(status, START + 30 * MILLI);
        }
        call.ended(START + 40 * MILLI, 100, 200);
    }

    /** Over after 50 milliseconds. */
    static void end(Exchange exchange, int status) {
        if (status > 0) {
            exchange.measures().answering(Response.of(status), START + 41 * MILLI);
        }
        exchange.measures().ended(START + 50 * MILLI, status > 0);
    }
}

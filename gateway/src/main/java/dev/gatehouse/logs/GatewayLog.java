package dev.gatehouse.logs;

import dev.gatehouse.http.Excerpt;
import dev.gatehouse.http.Url;
import dev.gatehouse.model.Api;
import dev.gatehouse.model.Diagnostic;
import dev.gatehouse.model.Operation;
import dev.gatehouse.model.Product;
import dev.gatehouse.model.Subscription;
import dev.gatehouse.policy.BackendCall;
import dev.gatehouse.policy.Exchange;
import dev.gatehouse.policy.Leg;
import dev.gatehouse.policy.Measures;
import dev.gatehouse.policy.TraceRecord;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of the gateway log: one exchange, ended. It is made on the event loop of references and numbers; its texts are
 * made when somebody first asks for them, elsewhere, and masked as they are made. It holds on to no body but the
 * beginnings that are logged.
 *
 * <p><b>Threading:</b> immutable to its readers, any number of them.
 *
 * @see <a href="https://learn.microsoft.com/azure/azure-monitor/reference/tables/apimanagementgatewaylogs">ApiManagementGatewayLogs</a>
 */
public final class GatewayLog {
    /** The log, with the 59 columns that Azure's has. */
    public static final LogTable<GatewayLog> TABLE = GatewayLogColumns.table();

    private static final int FIXED_BYTES = 700;

    final Instant time;
    final UUID id;
    final String region;
    final String method;
    final Url url;
    final String callerAddress;
    final Diagnostic diagnostic;
    final @Nullable Api api;
    final @Nullable Operation operation;
    final @Nullable Product product;
    final @Nullable Subscription subscription;
    final Measures measures;
    final @Nullable BackendCall backend;
    final List<TraceRecord> traces;
    final @Nullable String traceParent;
    final HeaderValues headers;
    private @Nullable GatewayLogTexts texts;

    GatewayLog(Exchange exchange, HeaderValues headers, List<TraceRecord> traces) {
        var request = exchange.request();
        time = exchange.timestamp();
        id = exchange.requestId();
        region = exchange.deployment().region();
        method = request.method();
        url = request.originalUrl();
        callerAddress = request.ipAddress();
        diagnostic = exchange.diagnostic();
        api = exchange.api();
        operation = exchange.operation();
        product = exchange.product();
        subscription = exchange.subscription();
        measures = exchange.measures();
        backend = measures.backend();
        this.traces = traces;
        traceParent = request.headers().first("traceparent");
        this.headers = headers;
    }

    /** Whether an exchange that was answered so was a success: 2xx and 3xx, as Azure has it. */
    static boolean isSuccess(int status) {
        return status >= 200 && status < 400;
    }

    /** The trace that it belongs to, as W3C writes it; null where there is none. */
    public @Nullable String traceParent() {
        return traceParent;
    }

    /** Bytes of memory that it takes while it waits, about. */
    int weight() {
        int weight = FIXED_BYTES + url.path().length() + url.query().length() + headers.weight();
        for (var leg : Leg.values()) {
            var excerpt = excerpt(leg);
            weight += excerpt == null ? 0 : excerpt.array().length;
        }
        return weight + 200 * (traces.size() + measures.failures().size());
    }

    @Nullable
    Excerpt excerpt(Leg leg) {
        return measures.excerpt(leg);
    }

    Diagnostic.Part part(Leg leg) {
        return part(diagnostic, leg);
    }

    static Diagnostic.Part part(Diagnostic diagnostic, Leg leg) {
        return switch (leg) {
            case REQUEST -> diagnostic.request();
            case RESPONSE -> diagnostic.response();
            case BACKEND_REQUEST -> diagnostic.backendRequest();
            case BACKEND_RESPONSE -> diagnostic.backendResponse();
        };
    }

    /** Its texts; made once, for all who keep it. */
    synchronized GatewayLogTexts texts() {
        var made = texts;
        if (made == null) {
            made = GatewayLogTexts.of(this);
            texts = made;
        }
        return made;
    }
}

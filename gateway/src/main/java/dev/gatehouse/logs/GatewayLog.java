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
import dev.gatehouse.policy.Measures.CacheUse;
import dev.gatehouse.policy.Measures.Failure;
import dev.gatehouse.policy.TraceRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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

    static final List<Leg> LEGS = List.of(Leg.values());

    private static final int FIXED_BYTES = 500;

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
    final String protocol;
    final String tls;
    final int status;
    final long received;
    final long sent;
    final long totalNanos;
    final long clientNanos;
    final long backendNanos;
    final CacheUse cache;
    final long cacheNanos;
    final @Nullable BackendCall backend;
    final List<Failure> failures;
    final List<TraceRecord> traces;
    final HeaderValues headers;
    private final @Nullable String traceParent;
    private final Map<Leg, Excerpt> excerpts;
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
        // The measures themselves know the answer, and that its body.
        var measures = exchange.measures();
        protocol = measures.protocol();
        tls = measures.tls();
        status = measures.status();
        received = measures.received();
        sent = measures.sent();
        totalNanos = measures.totalNanos();
        clientNanos = measures.clientNanos();
        backendNanos = measures.backendNanos();
        cache = measures.cache();
        cacheNanos = measures.cacheNanos();
        backend = measures.backend();
        failures = measures.failures();
        excerpts = measures.excerpts();
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
        int weight = FIXED_BYTES + url.path().length() + url.query().length();
        weight += headers.weight() + FIXED_BYTES * (traces.size() + failures.size());
        for (var excerpt : excerpts.values()) {
            weight += excerpt.array().length;
        }
        return weight;
    }

    /** The failure that the exchange ended with. */
    @Nullable
    Failure lastFailure() {
        return failures.isEmpty() ? null : failures.getLast();
    }

    /** What is kept of a body; null where nothing is to be. */
    @Nullable
    Excerpt excerpt(Leg leg) {
        return excerpts.get(leg);
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

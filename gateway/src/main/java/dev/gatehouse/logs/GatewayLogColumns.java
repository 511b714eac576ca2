package dev.gatehouse.logs;

import static dev.gatehouse.kql.schema.Type.BOOL;
import static dev.gatehouse.kql.schema.Type.DATETIME;
import static dev.gatehouse.kql.schema.Type.DYNAMIC;
import static dev.gatehouse.kql.schema.Type.INT;
import static dev.gatehouse.kql.schema.Type.LONG;
import static dev.gatehouse.kql.schema.Type.REAL;
import static dev.gatehouse.kql.schema.Type.STRING;

import dev.gatehouse.kql.schema.Column;
import dev.gatehouse.kql.schema.Type;
import dev.gatehouse.policy.BackendCall;
import dev.gatehouse.policy.LastError;
import dev.gatehouse.policy.Leg;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The columns of the gateway log under Azure's names, the time first, and what an exchange puts into each. */
final class GatewayLogColumns {
    private static final String TIME = "TimeGenerated";
    private static final String NAME = "ApiManagementGatewayLogs";
    /** What Azure would call this gateway; queries look for the service's name behind the last slash. */
    private static final String RESOURCE =
            "/subscriptions/gatehouse/resourcegroups/gatehouse/providers/microsoft.apimanagement/service/gatehouse";
    /** The address that the query API has. */
    private static final String WORKSPACE = "default";
    /** What an entry has beside its texts, about. */
    private static final int OVERHEAD = 600;

    private final List<LogColumn<GatewayLog>> columns = new ArrayList<>(59);

    private GatewayLogColumns() {}

    static LogTable<GatewayLog> table() {
        var made = new GatewayLogColumns();
        made.exchange();
        made.backend();
        made.errors();
        made.tracing();
        made.workspace();
        made.columns.sort(Comparator.<LogColumn<GatewayLog>, Boolean>comparing(
                        column -> !column.column().name().equals(TIME))
                .thenComparing(column -> column.column().name(), String.CASE_INSENSITIVE_ORDER));
        return new LogTable<>(NAME, made.columns);
    }

    private void exchange() {
        add(TIME, DATETIME, row -> row.time.truncatedTo(ChronoUnit.MICROS));
        add("Timestamp", DATETIME, row -> row.time.truncatedTo(ChronoUnit.MICROS));
        add("CorrelationId", STRING, row -> row.id.toString());
        add("Region", STRING, row -> row.region);
        add("ApiId", STRING, row -> row.api == null ? "" : row.api.id());
        add("ApiRevision", STRING, row -> row.api == null ? "" : row.api.revision());
        add("OperationId", STRING, row -> row.operation == null ? "" : row.operation.id());
        add("ProductId", STRING, row -> row.product == null ? "" : row.product.id());
        add("ApimSubscriptionId", STRING, row -> row.subscription == null ? "" : row.subscription.id());
        add("UserId", STRING, GatewayLogColumns::user);
        add("CallerIpAddress", STRING, row -> row.diagnostic.logsClientIp() ? row.callerAddress : "");
        add("Method", STRING, row -> row.method);
        add("Url", STRING, row -> row.texts().url());
        add("ClientProtocol", STRING, row -> row.protocol);
        add("ClientTlsVersion", STRING, row -> row.tls);
        add("ResponseCode", INT, row -> row.status);
        add("IsRequestSuccess", BOOL, row -> GatewayLog.isSuccess(row.status));
        add("RequestSize", INT, row -> clamped(row.received));
        add("ResponseSize", INT, row -> clamped(row.sent));
        add("TotalTime", LONG, row -> millis(row.totalNanos));
        add("ClientTime", LONG, row -> millis(row.clientNanos));
        add("Cache", STRING, row -> row.cache.name().toLowerCase(Locale.ROOT));
        add("CacheTime", LONG, row -> millis(row.cacheNanos));
        headers("RequestHeaders", Leg.REQUEST);
        headers("ResponseHeaders", Leg.RESPONSE);
        body("RequestBody", Leg.REQUEST);
        body("ResponseBody", Leg.RESPONSE);
    }

    private void backend() {
        call("BackendId", STRING, "", BackendCall::backendId);
        call("BackendMethod", STRING, "", BackendCall::method);
        call("BackendProtocol", STRING, "", call -> call.isSent() ? "HTTP/1.1" : "");
        add("BackendUrl", STRING, row -> row.texts().backendUrl());
        call("BackendResponseCode", INT, null, call -> call.status() == 0 ? null : call.status());
        add("BackendTime", LONG, row -> millis(row.backendNanos));
        headers("BackendRequestHeaders", Leg.BACKEND_REQUEST);
        headers("BackendResponseHeaders", Leg.BACKEND_RESPONSE);
        body("BackendRequestBody", Leg.BACKEND_REQUEST);
        body("BackendResponseBody", Leg.BACKEND_RESPONSE);
    }

    private void errors() {
        error("LastErrorSource", LastError::source);
        error("LastErrorReason", LastError::reason);
        error("LastErrorScope", LastError::scope);
        error("LastErrorSection", LastError::section);
        add("LastErrorMessage", STRING, row -> row.texts().errorMessage());
        add("LastErrorElapsed", LONG, row -> {
            var failure = row.lastFailure();
            return failure == null ? null : millis(failure.elapsedNanos());
        });
        add("Errors", DYNAMIC, row -> row.texts().errors());
    }

    private void tracing() {
        add("TraceRecords", DYNAMIC, row -> row.texts().traces());
        constant("IsTraceRequested", BOOL, false);
        constant("IsTraceAllowed", BOOL, false);
        constant("IsTraceExpired", BOOL, false);
        constant("IsMasterTrace", BOOL, false);
    }

    private void workspace() {
        constant("Type", STRING, NAME);
        constant("Category", STRING, "GatewayLogs");
        constant("OperationName", STRING, "Microsoft.ApiManagement/GatewayLogs");
        constant("SourceSystem", STRING, "Gatehouse");
        constant("TenantId", STRING, WORKSPACE);
        constant("WorkspaceId", STRING, "");
        constant("_ResourceId", STRING, RESOURCE);
        constant("_SubscriptionId", STRING, "gatehouse");
        constant("_IsBillable", STRING, "False");
        add("_BilledSize", REAL, row -> (double) (OVERHEAD + row.texts().length()));
    }

    private static String user(GatewayLog row) {
        var owner = row.subscription == null ? null : row.subscription.user();
        return owner == null ? "" : owner.id();
    }

    private static int clamped(long bytes) {
        return (int) Math.min(bytes, Integer.MAX_VALUE);
    }

    private static long millis(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(nanos);
    }

    private void add(String name, Type type, Function<GatewayLog, @Nullable Object> value) {
        columns.add(new LogColumn<>(new Column(name, type), value));
    }

    private void constant(String name, Type type, Object value) {
        columns.add(LogColumn.constant(new Column(name, type), value));
    }

    private void headers(String name, Leg leg) {
        add(name, DYNAMIC, row -> row.texts().headers().get(leg));
    }

    private void body(String name, Leg leg) {
        add(name, STRING, row -> row.texts().bodies().getOrDefault(leg, ""));
    }

    private void call(String name, Type type, @Nullable Object without, Function<BackendCall, @Nullable Object> value) {
        add(name, type, row -> row.backend == null ? without : value.apply(row.backend));
    }

    private void error(String name, Function<LastError, @Nullable String> value) {
        add(name, STRING, row -> {
            var failure = row.lastFailure();
            var text = failure == null ? null : value.apply(failure.error());
            return text == null ? "" : text;
        });
    }
}

package dev.gatehouse.store;

import dev.gatehouse.kql.schema.Column;
import dev.gatehouse.kql.schema.Type;
import dev.gatehouse.logs.LogColumn;
import dev.gatehouse.logs.LogTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The gateway log's 59 columns, filled like traffic: 40 APIs, 5,000 callers, 200 tenants in a header, four bags of
 * headers of about 300 bytes, 3.5 % 401 and 1 % 403 with a JSON body that says why.
 *
 * @see <a href="https://learn.microsoft.com/azure/azure-monitor/reference/tables/apimanagementgatewaylogs">ApiManagementGatewayLogs</a>
 */
final class SampleLog {
    private static final String BAG = "\"Host\":\"api.contoso.example\",\"User-Agent\":\"Mozilla/5.0 (X11; Linux x86_64)"
            + " AppleWebKit/537.36\",\"Accept\":\"application/json\",\"Accept-Encoding\":\"gzip, deflate, br\","
            + "\"Content-Type\":\"application/json; charset=utf-8\",\"Cache-Control\":\"no-cache\",\"traceparent\":"
            + "\"00-4bf92f3577b34da6a3ce929d0e0e4736-";

    static final LogTable<Call> TABLE = table();

    private SampleLog() {}

    /** One exchange; everything else follows from its number. */
    record Call(Instant time, long number) {
        private long random(int salt, int bound) {
            long mixed = (number + salt * 0x632BE59BD9B4E019L) * 0x9E3779B97F4A7C15L;
            mixed = (mixed ^ (mixed >>> 29)) * 0xBF58476D1CE4E5B9L;
            return Math.floorMod(mixed ^ (mixed >>> 32), bound);
        }

        int code() {
            long dice = random(1, 1000);
            return dice < 35 ? 401 : dice < 45 ? 403 : dice < 55 ? 404 : dice < 60 ? 500 : 200;
        }

        String id() {
            return "%08x-%04x-4%03x-a%03x-%012x"
                    .formatted(random(2, 1 << 30), random(3, 1 << 16), random(4, 4096), random(5, 4096), number);
        }

        String headers(int salt) {
            return "{" + BAG + Long.toHexString(random(salt, 1 << 30)) + "-01\",\"X-Tenant-Id\":\"tenant-"
                    + random(6, 200) + "\"}";
        }

        String body() {
            return code() == 401
                    ? "{\"statusCode\":401,\"detail\":\"" + REASONS.get((int) random(7, REASONS.size())) + "\"}"
                    : "";
        }

        boolean failed() {
            return code() == 401;
        }
    }

    private static final List<String> REASONS = List.of(
            "TokenExpired", "TokenSignatureInvalid", "TokenAudienceNotAllowed", "TokenNotPresent", "TokenIssuerInvalid");

    private static LogTable<Call> table() {
        List<LogColumn<Call>> columns = new ArrayList<>();
        add(columns, Type.DATETIME, "TimeGenerated", Call::time);
        add(columns, Type.DATETIME, "Timestamp", Call::time);
        add(columns, Type.STRING, "ApiId", call -> "api-" + call.random(10, 40));
        add(columns, Type.STRING, "ApimSubscriptionId", call -> "subscription-" + call.random(11, 500));
        add(columns, Type.STRING, "ApiRevision", _ -> "1");
        add(columns, Type.STRING, "BackendId", _ -> "");
        add(columns, Type.STRING, "BackendMethod", call -> call.failed() ? "" : "GET");
        add(columns, Type.STRING, "BackendProtocol", call -> call.failed() ? "" : "HTTP/1.1");
        add(columns, Type.STRING, "BackendRequestBody", _ -> "");
        add(columns, Type.STRING, "BackendResponseBody", _ -> "");
        add(columns, Type.STRING, "BackendUrl", call -> call.failed() ? "" : "https://orders.internal.example/v1/orders/" + call.number());
        add(columns, Type.STRING, "Cache", _ -> "none");
        add(columns, Type.STRING, "CallerIpAddress", call -> "10.1." + call.random(12, 20) + "." + call.random(13, 250));
        constant(columns, "Category", "GatewayLogs");
        add(columns, Type.STRING, "ClientProtocol", _ -> "HTTP/1.1");
        add(columns, Type.STRING, "ClientTlsVersion", _ -> "1.3");
        add(columns, Type.STRING, "CorrelationId", Call::id);
        constant(columns, "_IsBillable", "false");
        add(columns, Type.STRING, "LastErrorMessage", call -> call.failed() ? "Unauthorized. Access token is missing or invalid." : "");
        add(columns, Type.STRING, "LastErrorReason", call -> call.failed() ? REASONS.get((int) call.random(7, REASONS.size())) : "");
        add(columns, Type.STRING, "LastErrorScope", call -> call.failed() ? "api" : "");
        add(columns, Type.STRING, "LastErrorSection", call -> call.failed() ? "inbound" : "");
        add(columns, Type.STRING, "LastErrorSource", call -> call.failed() ? "validate-jwt" : "");
        add(columns, Type.STRING, "Method", call -> call.random(14, 4) == 0 ? "POST" : "GET");
        add(columns, Type.STRING, "OperationId", call -> "operation-" + call.random(15, 12));
        constant(columns, "OperationName", "Microsoft.ApiManagement/GatewayLogs");
        add(columns, Type.STRING, "ProductId", call -> "product-" + call.random(16, 5));
        add(columns, Type.STRING, "Region", _ -> "local");
        add(columns, Type.STRING, "RequestBody", _ -> "");
        constant(columns, "_ResourceId", "/subscriptions/s/resourceGroups/g/providers/Microsoft.ApiManagement/service/gatehouse");
        add(columns, Type.STRING, "ResponseBody", Call::body);
        constant(columns, "SourceSystem", "Gatehouse");
        constant(columns, "_SubscriptionId", "s");
        constant(columns, "TenantId", "default");
        constant(columns, "Type", "ApiManagementGatewayLogs");
        add(columns, Type.STRING, "Url", call -> "https://api.contoso.example/orders/v1/orders/" + call.number() + "?page=" + call.random(17, 9));
        add(columns, Type.STRING, "UserId", call -> "user-" + call.random(11, 500));
        add(columns, Type.STRING, "WorkspaceId", _ -> "");
        for (var name : "BackendRequestHeaders BackendResponseHeaders RequestHeaders ResponseHeaders".split(" ")) {
            add(columns, Type.DYNAMIC, name, call -> call.headers(name.length()));
        }
        add(columns, Type.DYNAMIC, "Errors", call -> call.failed()
                ? "[{\"source\":\"validate-jwt\",\"reason\":\"TokenExpired\",\"section\":\"inbound\"}]"
                : "[]");
        add(columns, Type.DYNAMIC, "TraceRecords", _ -> "[]");
        add(columns, Type.INT, "BackendResponseCode", call -> call.failed() ? null : call.code());
        add(columns, Type.INT, "RequestSize", call -> (int) call.random(18, 2000));
        add(columns, Type.INT, "ResponseCode", Call::code);
        add(columns, Type.INT, "ResponseSize", call -> (int) call.random(19, 20_000));
        for (var name : "BackendTime CacheTime ClientTime LastErrorElapsed TotalTime".split(" ")) {
            add(columns, Type.LONG, name, call -> call.random(name.length(), 300));
        }
        add(columns, Type.REAL, "_BilledSize", call -> (double) call.random(20, 3000));
        for (var name : "IsMasterTrace IsTraceAllowed IsTraceExpired IsTraceRequested".split(" ")) {
            add(columns, Type.BOOL, name, _ -> false);
        }
        add(columns, Type.BOOL, "IsRequestSuccess", call -> call.code() < 400);
        return new LogTable<>("ApiManagementGatewayLogs", columns);
    }

    private static void add(List<LogColumn<Call>> columns, Type type, String name, Function<Call, Object> value) {
        columns.add(new LogColumn<>(new Column(name, type), value));
    }

    private static void constant(List<LogColumn<Call>> columns, String name, String value) {
        columns.add(LogColumn.constant(new Column(name, Type.STRING), value));
    }
}

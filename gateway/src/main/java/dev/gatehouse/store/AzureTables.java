package dev.gatehouse.store;

import dev.gatehouse.kql.schema.Column;
import dev.gatehouse.kql.schema.Table;
import dev.gatehouse.kql.schema.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Tables that queries made for Azure name beside the logs that are kept: the logs of language models and MCP, empty
 * until there is a log of that name, and {@code AzureDiagnostics}, the gateway log as it was before it had a table of
 * its own.
 *
 * @see <a href="https://learn.microsoft.com/azure/azure-monitor/reference/tables/apimanagementgatewayllmlog">ApiManagementGatewayLlmLog</a>
 * @see <a href="https://learn.microsoft.com/azure/azure-monitor/reference/tables/apimanagementgatewaymcplog">ApiManagementGatewayMCPLog</a>
 * @see <a href="https://learn.microsoft.com/azure/azure-monitor/reference/tables/azurediagnostics">AzureDiagnostics</a>
 */
final class AzureTables {
    static final String GATEWAY_LOGS = "ApiManagementGatewayLogs";
    static final String DIAGNOSTICS = "AzureDiagnostics";

    private static final List<Table> EMPTY =
            List.of(table("ApiManagementGatewayLlmLog", """
                    TimeGenerated:datetime ApiVersion:string CompletionTokens:int CorrelationId:string
                    DeploymentName:string IsStreamCompletion:bool ModelName:string OperationName:string
                    PromptTokens:int Region:string RequestId:string RequestMessages:dynamic ResponseMessages:dynamic
                    SequenceNumber:int TotalTokens:int SourceSystem:string TenantId:string Type:string
                    _BilledSize:real _IsBillable:string _ResourceId:string _SubscriptionId:string"""), table("ApiManagementGatewayMCPLog", """
                    TimeGenerated:datetime ApiType:string AuthenticationMethod:string ClientName:string
                    ClientVersion:string CorrelationId:string Error:string ErrorType:string McpServerEndpoint:string
                    Method:string OperationName:string ProtocolVersion:string Region:string ServerName:string
                    ServerVersion:string SessionId:string ToolCount:int ToolName:string TransportType:string
                    SourceSystem:string TenantId:string Type:string
                    _BilledSize:real _IsBillable:string _ResourceId:string _SubscriptionId:string"""));

    /** Column of AzureDiagnostics : its type = SQL over the gateway log's column of that name, which stands for {}. */
    private static final List<Diagnostic> DIAGNOSTIC_COLUMNS =
            """
            TimeGenerated:datetime TimeGenerated {}
            Category:string Category {}
            OperationName:string OperationName {}
            CorrelationId:string CorrelationId {}
            CallerIPAddress:string CallerIpAddress {}
            DurationMs:long TotalTime {}
            ResourceId:string _ResourceId upper({})
            Resource:string _ResourceId upper(string_split({}, '/')[-1])
            ResourceGroup:string _ResourceId upper(regexp_extract({}, '(?i)/resourceGroups/([^/]+)', 1))
            SubscriptionId:string _SubscriptionId {}
            ResourceProvider:string Category 'MICROSOFT.APIMANAGEMENT'
            ResourceType:string Category 'SERVICE'
            ResultType:string IsRequestSuccess if({}, 'Succeeded', 'Failed')
            SourceSystem:string SourceSystem {}
            TenantId:string TenantId {}
            Type:string Category 'AzureDiagnostics'
            _ResourceId:string _ResourceId {}
            _SubscriptionId:string _SubscriptionId {}
            apiId_s:string ApiId {}
            apiRevision_s:string ApiRevision {}
            apimSubscriptionId_s:string ApimSubscriptionId {}
            backendId_s:string BackendId {}
            backendMethod_s:string BackendMethod {}
            backendProtocol_s:string BackendProtocol {}
            backendRequestBody_s:string BackendRequestBody {}
            backendRequestHeaders_s:string BackendRequestHeaders coalesce({}::VARCHAR, '')
            backendResponseBody_s:string BackendResponseBody {}
            backendResponseCode_d:real BackendResponseCode {}::DOUBLE
            backendResponseHeaders_s:string BackendResponseHeaders coalesce({}::VARCHAR, '')
            backendTime_d:real BackendTime {}::DOUBLE
            backendUrl_s:string BackendUrl {}
            cache_s:string Cache {}
            cacheTime_d:real CacheTime {}::DOUBLE
            callerIpAddress_s:string CallerIpAddress {}
            clientProtocol_s:string ClientProtocol {}
            clientTime_d:real ClientTime {}::DOUBLE
            clientTlsVersion_s:string ClientTlsVersion {}
            correlationId_g:guid CorrelationId TRY_CAST({} AS UUID)
            errors_s:string Errors coalesce({}::VARCHAR, '')
            isMasterTrace_b:bool IsMasterTrace {}
            isRequestSuccess_b:bool IsRequestSuccess {}
            isTraceAllowed_b:bool IsTraceAllowed {}
            isTraceExpired_b:bool IsTraceExpired {}
            isTraceRequested_b:bool IsTraceRequested {}
            lastError_elapsed_d:real LastErrorElapsed {}::DOUBLE
            lastError_message_s:string LastErrorMessage {}
            lastError_reason_s:string LastErrorReason {}
            lastError_scope_s:string LastErrorScope {}
            lastError_section_s:string LastErrorSection {}
            lastError_source_s:string LastErrorSource {}
            method_s:string Method {}
            operationId_s:string OperationId {}
            productId_s:string ProductId {}
            region_s:string Region {}
            requestBody_s:string RequestBody {}
            requestHeaders_s:string RequestHeaders coalesce({}::VARCHAR, '')
            requestSize_d:real RequestSize {}::DOUBLE
            responseBody_s:string ResponseBody {}
            responseCode_d:real ResponseCode {}::DOUBLE
            responseHeaders_s:string ResponseHeaders coalesce({}::VARCHAR, '')
            responseSize_d:real ResponseSize {}::DOUBLE
            totalTime_d:real TotalTime {}::DOUBLE
            traceRecords_s:string TraceRecords coalesce({}::VARCHAR, '')
            url_s:string Url {}
            userId_s:string UserId {}
            workspaceId_s:string WorkspaceId {}
            """.lines().map(Diagnostic::parse).toList();

    private record Diagnostic(Column column, String source, String sql) {
        static Diagnostic parse(String line) {
            var parts = line.split(" ", 3);
            return new Diagnostic(AzureTables.column(parts[0]), parts[1], parts[2]);
        }

        String select(Set<String> there) {
            var value = there.contains(source) ? sql.replace("{}", Sql.name(source)) : Sql.missing(column.type());
            return value + " AS " + Sql.name(column.name());
        }
    }

    private AzureTables() {}

    private static Table table(String name, String columns) {
        return new Table(
                name,
                List.of(columns.split("\\s+")).stream().map(AzureTables::column).toList());
    }

    private static Column column(String text) {
        int colon = text.indexOf(':');
        for (var type : Type.values()) {
            if (type.toString().equals(text.substring(colon + 1))) {
                return new Column(text.substring(0, colon), type);
            }
        }
        throw new IllegalArgumentException(text);
    }

    /** Those that are no log of their own among these. */
    static List<Table> tables(Set<String> logs) {
        List<Table> tables = new ArrayList<>();
        for (var table : EMPTY) {
            if (!logs.contains(table.name())) {
                tables.add(table);
            }
        }
        if (logs.contains(GATEWAY_LOGS) && !logs.contains(DIAGNOSTICS)) {
            tables.add(new Table(
                    DIAGNOSTICS,
                    DIAGNOSTIC_COLUMNS.stream().map(Diagnostic::column).toList()));
        }
        return tables;
    }

    /** The SQL that makes them. */
    static List<String> views(Set<String> logs, Collection<StoredTable<?>> tables) {
        Map<String, Set<String>> columns = new TreeMap<>();
        for (var table : tables) {
            columns.put(
                    table.name(),
                    table.table().columns().stream().map(Column::name).collect(Collectors.toSet()));
        }
        return tables(logs).stream()
                .map(table -> "CREATE OR REPLACE VIEW " + Sql.name(table.name()) + " AS SELECT "
                        + (table.name().equals(DIAGNOSTICS)
                                ? diagnostics(columns.getOrDefault(GATEWAY_LOGS, Set.of()))
                                : empty(table)))
                .toList();
    }

    private static String diagnostics(Set<String> there) {
        return DIAGNOSTIC_COLUMNS.stream().map(column -> column.select(there)).collect(Collectors.joining(", "))
                + " FROM " + Sql.name(GATEWAY_LOGS);
    }

    private static String empty(Table table) {
        return table.columns().stream()
                        .map(column -> Sql.missing(column.type()) + " AS " + Sql.name(column.name()))
                        .collect(Collectors.joining(", "))
                + " WHERE false";
    }
}

/**
 * What is recorded of exchanges: the row that Azure's gateway log has, what goes into it, and the way
 * of rows to wherever they are kept. Nothing here waits on a request's time.
 *
 * <p>Start with {@link dev.gatehouse.logs.GatewayLog}; {@link dev.gatehouse.logs.LogPipeline} is the way of its rows.
 *
 * @see <a href="https://learn.microsoft.com/azure/azure-monitor/reference/tables/apimanagementgatewaylogs">ApiManagementGatewayLogs</a>
 */
@NullMarked
package dev.gatehouse.logs;

import org.jspecify.annotations.NullMarked;

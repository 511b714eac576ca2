/**
 * Scheduled query rules: queries over the logs that raise alerts, as Azure Monitor's do.
 *
 * <pre>
 * clock ──Alerts──► Windows ──► Measurement ──► Course ──► AlertNotice ──► log, webhooks, who else listens
 *           │       (asks)      (a number for    (fired,
 *       StateFile                each alert)      resolved)
 * </pre>
 *
 * <p>Start with {@link dev.gatehouse.alerts.Alerts}; {@link dev.gatehouse.alerts.Course} has what happens to an alert.
 *
 * @see <a href="https://learn.microsoft.com/azure/azure-monitor/alerts/alerts-types#log-alerts">Log search alerts</a>
 */
@NullMarked
package dev.gatehouse.alerts;

import org.jspecify.annotations.NullMarked;

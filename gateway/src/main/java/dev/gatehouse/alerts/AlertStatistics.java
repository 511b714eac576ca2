package dev.gatehouse.alerts;

/**
 * Figures of alerts, since the start.
 *
 * @param rules that are evaluated now
 * @param raised alerts that have fired and are not resolved, now
 * @param evaluations that were made
 * @param failedEvaluations those of them that gave no answer
 * @param missedEvaluations moments that were passed over, since there was too much to do or the gateway did not run
 * @param fired alerts
 * @param notFired alerts that would have fired if there were not too many already
 * @param resolved alerts
 * @param webhooksSent notices that webhooks took
 * @param webhooksFailed notices that webhooks did not take
 * @param webhooksDropped notices to webhooks that were not even tried
 * @param webhooksWaiting notices to webhooks that are on their way, now
 */
public record AlertStatistics(
        int rules,
        int raised,
        long evaluations,
        long failedEvaluations,
        long missedEvaluations,
        long fired,
        long notFired,
        long resolved,
        long webhooksSent,
        long webhooksFailed,
        long webhooksDropped,
        int webhooksWaiting) {}

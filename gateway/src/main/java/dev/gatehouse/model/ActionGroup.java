package dev.gatehouse.model;

import java.net.URI;
import java.util.List;

/**
 * Who is told of an alert.
 *
 * @param name unique, whatever its case
 * @param enabled if not, nobody is told
 * @see <a href="https://learn.microsoft.com/azure/templates/microsoft.insights/actiongroups">Microsoft.Insights/actionGroups</a>
 */
public record ActionGroup(String name, String shortName, boolean enabled, List<Webhook> webhooks) {
    public ActionGroup {
        webhooks = List.copyOf(webhooks);
    }

    /**
     * A program that is told over HTTP.
     *
     * @param address may hold secrets in its path and query
     */
    public record Webhook(String name, URI address) {
        /** Never the secrets of the address. */
        @Override
        public String toString() {
            return "Webhook[" + name + "]";
        }
    }
}

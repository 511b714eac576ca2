package dev.gatehouse.policy;

/**
 * The gateway itself, as expressions see it.
 *
 * @param region where it runs
 * @param serviceName the API Management service that it stands for
 */
public record Deployment(Gateway gateway, String region, String serviceId, String serviceName) {
    /** What a gateway says of itself unless it is told otherwise. */
    public static final Deployment DEFAULT =
            new Deployment(new Gateway("managed", "gatehouse", true), "local", "gatehouse", "gatehouse");

    /** @param isManaged whether it is one of Azure's own kind, as opposed to a self-hosted one */
    public record Gateway(String id, String instanceId, boolean isManaged) {}
}

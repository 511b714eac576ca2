package dev.gatehouse.policy;

import dev.gatehouse.model.Certificate;
import java.util.Map;

/**
 * The gateway itself, as expressions see it.
 *
 * @param region where it runs
 * @param serviceName the API Management service that it stands for
 * @param certificates that it knows, by their ids
 */
public record Deployment(
        Gateway gateway, String region, String serviceId, String serviceName, Map<String, Certificate> certificates) {
    /** What a gateway says of itself unless it is told otherwise. */
    public static final Deployment DEFAULT =
            new Deployment(new Gateway("managed", "gatehouse", true), "local", "gatehouse", "gatehouse");

    public Deployment {
        certificates = Map.copyOf(certificates);
    }

    /** Without certificates. */
    public Deployment(Gateway gateway, String region, String serviceId, String serviceName) {
        this(gateway, region, serviceId, serviceName, Map.of());
    }

    /** The same with other certificates. */
    public Deployment with(Map<String, Certificate> others) {
        return new Deployment(gateway, region, serviceId, serviceName, others);
    }

    /** @param isManaged whether it is one of Azure's own kind, as opposed to a self-hosted one */
    public record Gateway(String id, String instanceId, boolean isManaged) {}
}

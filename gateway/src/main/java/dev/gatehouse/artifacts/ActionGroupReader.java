package dev.gatehouse.artifacts;

import dev.gatehouse.model.ActionGroup;
import dev.gatehouse.model.ActionGroup.Webhook;
import dev.gatehouse.text.Diagnostics;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads action groups. Webhooks are told; other receivers are Azure's own affair. */
final class ActionGroupReader {
    private static final String WEBHOOKS = "webhookReceivers";
    private static final List<String> NOT_OFFERED = List.of(
            "armRoleReceivers",
            "automationRunbookReceivers",
            "azureAppPushReceivers",
            "azureFunctionReceivers",
            "emailReceivers",
            "eventHubReceivers",
            "incidentReceivers",
            "itsmReceivers",
            "logicAppReceivers",
            "smsReceivers",
            "voiceReceivers");
    private static final KnownMembers GROUP =
            new KnownMembers(Stream.concat(Stream.of("groupShortName", "enabled", WEBHOOKS), NOT_OFFERED.stream())
                    .toList());
    private static final KnownMembers WEBHOOK = KnownMembers.of(
            "name",
            "serviceUri",
            "useCommonAlertSchema",
            "useAadAuth",
            "objectId",
            "identifierUri",
            "tenantId",
            "managedIdentity");

    private final Urls urls;
    private final Diagnostics diagnostics;

    ActionGroupReader(Urls urls, Diagnostics diagnostics) {
        this.urls = urls;
        this.diagnostics = diagnostics;
    }

    ActionGroup read(ArmFiles.Resource resource) {
        var properties = resource.properties();
        GROUP.check(resource, diagnostics);
        for (var kind : NOT_OFFERED) {
            if (!properties.list(kind).isEmpty()) {
                diagnostics.add(AlertErrors.receiverNotOffered(properties.source(), properties.nameOf(kind), kind));
            }
        }
        List<Webhook> webhooks = new ArrayList<>();
        for (var each : properties.objects(WEBHOOKS)) {
            var webhook = webhook(each);
            if (webhook != null) {
                webhooks.add(webhook);
            }
        }
        return new ActionGroup(
                resource.name(),
                properties.text("groupShortName", resource.name()),
                properties.flag("enabled", true),
                webhooks);
    }

    private @Nullable Webhook webhook(Properties properties) {
        WEBHOOK.check(properties, diagnostics);
        if (properties.flag("useAadAuth", false)) {
            diagnostics.add(AlertErrors.withoutToken(properties.source(), properties.nameOf("useAadAuth")));
        }
        var name = properties.requiredText("name");
        var written = properties.requiredText("serviceUri");
        var address = written == null ? null : address(written, properties);
        return name == null || address == null ? null : new Webhook(name, address);
    }

    /** Nothing of the address is ever quoted: its path and query may be all that keeps others out. */
    private @Nullable URI address(String written, Properties properties) {
        var source = properties.source();
        var at = properties.at("serviceUri");
        var text = urls.substitute(written, source, at).strip();
        if (text.contains("{{")) {
            return null; // an unknown name, which has been reported
        }
        var address = parse(text);
        if (address == null) {
            diagnostics.add(AlertErrors.badAddress(source, at));
            return null;
        }
        var problem = "http".equalsIgnoreCase(address.getScheme())
                ? "plain http"
                : Urls.isLocal(address.getHost()) ? "an address of this machine" : null;
        if (problem != null && !urls.insecureLoopback()) {
            diagnostics.add(ArtifactErrors.insecureUrl(source, at, "serviceUri", problem));
            return null;
        }
        return address;
    }

    private static @Nullable URI parse(String text) {
        try {
            var address = new URI(text);
            boolean http =
                    "https".equalsIgnoreCase(address.getScheme()) || "http".equalsIgnoreCase(address.getScheme());
            return http && address.getHost() != null && address.getRawUserInfo() == null ? address : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }
}

package dev.gatehouse.artifacts;

import dev.gatehouse.catalog.Grant;
import dev.gatehouse.catalog.Grant.Scope;
import dev.gatehouse.model.Subscription;
import dev.gatehouse.model.User;
import dev.gatehouse.text.Diagnostics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads subscriptions. API Management never hands out their keys with the rest, so most folders hold none; a key may be
 * written into the file, or better as a named value, {@code "primaryKey": "{{partner-key}}"}.
 */
final class SubscriptionFiles {
    /** The built-in subscription to everything. */
    private static final String MASTER = "master";

    private static final String REDACTED = "*** REDACTED ***";

    private final Folder folder;
    private final Urls urls;
    private final PeopleFiles people;
    private final Set<String> apiIds;
    private final Set<String> productIds;
    private final Diagnostics diagnostics;

    /** What an operator has made of a subscription. */
    private enum State {
        ACTIVE,
        SUSPENDED,
        SUBMITTED,
        REJECTED,
        CANCELLED,
        EXPIRED
    }

    SubscriptionFiles(
            Folder folder,
            Urls urls,
            PeopleFiles people,
            Set<String> apiIds,
            Set<String> productIds,
            Diagnostics diagnostics) {
        this.folder = folder;
        this.urls = urls;
        this.people = people;
        this.apiIds = apiIds;
        this.productIds = productIds;
        this.diagnostics = diagnostics;
    }

    List<Grant> read() {
        List<Grant> grants = new ArrayList<>();
        for (var directory : Layout.SUBSCRIPTIONS.in(folder)) {
            var properties = Layout.properties(folder, directory.resolve("subscriptionInformation.json"), diagnostics);
            var id = Folder.name(directory);
            var scope = properties == null ? null : scope(id, properties);
            if (properties != null && scope != null) {
                grants.add(grant(id, scope, properties));
            }
        }
        return grants;
    }

    private Grant grant(String id, Scope scope, Properties properties) {
        var primary = key(properties, "primaryKey");
        var secondary = key(properties, "secondaryKey");
        if (primary.isEmpty() && secondary.isEmpty()) {
            diagnostics.add(ArtifactErrors.noKeys(properties.source(), properties.span(), id));
        }
        var created = PeopleFiles.date(properties, "createdDate", diagnostics);
        var state = properties.choice("state", State.class);
        var subscription = new Subscription(
                id,
                properties.text("displayName", id),
                primary,
                primary,
                secondary,
                created == null ? Instant.EPOCH : created,
                PeopleFiles.date(properties, "startDate", diagnostics),
                PeopleFiles.date(properties, "endDate", diagnostics),
                owner(properties));
        return new Grant(subscription, scope, state == null || state == State.ACTIVE);
    }

    private @Nullable User owner(Properties properties) {
        var text = properties.text("ownerId");
        var owner = text == null ? null : ResourceId.parse(text);
        return owner == null || owner.name().isEmpty() ? null : people.user(owner.name());
    }

    private String key(Properties properties, String name) {
        var written = properties.text(name, "");
        if (written.contains(REDACTED)) {
            diagnostics.add(ArtifactErrors.redacted(properties.source(), properties.at(name)));
            return "";
        }
        return urls.substitute(written, properties.source(), properties.at(name));
    }

    private @Nullable Scope scope(String id, Properties properties) {
        if (id.equals(MASTER)) {
            return new Scope.AllApis();
        }
        var text = properties.requiredText("scope");
        var reference = text == null ? null : ResourceId.parse(text);
        if (text == null) {
            return null;
        }
        if (reference != null && reference.collection().equals("apis")) {
            return reference.name().isEmpty()
                    ? new Scope.AllApis()
                    : new Scope.OneApi(known("API", ResourceId.withoutRevision(reference.name()), apiIds, properties));
        }
        if (reference != null
                && reference.collection().equals("products")
                && !reference.name().isEmpty()) {
            return new Scope.OneProduct(known("product", reference.name(), productIds, properties));
        }
        diagnostics.add(ArtifactErrors.expected(
                properties.source(), properties.at("scope"), text, "a scope: /apis, /apis/ID or /products/ID"));
        return null;
    }

    private String known(String kind, String id, Set<String> ids, Properties properties) {
        if (!ids.contains(id)) {
            diagnostics.add(ArtifactErrors.danglingLink(properties.source(), properties.at("scope"), kind, id));
        }
        return id;
    }
}

package dev.gatehouse.artifacts;

import dev.gatehouse.model.Group;
import dev.gatehouse.model.Product;
import dev.gatehouse.policy.Scope;
import dev.gatehouse.text.Diagnostics;
import dev.gatehouse.text.Source;
import dev.gatehouse.text.Span;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads products, their policies and what they are linked to. */
final class ProductFiles {
    private final Folder folder;
    private final PolicyFiles policies;
    private final PeopleFiles people;
    private final Diagnostics diagnostics;

    ProductFiles(Folder folder, PolicyFiles policies, PeopleFiles people, Diagnostics diagnostics) {
        this.folder = folder;
        this.policies = policies;
        this.people = people;
        this.diagnostics = diagnostics;
    }

    /** A product with its policy. */
    record Read(Product product, PolicyFiles.@Nullable Policy policy) {}

    /** @param apiIds the APIs that there are */
    List<Read> read(Set<String> apiIds) {
        List<Read> products = new ArrayList<>();
        for (var directory : Layout.PRODUCTS.in(folder)) {
            var properties = Layout.properties(folder, directory.resolve("productInformation.json"), diagnostics);
            var policy = policies.in(directory, Scope.PRODUCT);
            if (properties != null) {
                products.add(new Read(product(directory, properties, apiIds), policy));
            }
        }
        return products;
    }

    private Product product(Path directory, Properties properties, Set<String> apiIds) {
        var id = Folder.name(directory);
        Set<String> apis = new LinkedHashSet<>();
        for (var link : links(directory, "apis")) {
            var api = ResourceId.withoutRevision(link.name());
            if (apiIds.contains(api)) {
                apis.add(api);
            } else {
                diagnostics.add(ArtifactErrors.danglingLink(link.source(), link.at(), "API", api));
            }
        }
        List<Group> groups = new ArrayList<>();
        for (var link : links(directory, "groups")) {
            var group = people.group(link.name());
            if (group == null) {
                diagnostics.add(ArtifactErrors.danglingLink(link.source(), link.at(), "group", link.name()));
            } else {
                groups.add(group);
            }
        }
        var limit = properties.text("subscriptionsLimit");
        return new Product(
                id,
                properties.text("displayName", id),
                properties.flag("approvalRequired", false),
                properties.flag("subscriptionRequired", true),
                limit == null ? null : number(limit, properties),
                "published".equalsIgnoreCase(properties.text("state")),
                List.copyOf(apis),
                groups);
    }

    private @Nullable Integer number(String text, Properties properties) {
        try {
            return Integer.valueOf(text);
        } catch (NumberFormatException e) {
            diagnostics.add(ArtifactErrors.expected(
                    properties.source(), properties.at("subscriptionsLimit"), "subscriptionsLimit", "a whole number"));
            return null;
        }
    }

    private record Link(String name, Source source, Span at) {}

    /** What a product is linked to: a folder for each in one layout, a list in the other. */
    private List<Link> links(Path directory, String kind) {
        List<Link> links = new ArrayList<>();
        for (var each : folder.folders(directory.resolve(kind))) {
            links.add(new Link(Folder.name(each), Folder.source(each), Span.at(0)));
        }
        var list = folder.parse(directory.resolve(kind + ".json"));
        if (list == null) {
            return links;
        }
        if (!(list.tree() instanceof Tree.Sequence sequence)) {
            diagnostics.add(ArtifactErrors.expected(list.source(), list.tree().span(), kind, "a list"));
            return links;
        }
        for (var item : sequence.items()) {
            if (!(item instanceof Tree.Mapping mapping)) {
                diagnostics.add(ArtifactErrors.expected(list.source(), item.span(), kind, "a list of objects"));
                continue;
            }
            var properties = new Properties(list.source(), mapping, diagnostics);
            var name = properties.requiredText("name");
            if (name != null && !ResourceId.isName(name)) {
                diagnostics.add(ArtifactErrors.badName(list.source(), properties.at("name"), name));
            } else if (name != null && !"workspace".equals(properties.text("scope"))) {
                links.add(new Link(name, list.source(), properties.at("name")));
            }
        }
        return links;
    }
}

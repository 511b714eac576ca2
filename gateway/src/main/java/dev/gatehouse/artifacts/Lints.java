package dev.gatehouse.artifacts;

import dev.gatehouse.policy.Extensions;
import dev.gatehouse.text.Diagnostics;
import dev.gatehouse.xml.Element;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is legal, and hardly meant. */
final class Lints {
    private static final Set<String> GUARDS = Set.of(
            "validate-jwt", "validate-azure-ad-token", "validate-client-certificate", "check-header", "ip-filter");

    private Lints() {}

    static void run(
            PolicyFiles.@Nullable Policy global,
            List<ApiFiles.Read> apis,
            List<ProductFiles.Read> products,
            Diagnostics diagnostics) {
        for (var product : products) {
            for (var api : apis) {
                if (product.product().apiIds().contains(api.api().id())) {
                    guardNotReached(global, api, product, diagnostics);
                }
            }
        }
        for (var api : apis) {
            var open = products.stream()
                    .map(ProductFiles.Read::product)
                    .filter(each -> !each.subscriptionRequired()
                            && each.apiIds().contains(api.api().id()))
                    .toList();
            if (open.size() > 1 && api.api().isCurrentRevision()) {
                diagnostics.add(ArtifactErrors.severalOpenProducts(
                        api.source(),
                        api.at(),
                        api.api().id(),
                        open.get(0).id(),
                        open.get(1).id()));
            }
        }
    }

    /** A product validates tokens, but its API lets calls in that are in no product's context. */
    private static void guardNotReached(
            PolicyFiles.@Nullable Policy global,
            ApiFiles.Read api,
            ProductFiles.Read product,
            Diagnostics diagnostics) {
        boolean keyless = !api.api().subscriptionRequired() && product.product().subscriptionRequired();
        var policy = product.policy();
        if (!keyless || policy == null || guard(global) != null || guard(api.policy()) != null) {
            return;
        }
        var guard = guard(policy);
        if (guard != null) {
            diagnostics.add(ArtifactErrors.guardNotReached(
                    policy.document().source(),
                    guard.nameSpan(),
                    guard.name(),
                    product.product().id(),
                    api.api().id()));
        }
    }

    private static @Nullable Element guard(PolicyFiles.@Nullable Policy policy) {
        var root = policy == null ? null : policy.document().root();
        return root == null ? null : guard(root);
    }

    private static @Nullable Element guard(Element element) {
        if (GUARDS.contains(element.name()) || Extensions.is(element, "introspect-token")) {
            return element;
        }
        for (var child : element.children()) {
            var found = child instanceof Element nested ? guard(nested) : null;
            if (found != null) {
                return found;
            }
        }
        return null;
    }
}

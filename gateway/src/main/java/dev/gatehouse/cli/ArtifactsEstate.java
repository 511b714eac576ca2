package dev.gatehouse.cli;

import dev.gatehouse.artifacts.GovernedOperation;
import dev.gatehouse.artifacts.LoadResult;
import dev.gatehouse.lint.Chain;
import dev.gatehouse.lint.Estate;
import dev.gatehouse.lint.Layer;
import dev.gatehouse.xml.Document;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A folder of artifacts as rules and proofs see it. */
final class ArtifactsEstate {
    private ArtifactsEstate() {}

    static Estate of(LoadResult loaded) {
        Map<String, Document> fragments = new HashMap<>();
        for (var document : loaded.documents()) {
            if (document.fragment() != null) {
                fragments.put(document.fragment(), document.document());
            }
        }
        return new Estate(loaded.operations().stream()
                .map(operation -> route(operation, fragments))
                .toList());
    }

    private static Estate.Route route(GovernedOperation governed, Map<String, Document> fragments) {
        var api = governed.api();
        var operation = governed.operation();
        return new Estate.Route(
                api.isCurrentRevision() ? api.id() : api.id() + ";rev=" + api.revision(),
                operation.id(),
                operation.method(),
                operation.urlTemplate(),
                governed.source(),
                governed.at(),
                governed.contexts().stream()
                        .map(context -> new Estate.Context(
                                context.product(), new Chain(layers(context.documents()), fragments, true)))
                        .toList());
    }

    private static List<Layer> layers(List<GovernedOperation.Scoped> documents) {
        return documents.stream()
                .map(each -> new Layer(each.scope(), each.document()))
                .toList();
    }
}

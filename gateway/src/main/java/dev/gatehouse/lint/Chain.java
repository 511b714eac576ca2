package dev.gatehouse.lint;

import dev.gatehouse.policy.Scope;
import dev.gatehouse.xml.Document;
import java.util.List;
import java.util.Map;

/**
 * The documents that apply to an operation.
 *
 * @param layers broad to narrow; scopes without a document are left out
 * @param fragments by id
 * @param isWhole whether this is all that applies; where it is not, nobody knows what {@code base} and unknown fragments
 *     stand for
 */
public record Chain(List<Layer> layers, Map<String, Document> fragments, boolean isWhole) {
    public Chain {
        layers = List.copyOf(layers);
        fragments = Map.copyOf(fragments);
    }

    /** A document of which nobody knows where it will stand. */
    public static Chain alone(Document document) {
        return new Chain(List.of(new Layer(Scope.API, document)), Map.of(), false);
    }

    /** Whether a document in it could not be read as written. */
    boolean hasErrors() {
        return layers.stream().anyMatch(layer -> layer.document().hasErrors())
                || fragments.values().stream().anyMatch(Document::hasErrors);
    }
}

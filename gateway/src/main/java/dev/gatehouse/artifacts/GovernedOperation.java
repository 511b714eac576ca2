package dev.gatehouse.artifacts;

import dev.gatehouse.model.Api;
import dev.gatehouse.model.Operation;
import dev.gatehouse.policy.Scope;
import dev.gatehouse.text.Source;
import dev.gatehouse.text.Span;
import dev.gatehouse.xml.Document;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An operation and the policy documents that apply to it, as they were read.
 *
 * @param source where it is described
 * @param at where in it
 * @param contexts first where no product plays a part, then in each product that its API belongs to
 */
public record GovernedOperation(Api api, Operation operation, Source source, Span at, List<Context> contexts) {
    public GovernedOperation {
        contexts = List.copyOf(contexts);
    }

    /**
     * What applies in one context.
     *
     * @param product its id; null where no product plays a part
     * @param documents broad to narrow; scopes without one are left out
     */
    public record Context(@Nullable String product, List<Scoped> documents) {
        public Context {
            documents = List.copyOf(documents);
        }
    }

    /** A document and where it applies. */
    public record Scoped(Scope scope, Document document) {}

    /** The operations of an API. */
    static List<GovernedOperation> of(ApiFiles.Read api, Document global, List<ProductFiles.Read> products) {
        var own = api.policy() == null ? null : api.policy().document();
        List<GovernedOperation> operations = new ArrayList<>();
        for (var operation : api.operations()) {
            List<Context> contexts = new ArrayList<>();
            contexts.add(context(null, global, null, own, operation.document()));
            for (var product : products) {
                if (product.product().apiIds().contains(api.api().id())) {
                    var policy = product.policy();
                    contexts.add(context(
                            product.product().id(),
                            global,
                            policy == null ? null : policy.document(),
                            own,
                            operation.document()));
                }
            }
            operations.add(new GovernedOperation(
                    api.api(), operation.definition().operation(), operation.source(), operation.at(), contexts));
        }
        return operations;
    }

    private static Context context(
            @Nullable String productId,
            Document global,
            @Nullable Document product,
            @Nullable Document api,
            @Nullable Document operation) {
        List<Scoped> documents = new ArrayList<>();
        documents.add(new Scoped(Scope.GLOBAL, global));
        add(documents, Scope.PRODUCT, product);
        add(documents, Scope.API, api);
        add(documents, Scope.OPERATION, operation);
        return new Context(productId, documents);
    }

    private static void add(List<Scoped> documents, Scope scope, @Nullable Document document) {
        if (document != null) {
            documents.add(new Scoped(scope, document));
        }
    }
}

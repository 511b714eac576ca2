package dev.gatehouse.catalog;

import dev.gatehouse.model.Api;
import dev.gatehouse.model.Diagnostic;
import dev.gatehouse.model.Operation;
import dev.gatehouse.model.Product;
import dev.gatehouse.policy.Pipeline;
import dev.gatehouse.policy.Target;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One revision of an API with everything that is known about it at load.
 *
 * @param products those it belongs to
 * @param open index in {@code products} of the one that asks for no key; -1 if there is none
 * @param pipeline of the global and the API's document, for failures before an operation is known
 * @param diagnostic what is logged of its exchanges
 */
record ApiEntry(
        Api api,
        @Nullable Target target,
        List<Product> products,
        int open,
        Pipeline pipeline,
        Matcher<OperationEntry> operations,
        Diagnostic diagnostic) {

    /**
     * An operation and its pipelines.
     *
     * @param alone where no product plays a part
     * @param inProducts in the order of {@link ApiEntry#products}
     */
    record OperationEntry(Operation operation, Pipeline alone, List<Pipeline> inProducts) {}

    /** Whether a key opens this API, and in which product's context: an index, -1 for none, {@link #CLOSED} for no. */
    int opens(Grant grant) {
        if (!grant.active()) {
            return CLOSED;
        }
        return switch (grant.scope()) {
            case Grant.Scope.AllApis _ -> -1;
            case Grant.Scope.OneApi scope -> scope.apiId().equals(api.id()) ? -1 : CLOSED;
            case Grant.Scope.OneProduct scope -> {
                for (int i = 0; i < products.size(); i++) {
                    if (products.get(i).id().equals(scope.productId())) {
                        yield i;
                    }
                }
                yield CLOSED;
            }
        };
    }

    static final int CLOSED = -2;
}

package dev.gatehouse.catalog;

import dev.gatehouse.model.Api;
import dev.gatehouse.model.Diagnostic;
import dev.gatehouse.model.Operation;
import dev.gatehouse.model.Product;
import dev.gatehouse.model.Subscription;
import dev.gatehouse.policy.Pipeline;
import dev.gatehouse.policy.PolicyException;
import dev.gatehouse.policy.Target;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a request means to a {@link Catalog}. */
public sealed interface Resolution {
    /** What is logged of the exchange. */
    Diagnostic diagnostic();

    /**
     * The request is for an operation, and its caller may call it.
     *
     * @param product the one whose key the call carried, or the open one that let it in; null where the API alone decides
     * @param pipeline of the operation in the context of that product
     * @param target the backend of the API; null where the artifacts name none
     * @param parameters of the operation's URL template, decoded; the rest behind a wildcard is named {@code *}
     * @param pathBelowApi what follows the API's path, its version segment and {@code ;rev=N}; as sent, so it is empty
     *     where the request stops there, and begins with a slash otherwise. The backend is called at the target's path
     *     followed by it, or at {@code /} where both are empty
     */
    record Found(
            Api api,
            Operation operation,
            @Nullable Product product,
            @Nullable Subscription subscription,
            Pipeline pipeline,
            @Nullable Target target,
            Map<String, String> parameters,
            String pathBelowApi,
            Diagnostic diagnostic)
            implements Resolution {}

    /**
     * The request is for nothing that is known, or its caller may not call it.
     *
     * @param pipeline the scopes that are known nevertheless: their {@code on-error} runs
     * @param api the API whose path it is, if any
     * @param operation its operation, if one was found
     * @param pathBelowApi as in {@link Found}; the whole path where there is no API
     */
    record Failed(
            PolicyException failure,
            Pipeline pipeline,
            @Nullable Api api,
            @Nullable Operation operation,
            String pathBelowApi,
            Diagnostic diagnostic)
            implements Resolution {}
}

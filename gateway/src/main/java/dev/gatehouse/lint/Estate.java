package dev.gatehouse.lint;

import dev.gatehouse.text.Source;
import dev.gatehouse.text.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Everything that a folder of artifacts serves. Confined to one thread. */
public final class Estate {
    private final List<Route> routes;
    /** By the texts they are made of: those are compared by identity. */
    private final Map<List<Source>, Effective> effective = new HashMap<>();

    private final Map<Effective, Proof> proofs = new HashMap<>();

    /**
     * An operation.
     *
     * @param api its id, with {@code ;rev=N} where that is not the current one
     * @param source where it is described
     * @param contexts what applies to it, for each product it can be called in and for none
     */
    public record Route(
            String api,
            String operation,
            String method,
            String template,
            Source source,
            Span at,
            List<Context> contexts) {
        public Route {
            contexts = List.copyOf(contexts);
        }

        /** {@code orders/list-orders}. */
        public String name() {
            return api + "/" + operation;
        }
    }

    /** @param product null where no product plays a part */
    public record Context(@Nullable String product, Chain chain) {}

    /**
     * The proof for an operation, over all of its contexts.
     *
     * @param product the context that it fails in, if that is a product's
     * @param byProduct whether it fails only where no product plays a part
     */
    public record Proven(Route route, Proof proof, @Nullable String product, boolean byProduct) {}

    public Estate(List<Route> routes) {
        this.routes = List.copyOf(routes);
    }

    public List<Route> routes() {
        return routes;
    }

    /** What runs in a context; the same object for the same documents. */
    public Effective effective(Context context) {
        var texts = context.chain().layers().stream()
                .map(layer -> layer.document().source())
                .toList();
        return effective.computeIfAbsent(texts, _ -> Effective.of(context.chain()));
    }

    /** What runs, once for each combination of documents. */
    public List<Effective> all() {
        return routes.stream()
                .flatMap(route -> route.contexts().stream())
                .map(this::effective)
                .distinct()
                .toList();
    }

    /** The proofs, in the order of the operations. */
    public List<Proven> proofs() {
        return routes.stream().map(this::prove).toList();
    }

    private Proven prove(Route route) {
        List<Context> failing = new ArrayList<>();
        boolean guaranteed = false;
        for (var context : route.contexts()) {
            var verdict = proof(context).verdict();
            guaranteed |= verdict == Proof.Verdict.GUARANTEED;
            if (verdict == Proof.Verdict.NOT_GUARANTEED) {
                failing.add(context);
            }
        }
        if (failing.isEmpty()) {
            var verdict = guaranteed ? Proof.Verdict.GUARANTEED : Proof.Verdict.NO_BACKEND;
            return new Proven(route, new Proof(verdict, List.of()), null, false);
        }
        var first = failing.getFirst();
        boolean byProduct = first.product() == null && failing.size() == 1 && guaranteed;
        return new Proven(route, proof(first), first.product(), byProduct);
    }

    private Proof proof(Context context) {
        return proofs.computeIfAbsent(effective(context), Proof::of);
    }
}

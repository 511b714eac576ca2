package dev.gatehouse.expr.lib.xml;

import dev.gatehouse.expr.lib.collections.Comparer;
import dev.gatehouse.expr.types.DotNetException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code System.Xml.Linq.XNodeDocumentOrderComparer}. */
public final class XNodeDocumentOrderComparer implements Comparer<@Nullable XNode> {
    static final XNodeDocumentOrderComparer INSTANCE = new XNodeDocumentOrderComparer();

    /** @throws DotNetException InvalidOperationException for nodes of two documents */
    @Override
    @SuppressWarnings("ReferenceEquality") // a node has one place: equal ones are other nodes
    public int order(@Nullable XNode x, @Nullable XNode y) {
        if (x == y) return 0;
        if (x == null || y == null) return x == null ? -1 : 1;
        var left = path(x);
        var right = path(y);
        if (left.getFirst() != right.getFirst()) {
            throw DotNetException.invalidOperation("A common ancestor is missing.");
        }
        for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
            if (left.get(i) != right.get(i)) {
                return Integer.compare(left.get(i).position(), right.get(i).position());
            }
        }
        return Integer.compare(left.size(), right.size());
    }

    /** All at once: places are counted first, as asking for each pair would take long. */
    static <T extends XNode> List<T> sorted(List<T> nodes) {
        if (nodes.isEmpty()) return nodes;
        var top = path(nodes.getFirst()).getFirst();
        var places = new IdentityHashMap<XNode, Integer>();
        count(top, places);
        for (var node : nodes) {
            if (!places.containsKey(node)) throw DotNetException.invalidOperation("A common ancestor is missing.");
        }
        return nodes.stream()
                .sorted(Comparator.comparingInt(node -> places.getOrDefault(node, 0)))
                .toList();
    }

    private static void count(XNode node, Map<XNode, Integer> places) {
        places.put(node, places.size());
        if (node instanceof XContainer container) for (var child : container.nodes()) count(child, places);
    }

    /** From the top down to the node. */
    private static List<XNode> path(XNode node) {
        var path = new ArrayList<XNode>();
        for (XNode at = node; at != null; at = at.owner) path.addFirst(at);
        return path;
    }
}

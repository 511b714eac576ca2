package dev.gatehouse.catalog;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All paths at which APIs answer, as a tree of segments. Immutable. */
final class Sites {
    private final Node root;

    Sites(Iterable<Site> sites) {
        var root = new Branch();
        for (var site : sites) {
            var branch = root;
            for (var segment : site.path().split("/", -1)) {
                if (!segment.isEmpty()) {
                    branch = branch.below.computeIfAbsent(segment.toLowerCase(Locale.ROOT), _ -> new Branch());
                }
            }
            branch.site = site;
        }
        this.root = root.freeze();
    }

    /** The site with the longest path that {@code path} begins with, on borders of segments; null if there is none. */
    @Nullable
    Site find(String path) {
        var node = root;
        var best = root.site;
        int mark = path.indexOf(Site.REVISION);
        int at = 0;
        while (at < path.length()) {
            int from = at + 1;
            int to = path.indexOf('/', from);
            to = to < 0 ? path.length() : to;
            boolean marked = mark >= from && mark < to;
            node = node.below.get(path, from, marked ? mark : to);
            if (node == null) {
                break;
            }
            if (node.site != null) {
                best = node.site;
            }
            if (marked) {
                break;
            }
            at = to;
        }
        return best;
    }

    private record Node(@Nullable Site site, SegmentMap<Node> below) {}

    /** A {@link Node} that still grows. */
    private static final class Branch {
        final Map<String, Branch> below = new HashMap<>();

        @Nullable
        Site site;

        Node freeze() {
            Map<String, Node> frozen = new HashMap<>();
            below.forEach((segment, branch) -> frozen.put(segment, branch.freeze()));
            return new Node(site, new SegmentMap<>(frozen));
        }
    }
}

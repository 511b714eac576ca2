package dev.gatehouse.catalog;

import dev.gatehouse.catalog.Template.Segment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds the operation that a request is for. Of several that fit, at the leftmost segment where they differ a literal
 * beats text with parameters, that a parameter alone, that a wildcard; then more arguments in the query part beat fewer,
 * then the one declared first wins. The method takes part like everything else: the next best template is tried where
 * it does not fit.
 *
 * <p>A tree of path segments with hashed children: the work grows with the segments of the request, not with the number
 * of operations. Immutable; any number of threads.
 *
 * @param <T> what an operation is to the caller
 */
public final class Matcher<T> {
    private final Node<T> root;

    private Matcher(Node<T> root) {
        this.root = root;
    }

    /**
     * An operation that fits.
     *
     * @param parameters in the order of the template, decoded
     */
    public record Match<T>(T value, Map<String, String> parameters) {}

    /** Collects operations in the order of their declaration. */
    public static final class Builder<T> {
        private final Branch<T> root = new Branch<>();
        private int count;

        /** @param method upper case */
        public Builder<T> add(String method, Template template, T value) {
            var branch = root;
            for (var segment : template.segments()) {
                branch = branch.below(segment);
            }
            var target = new Candidate<>(method, template, value, count++);
            (template.rest() == null ? branch.ends : branch.rests).add(target);
            return this;
        }

        public Matcher<T> build() {
            return new Matcher<>(root.freeze());
        }
    }

    /**
     * Finds the best operation.
     *
     * @param path canonical, percent-encoded
     * @param from where the part that templates describe begins in it: at a slash, or at its end
     * @param query without question mark
     */
    public @Nullable Match<T> match(String method, String path, int from, String query) {
        var found = root.find(new Wanted(method, path, query), from);
        return found == null ? null : new Match<>(found.value, found.parameters(path, from, query));
    }

    /** How many nodes a search looks at: the work it does, independent of the machine. */
    int visits(String method, String path) {
        var wanted = new Wanted(method, path, "");
        root.find(wanted, 0);
        return wanted.visits;
    }

    /** What is looked for. Confined to one search. */
    private static final class Wanted {
        final String method;
        final String path;
        final String query;
        int visits;

        Wanted(String method, String path, String query) {
            this.method = method;
            this.path = path;
            this.query = query;
        }
    }

    private record Candidate<T>(String method, Template template, T value, int order) {
        boolean fits(Wanted wanted) {
            if (!method.equals(wanted.method)) {
                return false;
            }
            for (var argument : template.query()) {
                var value = argument.value();
                boolean there = value == null
                        ? Query.first(wanted.query, argument.name()) != null
                        : Query.has(wanted.query, argument.name(), value);
                if (!there) {
                    return false;
                }
            }
            return true;
        }

        Map<String, String> parameters(String path, int from, String query) {
            Map<String, String> found = null;
            int at = from;
            for (var segment : template.segments()) {
                int end = segmentEnd(path, at + 1);
                switch (segment) {
                    case Segment.Literal _ -> {}
                    case Segment.Parameter parameter -> {
                        found = found == null ? new LinkedHashMap<>(4) : found;
                        found.put(parameter.name(), Percent.decode(path, at + 1, end));
                    }
                    case Segment.Mixed mixed -> {
                        found = found == null ? new LinkedHashMap<>(4) : found;
                        capture(mixed.texts(), mixed.names(), path, at + 1, end, found);
                    }
                }
                at = end;
            }
            var rest = template.rest();
            if (rest != null) {
                found = found == null ? new LinkedHashMap<>(4) : found;
                int start = Math.min(at + 1, path.length());
                found.put(rest, Percent.decode(path, start, path.length()));
            }
            for (var argument : template.query()) {
                var value = argument.parameter() == null ? null : Query.first(query, argument.name());
                if (value != null) {
                    found = found == null ? new LinkedHashMap<>(4) : found;
                    found.put(argument.parameter(), value);
                }
            }
            return found == null ? Map.of() : found;
        }
    }

    /** Text with parameters in it, and what may follow. */
    private record Mixed<T>(List<String> texts, Node<T> below) {}

    /** A place in the tree; below it the segments that may follow. */
    private static final class Node<T> {
        private final SegmentMap<Node<T>> literals;
        private final SegmentMap<List<Mixed<T>>> mixed;
        /** Lengths of the keys of {@link #mixed}, longest first. */
        private final int[] prefixes;

        private final @Nullable Node<T> parameter;
        private final List<Candidate<T>> ends;
        private final List<Candidate<T>> rests;

        Node(
                SegmentMap<Node<T>> literals,
                SegmentMap<List<Mixed<T>>> mixed,
                int[] prefixes,
                @Nullable Node<T> parameter,
                List<Candidate<T>> ends,
                List<Candidate<T>> rests) {
            this.literals = literals;
            this.mixed = mixed;
            this.prefixes = prefixes;
            this.parameter = parameter;
            this.ends = ends;
            this.rests = rests;
        }

        @Nullable
        Candidate<T> find(Wanted wanted, int at) {
            wanted.visits++;
            var path = wanted.path;
            Candidate<T> found = null;
            if (at >= path.length() - 1) {
                // Nothing or a single slash is left: both end a template.
                found = first(ends, wanted);
            } else {
                int from = at + 1;
                int to = segmentEnd(path, from);
                var literal = literals.get(path, from, to);
                if (literal != null) {
                    found = literal.find(wanted, to);
                }
                for (int i = 0; found == null && i < prefixes.length; i++) {
                    if (prefixes[i] < to - from) {
                        found = findMixed(mixed.get(path, from, from + prefixes[i]), wanted, from, to);
                    }
                }
                if (found == null && parameter != null && to > from) {
                    found = parameter.find(wanted, to);
                }
            }
            return found != null ? found : first(rests, wanted);
        }

        private @Nullable Candidate<T> findMixed(@Nullable List<Mixed<T>> all, Wanted wanted, int from, int to) {
            if (all != null) {
                for (var each : all) {
                    wanted.visits++;
                    if (capture(each.texts, List.of(), wanted.path, from, to, null)) {
                        var found = each.below.find(wanted, to);
                        if (found != null) {
                            return found;
                        }
                    }
                }
            }
            return null;
        }

        private static <T> @Nullable Candidate<T> first(List<Candidate<T>> candidates, Wanted wanted) {
            for (int i = 0; i < candidates.size(); i++) {
                if (candidates.get(i).fits(wanted)) {
                    return candidates.get(i);
                }
            }
            return null;
        }
    }

    /** A {@link Node} that still grows. */
    private static final class Branch<T> {
        /** By their text in lower case. */
        final Map<String, Branch<T>> literals = new TreeMap<>();

        /** By their texts: what their parameters are called makes no difference. */
        final Map<List<String>, Branch<T>> mixed = new LinkedHashMap<>();

        @Nullable
        Branch<T> parameter;

        final List<Candidate<T>> ends = new ArrayList<>(1);
        final List<Candidate<T>> rests = new ArrayList<>(1);

        Branch<T> below(Segment segment) {
            return switch (segment) {
                case Segment.Literal literal ->
                    literals.computeIfAbsent(literal.text().toLowerCase(Locale.ROOT), _ -> new Branch<>());
                case Segment.Mixed pattern -> mixed.computeIfAbsent(pattern.texts(), _ -> new Branch<>());
                case Segment.Parameter _ -> {
                    var below = parameter == null ? new Branch<T>() : parameter;
                    parameter = below;
                    yield below;
                }
            };
        }

        Node<T> freeze() {
            Map<String, Node<T>> frozen = new LinkedHashMap<>();
            literals.forEach((text, branch) -> frozen.put(text, branch.freeze()));
            Map<String, List<Mixed<T>>> byPrefix = new TreeMap<>();
            mixed.forEach((texts, branch) -> byPrefix.computeIfAbsent(
                            texts.getFirst().toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
                    .add(new Mixed<>(texts, branch.freeze())));
            // Of patterns with the same beginning, the one with more text says more.
            byPrefix.values()
                    .forEach(patterns -> patterns.sort(Comparator.comparingInt(each -> -length(each.texts()))));
            int[] prefixes = byPrefix.keySet().stream()
                    .mapToInt(prefix -> -prefix.length())
                    .distinct()
                    .sorted()
                    .map(length -> -length)
                    .toArray();
            return new Node<>(
                    new SegmentMap<>(frozen),
                    new SegmentMap<>(byPrefix),
                    prefixes,
                    parameter == null ? null : parameter.freeze(),
                    sorted(ends),
                    sorted(rests));
        }

        private static int length(List<String> texts) {
            return texts.stream().mapToInt(String::length).sum();
        }

        private static <T> List<Candidate<T>> sorted(List<Candidate<T>> candidates) {
            return candidates.stream()
                    .sorted(Comparator.<Candidate<T>>comparingInt(
                                    each -> -each.template().query().size())
                            .thenComparingInt(Candidate::order))
                    .toList();
        }
    }

    /**
     * Whether the characters {@code from..to} fit a pattern; if they do, its parameters are put into {@code into}. Each
     * parameter ends where the text behind it appears first, the last one where the last text must stand.
     */
    private static boolean capture(
            List<String> texts, List<String> names, String path, int from, int to, @Nullable Map<String, String> into) {
        var last = texts.getLast();
        if (!startsWith(path, from, to, texts.getFirst()) || !startsWith(path, to - last.length(), to, last)) {
            return false;
        }
        int end = to - last.length();
        int at = from + texts.getFirst().length();
        for (int i = 0; i < texts.size() - 1; i++) {
            boolean isLast = i == texts.size() - 2;
            var text = texts.get(i + 1);
            int stop = isLast ? end : at + 1;
            while (!isLast && stop <= end && !startsWith(path, stop, end, text)) {
                stop++;
            }
            if (stop <= at || stop > end) {
                return false;
            }
            if (into != null) {
                into.put(names.get(i), Percent.decode(path, at, stop));
            }
            at = stop + text.length();
        }
        return true;
    }

    private static boolean startsWith(String path, int from, int to, String text) {
        return from >= 0 && from + text.length() <= to && SegmentMap.same(text, path, from, from + text.length());
    }

    private static int segmentEnd(String path, int from) {
        int slash = path.indexOf('/', from);
        return slash < 0 ? path.length() : slash;
    }
}

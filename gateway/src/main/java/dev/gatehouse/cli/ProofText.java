package dev.gatehouse.cli;

import dev.gatehouse.lint.Estate.Proven;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What is proven of operations, for people: how many, and the ways around for the others, those of an API together. */
final class ProofText {
    private static final int NAMED = 4;

    private ProofText() {}

    static String of(List<Proven> operations) {
        if (operations.isEmpty()) {
            return "";
        }
        int guaranteed = 0;
        int idle = 0;
        Map<String, List<String>> open = new LinkedHashMap<>();
        Map<String, Integer> sizes = new LinkedHashMap<>();
        for (var proven : operations) {
            sizes.merge(proven.route().api(), 1, Integer::sum);
            switch (proven.proof().verdict()) {
                case GUARANTEED -> guaranteed++;
                case NO_BACKEND -> idle++;
                case NOT_GUARANTEED ->
                    open.computeIfAbsent(proven.route().api() + "\n" + reason(proven), _ -> new ArrayList<>())
                            .add(proven.route().operation());
            }
        }
        var out = new StringBuilder();
        out.append("%d of %s: a verified token is guaranteed before the backend%n"
                .formatted(guaranteed, CheckText.count(operations.size() - idle, "operation")));
        open.forEach((key, names) -> {
            var api = key.substring(0, key.indexOf('\n'));
            boolean all = names.size() == sizes.getOrDefault(api, 0) && names.size() > 1;
            out.append("  not for ")
                    .append(api)
                    .append(all ? ", all %d".formatted(names.size()) : "/" + names(names))
                    .append(':')
                    .append(key.substring(key.indexOf('\n') + 1))
                    .append('\n');
        });
        if (idle > 0) {
            out.append("  %s no backend%n"
                    .formatted(idle == 1 ? "1 more operation calls" : idle + " more operations call"));
        }
        return out.toString();
    }

    private static String names(List<String> names) {
        var shown = names.stream().limit(NAMED).collect(Collectors.joining(", "));
        return names.size() > NAMED ? shown + " and %d more".formatted(names.size() - NAMED) : shown;
    }

    private static String reason(Proven proven) {
        var where = proven.byProduct()
                ? " without a product's key"
                : proven.product() == null ? "" : " with a key of product '%s'".formatted(proven.product());
        var way = proven.proof().way();
        return way.isEmpty()
                ? where + (where.isEmpty() ? "" : ",") + " no policy validates a token"
                : where + way.stream().map(turn -> "\n    " + turn).collect(Collectors.joining());
    }
}

package dev.gatehouse.kql.functions;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Functions that Kusto has and we do not, and why: whoever uses one reads a reason instead of "unknown". */
final class Refusals {
    private static final SequencedMap<String, String> REASONS = new LinkedHashMap<>();

    private static void refuse(String reason, String... names) {
        List.of(names).forEach(name -> REASONS.put(name, reason));
    }

    static {
        refuse(
                "sketches are not kept; use dcount, percentile",
                "hll",
                "hll_if",
                "hll_merge",
                "dcount_hll",
                "tdigest",
                "tdigest_merge",
                "merge_tdigest",
                "percentile_tdigest",
                "percentiles_array_tdigest",
                "percentrank_tdigest",
                "rank_tdigest");
        refuse("weighted percentiles are not offered", "percentilew", "percentilesw", "percentilesw_array");
    }

    private Refusals() {}

    /** Null if the name is none of them. */
    static @Nullable String of(String name) {
        return REASONS.get(name);
    }

    static SequencedMap<String, String> all() {
        return REASONS;
    }
}

package dev.gatehouse.expr.lib.json;

import dev.gatehouse.expr.types.FlagSet;
import java.util.List;

/** {@code Newtonsoft.Json.Linq.MergeNullValueHandling}. */
public final class MergeNullValueHandling extends FlagSet<MergeNullValueHandling> {
    static final MergeNullValueHandling IGNORE = new MergeNullValueHandling(0);
    static final MergeNullValueHandling MERGE = new MergeNullValueHandling(1);

    private MergeNullValueHandling(int bits) {
        super(bits);
    }

    @Override
    public MergeNullValueHandling of(int bits) {
        return new MergeNullValueHandling(bits);
    }

    @Override
    protected List<String> names() {
        return List.of("Ignore", "Merge");
    }
}

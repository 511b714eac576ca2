package dev.gatehouse.expr.lib.system;

import dev.gatehouse.expr.types.FlagSet;
import java.util.List;

/** {@code System.StringSplitOptions}. */
public final class StringSplitOptions extends FlagSet<StringSplitOptions> {
    public static final StringSplitOptions NONE = new StringSplitOptions(0);
    public static final StringSplitOptions REMOVE_EMPTY_ENTRIES = new StringSplitOptions(1);

    private StringSplitOptions(int bits) {
        super(bits);
    }

    @Override
    public StringSplitOptions of(int bits) {
        return new StringSplitOptions(bits);
    }

    @Override
    protected List<String> names() {
        return List.of("None", "RemoveEmptyEntries");
    }
}

package dev.gatehouse.expr.lib.xml;

import dev.gatehouse.expr.types.FlagSet;
import java.util.List;

/** {@code System.Xml.Linq.LoadOptions}. */
public final class LoadOptions extends FlagSet<LoadOptions> {
    LoadOptions(int bits) {
        super(bits);
    }

    @Override
    public LoadOptions of(int bits) {
        return new LoadOptions(bits);
    }

    @Override
    protected List<String> names() {
        return List.of("None", "PreserveWhitespace", "SetBaseUri", "SetLineInfo");
    }
}

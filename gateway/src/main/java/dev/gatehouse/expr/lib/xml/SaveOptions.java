package dev.gatehouse.expr.lib.xml;

import dev.gatehouse.expr.types.FlagSet;
import java.util.List;

/** {@code System.Xml.Linq.SaveOptions}. */
public final class SaveOptions extends FlagSet<SaveOptions> {
    SaveOptions(int bits) {
        super(bits);
    }

    @Override
    public SaveOptions of(int bits) {
        return new SaveOptions(bits);
    }

    @Override
    protected List<String> names() {
        return List.of("None", "DisableFormatting", "OmitDuplicateNamespaces");
    }
}

package dev.gatehouse.expr.lib.xml;

import dev.gatehouse.expr.lib.collections.EqualityComparer;
import org.jspecify.annotations.Nullable;

/** {@code System.Xml.Linq.XNodeEqualityComparer}: nodes with the same structure and values are equal. */
public final class XNodeEqualityComparer implements EqualityComparer<@Nullable XNode> {
    static final XNodeEqualityComparer INSTANCE = new XNodeEqualityComparer();

    @Override
    public @Nullable Object key(@Nullable XNode value) {
        return value == null ? null : new Key(value);
    }

    private record Key(XNode node) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key && node.deepEquals(key.node);
        }

        @Override
        public int hashCode() {
            return node.text(false).hashCode();
        }
    }
}

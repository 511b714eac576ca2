package dev.gatehouse.expr.lib.system;

import dev.gatehouse.expr.types.FlagSet;
import java.util.List;

/** {@code System.UriComponents}. */
public final class UriComponents extends FlagSet<UriComponents> {
    static final UriComponents SCHEME = new UriComponents(1 << 0);
    static final UriComponents USER_INFO = new UriComponents(1 << 1);
    static final UriComponents HOST = new UriComponents(1 << 2);
    static final UriComponents PORT = new UriComponents(1 << 3);
    static final UriComponents PATH = new UriComponents(1 << 4);
    static final UriComponents QUERY = new UriComponents(1 << 5);
    static final UriComponents FRAGMENT = new UriComponents(1 << 6);
    static final UriComponents STRONG_PORT = new UriComponents(1 << 7);
    static final UriComponents NORMALIZED_HOST = new UriComponents(1 << 8);
    static final UriComponents KEEP_DELIMITER = new UriComponents(1 << 30);

    UriComponents(int bits) {
        super(bits);
    }

    /** Whether it is just this, delimiters aside. */
    boolean isOnly(UriComponents other) {
        return (bits() & ~KEEP_DELIMITER.bits()) == other.bits();
    }

    @Override
    public UriComponents of(int bits) {
        return new UriComponents(bits);
    }

    @Override
    protected List<String> names() {
        return List.of(
                "0", "Scheme", "UserInfo", "Host", "Port", "Path", "Query", "Fragment", "StrongPort", "NormalizedHost");
    }
}

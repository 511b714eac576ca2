package dev.gatehouse.expr.lib.text;

import java.util.List;

/**
 * {@code System.Text.RegularExpressions.Group}. Of a group that matched repeatedly only the last capture is
 * known.
 */
public sealed class Group extends Capture permits Match {
    private final boolean success;
    private final String name;

    Group(String name, String input, boolean success, int index, int length) {
        super(input, index, length);
        this.name = name;
        this.success = success;
    }

    static Group failed(String name) {
        return new Group(name, "", false, 0, 0);
    }

    public boolean success() {
        return success;
    }

    public String name() {
        return name;
    }

    public List<Capture> captures() {
        return success ? List.of(this) : List.of();
    }
}

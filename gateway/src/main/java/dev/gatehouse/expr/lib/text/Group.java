package dev.gatehouse.expr.lib.text;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code System.Text.RegularExpressions.Group}: the last of its captures, and all of them. */
public sealed class Group extends Capture permits Match {
    private final boolean success;
    private final String name;

    private final @Nullable Supplier<List<Capture>> all;
    private @Nullable List<Capture> known;

    Group(String name, String input, boolean success, int index, int length) {
        this(name, input, success, index, length, null);
    }

    Group(String name, String input, boolean success, int index, int length, @Nullable Supplier<List<Capture>> all) {
        super(input, index, length);
        this.name = name;
        this.success = success;
        this.all = all;
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

    /** All captures, the last one being this; found out when it is asked for. */
    public List<Capture> captures() {
        if (!success) return List.of();
        var found = known;
        if (found == null) {
            found = all == null ? List.of() : all.get();
            if (found.isEmpty()) found = List.of(this);
            known = found;
        }
        return found;
    }
}

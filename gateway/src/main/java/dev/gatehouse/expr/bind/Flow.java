package dev.gatehouse.expr.bind;

import dev.gatehouse.expr.bind.BoundStatement.Target;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is known at the place of a function that is being bound: reachability, variables without a value, jump targets. */
final class Flow {
    /** A loop or switch around the place. */
    static final class Frame {
        final @Nullable Target exit;
        final @Nullable Target next;
        /** For {@code goto case}: constants and their groups; the key of {@code default} is the frame itself. */
        final Map<Object, Target> cases = new HashMap<>();

        final boolean isFinally;

        @Nullable
        Set<Variable> unassignedAtExit;

        boolean left;

        Frame(@Nullable Target exit, @Nullable Target next, boolean isFinally) {
            this.exit = exit;
            this.next = next;
            this.isFinally = isFinally;
        }
    }

    final Deque<Frame> frames = new ArrayDeque<>();
    final Map<String, Target> labels = new HashMap<>();
    Set<Variable> unassigned = new HashSet<>();
    boolean reachable = true;
    int catches;

    /** Notes that control goes from here to the frame's exit. */
    void leave(Frame frame) {
        if (!reachable) {
            return;
        }
        frame.left = true;
        frame.unassignedAtExit =
                frame.unassignedAtExit == null ? new HashSet<>(unassigned) : union(frame.unassignedAtExit, unassigned);
    }

    static Set<Variable> union(Set<Variable> first, Set<Variable> second) {
        var all = new HashSet<>(first);
        all.addAll(second);
        return all;
    }

    /** Joins another path into this place. */
    void join(boolean otherReachable, Set<Variable> otherUnassigned) {
        if (otherReachable) {
            unassigned = reachable ? union(unassigned, otherUnassigned) : new HashSet<>(otherUnassigned);
            reachable = true;
        }
    }
}

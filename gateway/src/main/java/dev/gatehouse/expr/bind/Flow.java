package dev.gatehouse.expr.bind;

import dev.gatehouse.expr.bind.BoundStatement.Target;
import dev.gatehouse.text.Span;
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

        /** What is special about a place that {@code yield} and jumps have to know. */
        enum Kind {
            LOOP,
            /** A body with {@code catch}. */
            TRY,
            /** A body with {@code finally} alone. */
            FINALLY_BODY,
            CATCH,
            FINALLY
        }

        final Kind kind;
        final boolean isFinally;

        @Nullable
        Set<Variable> unassignedAtExit;

        boolean left;

        Frame(@Nullable Target exit, @Nullable Target next) {
            this(exit, next, Kind.LOOP);
        }

        private Frame(@Nullable Target exit, @Nullable Target next, Kind kind) {
            this.exit = exit;
            this.next = next;
            this.kind = kind;
            this.isFinally = kind == Kind.FINALLY;
        }

        static Frame ofTry() {
            return new Frame(null, null, Kind.TRY);
        }

        static Frame ofFinallyBody() {
            return new Frame(null, null, Kind.FINALLY_BODY);
        }

        static Frame ofCatch() {
            return new Frame(null, null, Kind.CATCH);
        }

        static Frame ofFinally() {
            return new Frame(null, null, Kind.FINALLY);
        }
    }

    final Deque<Frame> frames = new ArrayDeque<>();
    final Map<String, Target> labels = new HashMap<>();
    /** How many final blocks are around each label. */
    final Map<Target, Long> finals = new HashMap<>();

    Set<Variable> unassigned = new HashSet<>();
    /** Variables around a local function: whether they have a value matters where it is called, not inside. */
    final Set<Variable> outer = new HashSet<>();

    /** What has no value at some return. */
    final Set<Variable> unassignedAtReturn = new HashSet<>();

    /** Where a value is returned; null if nowhere. */
    @Nullable
    Span returned;

    boolean reachable = true;

    /**
     * What has no value where a condition is true, and where it is false.
     */
    record Split(Set<Variable> whenTrue, Set<Variable> whenFalse) {
        Split negated() {
            return new Split(/* whenTrue= */ whenFalse(), /* whenFalse= */ whenTrue());
        }
    }

    private @Nullable Bound splitOf;
    private @Nullable Split split;

    /** Notes what is known after {@code condition}; on a path where both outcomes meet, what either lacks is lacking. */
    void split(Bound condition, Split known) {
        splitOf = condition;
        split = known;
        unassigned = union(known.whenTrue(), known.whenFalse());
    }

    /** What is known after the condition that was bound last. */
    @SuppressWarnings("ReferenceEquality") // it is about that very node
    Split after(Bound condition) {
        var known = split;
        if (known != null && splitOf == condition) {
            return known;
        }
        // Where a constant never leads, everything has a value.
        return new Split(
                Statements.isFalse(condition) ? new HashSet<>() : new HashSet<>(unassigned),
                Statements.isTrue(condition) ? new HashSet<>() : new HashSet<>(unassigned));
    }

    /** How many final blocks are around this place. */
    long finalDepth() {
        return frames.stream().filter(frame -> frame.isFinally).count();
    }

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

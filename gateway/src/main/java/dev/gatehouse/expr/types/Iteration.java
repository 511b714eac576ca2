package dev.gatehouse.expr.types;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The sequence that a function with {@code yield} gives: its body runs piece by piece, as elements are asked for, and
 * anew for each enumeration. Confined to one evaluation.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/csharp/language-reference/statements/yield">yield</a>
 */
public final class Iteration implements Iterable<@Nullable Object> {
    /** The body as generated code. */
    @FunctionalInterface
    public interface Step {
        /** Runs to the next {@code yield return}; false at the end. */
        boolean advance(Frame frame);
    }

    /** Where an enumeration stands: what generated code keeps from one element to the next. */
    public static final class Frame {
        /** Which {@code yield return} it waits at; 0 at the start, -1 at the end. */
        public int state;

        /** The variables; at the start, the arguments. */
        public @Nullable Object[] values;

        /** The element. */
        public @Nullable Object current;

        private Frame(@Nullable Object[] values) {
            this.values = values;
        }
    }

    private final Step step;
    private final @Nullable Object[] arguments;

    /** @param arguments boxed; not copied */
    public Iteration(Step step, @Nullable Object[] arguments) {
        this.step = step;
        this.arguments = arguments;
    }

    @Override
    public Iterator<@Nullable Object> iterator() {
        return new Enumeration(step, new Frame(arguments));
    }

    private static final class Enumeration implements Iterator<@Nullable Object> {
        private final Step step;
        private final Frame frame;
        private boolean ready;

        private Enumeration(Step step, Frame frame) {
            this.step = step;
            this.frame = frame;
        }

        @Override
        public boolean hasNext() {
            if (ready) {
                return true;
            }
            if (frame.state < 0) {
                return false;
            }
            try {
                ready = step.advance(frame);
            } finally {
                if (!ready) {
                    // What has ended, or thrown, does not go on.
                    frame.state = -1;
                }
            }
            return ready;
        }

        @Override
        public @Nullable Object next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            ready = false;
            return frame.current;
        }
    }
}

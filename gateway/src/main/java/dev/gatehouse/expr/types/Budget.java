package dev.gatehouse.expr.types;

/**
 * What one evaluation may spend, so that no expression holds a thread for ever: loops and calls of
 * lambdas and local functions count. Confined to one evaluation.
 */
public final class Budget {
    private static final int STEPS = 10_000_000;
    private static final int DEPTH = 2_000;
    private int steps = STEPS;
    private int depth;

    /** Counts one round of a loop. */
    public void step() {
        if (--steps < 0) {
            throw new Exhausted("System.TimeoutException", "The expression has run for too long.");
        }
    }

    /** Counts a call; each call is paired with {@link #leave}. */
    public void enter() {
        step();
        if (++depth > DEPTH) {
            depth--;
            throw new Exhausted(
                    "System.InsufficientExecutionStackException",
                    "The functions of the expression call each other too deeply.");
        }
    }

    public void leave() {
        depth--;
    }

    /** Not for the expression to catch. */
    public static final class Exhausted extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final String typeName;

        Exhausted(String typeName, String message) {
            super(message);
            this.typeName = typeName;
        }

        /** As the policy sees it. */
        public DotNetException toDotNet() {
            var message = getMessage();
            var exception = new DotNetException(typeName, message == null ? "" : message);
            exception.setStackTrace(getStackTrace());
            return exception;
        }
    }
}

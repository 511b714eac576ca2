package dev.gatehouse.policy;

import dev.gatehouse.expr.types.DotNetException;
import java.util.List;

/** One section of a pipeline: a flat list of instructions with jumps. Immutable. */
final class Program {
    static final Program EMPTY = new Program(List.of());

    /** A step that is in second gear already does not say that it would wait: if it may and takes longer, it has. */
    private static final long BLOCKED_NANOS = 1_000_000;

    private final Op[] ops;

    Program(List<Op> ops) {
        this.ops = ops.toArray(Op[]::new);
    }

    /**
     * Runs from {@link Exchange#counter} on, until the end ({@link Flow#NEXT}) or until a step says
     * something else; the counter then stands at that step.
     */
    Flow run(Exchange exchange) throws PolicyException {
        int at = exchange.counter;
        try {
            while (at < ops.length) {
                switch (ops[at]) {
                    case Op.Run run -> {
                        var flow = exchange.secondGear
                                ? slowly(run, exchange)
                                : run.step().run(exchange);
                        if (flow != Flow.NEXT) {
                            return flow;
                        }
                        at++;
                    }
                    case Op.Branch branch ->
                        at = Boolean.TRUE.equals(branch.condition().evaluate(exchange)) ? at + 1 : branch.otherwise();
                    case Op.Jump jump -> at = jump.to();
                    case Op.Inherit _ -> throw new IllegalStateException("not linked");
                }
            }
            return Flow.NEXT;
        } catch (DotNetException failure) {
            throw PolicyException.failed(
                    "ExpressionValueEvaluationFailure",
                    "Expression evaluation failed. " + inOneLine(failure.text()),
                    failure);
        } catch (StackOverflowError failure) {
            throw PolicyException.failed(
                    "ExpressionValueEvaluationFailure",
                    "Expression evaluation failed. Insufficient stack to continue executing the program safely.",
                    failure);
        } finally {
            exchange.counter = at;
        }
    }

    /** Some of .NET's messages have several lines, which no header could hold: documents send them in one. */
    private static String inOneLine(String message) {
        return message.indexOf('\n') < 0
                ? message
                : String.join(" ", message.lines().toList());
    }

    /** Runs a step that may block, and notes that it did. */
    private static Flow slowly(Op.Run run, Exchange exchange) throws PolicyException {
        boolean announced = exchange.waitNanos != 0;
        long begin = announced ? exchange.waitNanos : System.nanoTime();
        exchange.waitNanos = 0;
        exchange.asked = false;
        try {
            return run.step().run(exchange);
        } finally {
            long end = System.nanoTime();
            if (announced || (exchange.asked && end - begin > BLOCKED_NANOS)) {
                exchange.measures().waited(run.place(), begin, end);
            }
        }
    }

    /** Where the instruction at {@code counter} stands. */
    Place place(int counter) {
        return switch (ops[counter]) {
            case Op.Run run -> run.place();
            case Op.Branch branch -> branch.place();
            case Op.Jump _, Op.Inherit _ -> throw new IllegalStateException("cannot fail");
        };
    }

    int length() {
        return ops.length;
    }
}

package dev.gatehouse.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * Whether something has happened on every way that a request may take: an abstract interpretation over {@link State},
 * which never takes a branch to be impossible. What a failing policy skips is not a way: failures lead to {@code
 * on-error}, from where no backend is called.
 */
public final class Guarantee {
    private final Predicate<Statement> establishes;
    private final BiConsumer<Statement, State> observer;

    /** What is known at one point; from the best to the worst. */
    public sealed interface State {
        /** No request gets here. */
        record Ended() implements State {}

        /** It has happened to every request that gets here. */
        record Held() implements State {}

        /** It may have happened in statements that are not at hand. */
        record Unknown() implements State {}

        /** There is a way here on which it has not happened, with these turns. */
        record Open(List<Turn> way) implements State {
            public Open {
                way = List.copyOf(way);
            }

            Open with(Turn turn) {
                var longer = new ArrayList<>(way);
                longer.add(turn);
                return new Open(longer);
            }
        }
    }

    public static final State START = new State.Open(List.of());

    private static final State ENDED = new State.Ended();
    private static final State HELD = new State.Held();
    private static final State UNKNOWN = new State.Unknown();

    /** @param establishes the statements after which it has happened */
    public Guarantee(Predicate<Statement> establishes) {
        this(establishes, (_, _) -> {});
    }

    /** @param observer told of every statement that may be reached, and what is known before it */
    public Guarantee(Predicate<Statement> establishes, BiConsumer<Statement, State> observer) {
        this.establishes = establishes;
        this.observer = observer;
    }

    /** What is known behind {@code statements}. */
    public State after(List<Statement> statements, State before) {
        var state = before;
        for (var statement : statements) {
            if (state instanceof State.Ended) {
                break;
            }
            observer.accept(statement, state);
            state = after(statement, state);
        }
        return state;
    }

    private State after(Statement statement, State before) {
        if (statement.isOpaque()) {
            return before instanceof State.Held ? before : UNKNOWN;
        }
        return switch (statement.name()) {
            case "return-response", "mock-response" -> ENDED;
            case "choose" -> choose(statement, before);
            // Runs once at least.
            case "retry", "limit-concurrency", "base", "include-fragment" -> after(statement.children(), before);
            case "wait" -> {
                // The first to finish may be enough: nothing in it is sure to have run.
                after(statement.children(), before);
                yield before;
            }
            default -> establishes.test(statement) ? HELD : before;
        };
    }

    private State choose(Statement choose, State before) {
        List<State> ends = new ArrayList<>();
        boolean exhaustive = false;
        boolean differs = false;
        for (var branch : choose.children()) {
            exhaustive |= branch.is("otherwise");
            var text = branch.is("otherwise") ? "goes on through 'otherwise'" : "goes on through this 'when'";
            var entered = with(before, Turn.at(branch, text));
            var end = after(branch.children(), entered);
            differs |= !(end instanceof State.Ended) && !end.equals(entered);
            ends.add(end);
        }
        if (!exhaustive) {
            ends.add(with(before, Turn.at(choose, "goes on where no 'when' of this 'choose' holds")));
        }
        if (ends.stream().allMatch(end -> end instanceof State.Ended)) {
            return ENDED;
        }
        if (!differs) {
            // It has nothing to do with the matter, so it is no turn.
            return before;
        }
        return ends.stream()
                .filter(State.Open.class::isInstance)
                .findFirst()
                .orElse(ends.contains(UNKNOWN) ? UNKNOWN : HELD);
    }

    private static State with(State state, Turn turn) {
        return state instanceof State.Open open ? open.with(turn) : state;
    }
}

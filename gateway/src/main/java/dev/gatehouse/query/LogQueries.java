package dev.gatehouse.query;

import dev.gatehouse.kql.KqlCompiler;
import dev.gatehouse.kql.Query;
import dev.gatehouse.settings.Settings;
import dev.gatehouse.store.LogStore;
import dev.gatehouse.store.QueryException;
import dev.gatehouse.store.Running;
import dev.gatehouse.text.Diagnostic;
import dev.gatehouse.text.Diagnostics;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Asks the logs of a store. Whatever the text of a question, the outcome is an answer or a refusal, never an exception.
 *
 * <p><b>Threading:</b> may be used from any thread but an event loop: compiling takes milliseconds, answers may take as
 * long as the limits allow.
 */
public final class LogQueries {
    private final LogStore store;
    private final Settings.Queries limits;
    private final InstantSource clock;
    private final KqlCompiler compiler;

    /**
     * Over a store, which stays the caller's to close.
     *
     * @param limits of each query
     * @param clock the present, for questions that do not say
     */
    public LogQueries(LogStore store, Settings.Queries limits, InstantSource clock) {
        this.store = store;
        this.limits = limits;
        this.clock = clock;
        this.compiler = new KqlCompiler(store.schema());
    }

    /** The present, as questions have it that do not say. */
    public Instant now() {
        return clock.instant();
    }

    /** Asks, and waits for what becomes of it. An interrupted caller cancels the query. */
    public Outcome ask(Question question) {
        return begin(question).outcome();
    }

    /** Asks; the query is compiled when this returns, and runs. */
    public Asked begin(Question question) {
        long began = System.nanoTime();
        var diagnostics = new Diagnostics();
        var now = question.now() == null ? now() : question.now();
        var query = compiler.compile(question.text(), now, question.range(), diagnostics);
        if (query == null) {
            return new Settled(new Refusal.Mistaken(diagnostics.list()));
        }
        try {
            return new UnderWay(store.start(query, limits), query, diagnostics.list(), began);
        } catch (QueryException e) {
            return new Settled(refusal(e));
        }
    }

    private static Refusal refusal(QueryException e) {
        return new Refusal.Unanswered(e.kind(), String.valueOf(e.getMessage()));
    }

    private record Settled(Outcome outcome) implements Asked {
        @Override
        public void cancel() {
            // there is nothing left to end
        }
    }

    private record UnderWay(Running running, Query query, List<Diagnostic> remarks, long began) implements Asked {
        @Override
        public Outcome outcome() {
            try {
                var result = running.result();
                return new Answer(
                        result.columns(),
                        result.rows(),
                        query.render(),
                        remarks,
                        Duration.ofNanos(System.nanoTime() - began));
            } catch (QueryException e) {
                return refusal(e);
            }
        }

        @Override
        public void cancel() {
            running.cancel();
        }
    }
}

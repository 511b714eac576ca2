package dev.gatehouse.alerts;

import dev.gatehouse.query.Outcome;
import dev.gatehouse.query.Question;

/** Whoever answers questions about the logs. */
@FunctionalInterface
public interface Questions {
    /** Asks, and waits for what becomes of it. An interrupted caller ends the query. */
    Outcome ask(Question question);
}

package dev.gatehouse.query;

/** A question under way. It holds no thread of the caller's. */
public interface Asked {
    /** Waits for what becomes of it. An interrupted caller cancels the query. */
    Outcome outcome();

    /** Ends the query, from any thread; the outcome is a refusal then, unless there is an answer already. */
    void cancel();
}

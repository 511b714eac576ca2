package dev.gatehouse.store;

/** A query on its way. It holds no thread of the caller's. */
public interface Running {
    /**
     * Waits for the answer.
     *
     * @throws QueryException if there is none; an interrupted caller cancels the query
     */
    Result result() throws QueryException;

    /** Ends the query, from any thread; {@link #result} then says {@link QueryException.Kind#CANCELLED}. */
    void cancel();
}

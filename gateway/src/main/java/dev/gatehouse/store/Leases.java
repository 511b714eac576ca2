package dev.gatehouse.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.TreeSet;

/**
 * Which queries are under way, so that what they may read is not taken away below them: a segment that no view names
 * any more goes when the last query has ended that began before.
 */
final class Leases {
    private final TreeSet<Long> open = new TreeSet<>();
    private final Deque<Removal> waiting = new ArrayDeque<>();
    private long last;

    private record Removal(long after, Runnable task) {}

    /** A query begins; what it gets belongs to {@link #end}. */
    synchronized long begin() {
        open.add(++last);
        return last;
    }

    synchronized void end(long lease) {
        open.remove(lease);
    }

    synchronized boolean isIdle() {
        return open.isEmpty();
    }

    /** Keeps the task until every query that has begun by now has ended. */
    synchronized void afterwards(Runnable task) {
        waiting.add(new Removal(last, task));
    }

    /** Takes out the tasks that can run now. */
    synchronized List<Runnable> due() {
        List<Runnable> due = new ArrayList<>();
        while (!waiting.isEmpty()
                && (open.isEmpty() || open.first() > waiting.peek().after())) {
            due.add(waiting.remove().task());
        }
        return due;
    }

    /** Takes out all of them, where no query can be under way. */
    synchronized List<Runnable> all() {
        open.clear();
        return due();
    }
}

package dev.gatehouse.policy;

/** What a {@link Step} says about going on. */
public enum Flow {
    /** Done; the next step. */
    NEXT,
    /** The response is settled: nothing else runs, in no section. */
    RESPOND,
    /**
     * It would have to wait and has had no effect yet. The same step runs again on a virtual thread,
     * where {@link Exchange#mayBlock()} is true.
     */
    WAIT,
    /**
     * It has begun something that ends later with {@link Exchange#resume()}; the next step follows then.
     */
    SUSPENDED
}

package dev.gatehouse.lint;

/**
 * A practice, and how to see that it is not kept. A rule implements one of the looks, or more. It would rather miss
 * something than blame what is right. Stateless.
 */
public interface Rule {
    About about();

    /** Looks at one policy of a document. */
    default void look(Statement statement, Findings findings) {}

    /** Looks at what runs for an operation; for a document by itself, at that document. */
    default void look(Effective effective, Findings findings) {}

    /** Looks at a folder of artifacts as a whole. */
    default void look(Estate estate, Findings findings) {}
}

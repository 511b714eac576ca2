package dev.gatehouse.policy;

import java.util.Set;

/**
 * A policy element: one file in {@code policy.elements} with its name, where it may stand, what it
 * accepts and what it does. Registered with {@code @AutoService(Policy.class)}.
 *
 * <p>Stateless; used by several threads at once.
 */
public interface Policy {
    /** The element's name. */
    String name();

    /** Whether it is Gatehouse's own: documents write its name with a prefix for {@link Extensions#NAMESPACE}. */
    default boolean isExtension() {
        return false;
    }

    /** The sections in which it may stand. */
    default Set<Section> sections() {
        return Section.ALL;
    }

    /**
     * Turns one element of a document into steps. Mistakes go to {@code element}, which returns
     * harmless values, so that one run finds many; attributes and children that nobody read are
     * reported by themselves.
     */
    void compile(ElementReader element, ProgramBuilder program);
}

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

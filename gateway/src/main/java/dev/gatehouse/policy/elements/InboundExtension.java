package dev.gatehouse.policy.elements;

import dev.gatehouse.policy.Policy;
import dev.gatehouse.policy.Section;
import java.util.Set;

/** A policy of Gatehouse's own that stands in {@code inbound} only: it decides whether a request goes any further. */
interface InboundExtension extends Policy {
    @Override
    default boolean isExtension() {
        return true;
    }

    @Override
    default Set<Section> sections() {
        return Set.of(Section.INBOUND);
    }
}

package dev.gatehouse.policy;

import java.util.List;
import java.util.Map;

/** One policy document, compiled, not yet merged with those of other scopes. Immutable. */
public final class CompiledDocument {
    private final Map<Section, List<Op>> sections;

    CompiledDocument(Map<Section, List<Op>> sections) {
        this.sections = Map.copyOf(sections);
    }

    /** A section that the document lacks inherits, as if it held {@code <base/>} alone. */
    List<Op> section(Section section) {
        return sections.getOrDefault(section, List.of(new Op.Inherit()));
    }
}

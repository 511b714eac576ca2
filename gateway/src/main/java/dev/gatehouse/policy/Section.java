package dev.gatehouse.policy;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The sections of a policy document, in the order in which an exchange passes them. */
public enum Section {
    INBOUND("inbound"),
    BACKEND("backend"),
    OUTBOUND("outbound"),
    ON_ERROR("on-error");

    /** For policies that may stand anywhere. */
    public static final Set<Section> ALL = Set.copyOf(EnumSet.allOf(Section.class));

    private final String element;

    Section(String element) {
        this.element = element;
    }

    /** The element's name, also the text of {@code context.LastError.Section}. */
    public String element() {
        return element;
    }

    /** Whether policies here work on the request rather than the response. */
    public boolean isRequestSide() {
        return this == INBOUND || this == BACKEND;
    }

    /** The section with this element name, or null. */
    public static @Nullable Section named(String element) {
        for (var section : values()) {
            if (section.element.equals(element)) {
                return section;
            }
        }
        return null;
    }
}

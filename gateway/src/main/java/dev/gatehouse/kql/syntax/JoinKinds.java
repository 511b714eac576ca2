package dev.gatehouse.kql.syntax;

import dev.gatehouse.kql.syntax.Stage.Join.Kind;
import java.util.Locale;
import java.util.Set;

/** The kinds of {@code join} by their names, some of which are other names. */
final class JoinKinds {
    static final Set<String> NAMES = Set.of(
            "innerunique",
            "inner",
            "leftouter",
            "rightouter",
            "fullouter",
            "leftsemi",
            "rightsemi",
            "leftanti",
            "rightanti",
            "anti",
            "leftantisemi",
            "rightantisemi");

    static final Set<String> LOOKUP = Set.of("leftouter", "inner");

    private JoinKinds() {}

    /** @param name one of {@link #NAMES} */
    static Kind of(String name) {
        return switch (name) {
            case "anti", "leftantisemi" -> Kind.LEFTANTI;
            case "rightantisemi" -> Kind.RIGHTANTI;
            default -> Kind.valueOf(name.toUpperCase(Locale.ROOT));
        };
    }
}

package dev.gatehouse.catalog;

import dev.gatehouse.model.Diagnostic;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which of several diagnostic settings says what the gateway's log keeps.
 *
 * <p>In Azure each setting feeds a logger of its own, and an API's replaces the service's of the same id. The table
 * that queries run on is {@code azuremonitor}'s; a folder that has settings for other loggers only means those.
 */
final class GoverningDiagnostic {
    private static final List<String> FIRST = List.of("azuremonitor", "applicationinsights");

    private static final Comparator<Diagnostic> BY_RANK = Comparator.<Diagnostic>comparingInt(GoverningDiagnostic::rank)
            .thenComparing(Diagnostic::id, String.CASE_INSENSITIVE_ORDER);

    private GoverningDiagnostic() {}

    /** The API's {@code azuremonitor}, else the service's, else another of the API's, else of the service's. */
    static Diagnostic of(List<Diagnostic> ofApi, List<Diagnostic> ofService) {
        var own = first(ofApi);
        var common = first(ofService);
        if (own.isPresent() && (rank(own.get()) == 0 || common.isEmpty() || rank(common.get()) != 0)) {
            return own.get();
        }
        return common.orElse(Diagnostic.DEFAULT);
    }

    private static Optional<Diagnostic> first(List<Diagnostic> settings) {
        return settings.stream().min(BY_RANK);
    }

    private static int rank(Diagnostic setting) {
        for (int i = 0; i < FIRST.size(); i++) {
            if (FIRST.get(i).equalsIgnoreCase(setting.id())) {
                return i;
            }
        }
        return FIRST.size();
    }
}

package dev.gatehouse.query;

import dev.gatehouse.store.QueryException.Kind;
import dev.gatehouse.text.Diagnostic;
import dev.gatehouse.text.Position;
import dev.gatehouse.text.Severity;
import java.util.List;
import java.util.Locale;

/** Why there is no answer, for whoever asked. */
public sealed interface Refusal extends Outcome {
    /** Stable, for programs: of a diagnostic, or of what the query ran into. */
    String code();

    /** For people, in one line. */
    String message();

    /** Where in the query; its beginning, where it is about all of it. */
    Position position();

    /**
     * The query is not understood or not supported.
     *
     * @param diagnostics everything found, at least one error
     */
    record Mistaken(List<Diagnostic> diagnostics) implements Refusal {
        public Mistaken {
            diagnostics = List.copyOf(diagnostics);
        }

        private Diagnostic first() {
            return diagnostics.stream()
                    .filter(found -> found.severity() == Severity.ERROR)
                    .findFirst()
                    .orElseThrow();
        }

        @Override
        public String code() {
            return first().code();
        }

        @Override
        public String message() {
            return first().message();
        }

        @Override
        public Position position() {
            return first().position();
        }
    }

    /** The query was understood and gave no answer: it ran into a limit, was cancelled, or the store has none to give. */
    record Unanswered(Kind kind, String message) implements Refusal {
        /** The kind's name in the manner of Azure's codes: {@code TooManyRows}. */
        @Override
        public String code() {
            var code = new StringBuilder();
            for (var word : kind.name().split("_", -1)) {
                code.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
            }
            return code.toString();
        }

        @Override
        public Position position() {
            return new Position(1, 1);
        }
    }
}
